//! Who a noun phrase stands for.

fn main() { standpoint::app::run(std::env::args_os().skip(1).map(Into::into).collect()).unwrap(); }

//! TEMPORARY.
use standpoint::{agenda, extract::Extractor, import, model::Date};
use std::path::Path;
fn main() {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap();
    let agenda = if name == "u" {
        agenda::built_in("ukraine-talks").unwrap()
    } else {
        agenda::read(Path::new(&name)).unwrap()
    };
    let x = Extractor::new(&agenda);
    for p in args {
        let a = import::read(Path::new(&p), Date::new(2026, 12, 6).unwrap()).unwrap();
        println!("{}", x.trace(&a));
    }
}

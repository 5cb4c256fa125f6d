//! Work that stands back behind the window's thread where both want the same core.

/// By how much: a quarter of the time is left to a thread that competes with one that does
/// not stand back.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

/// Lets the thread that calls it, once, and what it starts, stand back behind the others of the
/// program, as far as the system can. Where it cannot, nothing is changed.
pub fn stand_back() {
    // Elsewhere the number is that of the whole program, the window with it.
    #[cfg(target_os = "linux")]
    if let Ok(own) = rustix::process::getpriority_process(None) {
        // Behind the program itself, wherever that stands among others.
        let _ = rustix::process::setpriority_process(None, (own + NICE).min(19));
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::thread;

    use super::*;

    fn own() -> i32 {
        rustix::process::getpriority_process(None).expect("it can be asked")
    }

    #[test]
    fn a_thread_stands_back_alone_with_what_it_starts() {
        let before = own();
        let (of_thread, of_its_own) = thread::spawn(|| {
            stand_back();
            let inner = thread::spawn(own).join().expect("no panic");
            (own(), inner)
        })
        .join()
        .expect("no panic");
        assert_eq!(of_thread, (before + NICE).min(19));
        assert_eq!(of_its_own, of_thread);
        assert_eq!(own(), before, "the others stay");
    }
}

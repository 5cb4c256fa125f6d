//! Work that stands back behind the window's thread where both want the same core.

/// By how much: a quarter of the time is left to a thread that competes with one that does
/// not stand back.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

/// Lets the thread that calls it, and what it starts, stand back behind the others of the
/// program, as far as the system can. Where it cannot, nothing is changed.
pub fn stand_back() {
    // Elsewhere the number is that of the whole program, the window with it.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, NICE);
}

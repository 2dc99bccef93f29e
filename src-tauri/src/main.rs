//! The program. Everything is in the library.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    reperes_lib::main()
}

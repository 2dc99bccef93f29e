//! The entry point of the program. All code is in the library.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    reperes_lib::main()
}

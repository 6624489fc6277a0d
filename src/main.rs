//! The command `columnist`: see `columnist --help`, or `src/cli` for one file a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    columnist::cli::main()
}

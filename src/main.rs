//! The command `columnist`: see `columnist --help`, or `src/cli` for one file a command.

use std::process::ExitCode;

/// An article is read into many short strings and lists: with the allocator of the C library a tenth of the time goes there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    columnist::cli::main()
}

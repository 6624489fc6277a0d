//! A folder for one test, and the program run in it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) struct Sandbox(tempfile::TempDir);

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    pub(crate) fn new() -> Sandbox {
        Sandbox(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_columnist"));
        command.current_dir(self.0.path()).env("NO_COLOR", "1").stdin(Stdio::null());
        command
    }

    /// Runs the program with words that hold no spaces.
    pub(crate) fn run(&self, words: &str) -> Done {
        self.run_with(&words.split(' ').collect::<Vec<_>>(), b"")
    }

    /// Runs the program with arguments and something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Done {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let stdin = stdin.to_vec();
        // A thread of its own: both sides may wait for each other otherwise. A command that reads nothing closes the pipe.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&stdin)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output.into()
    }

    /// Runs the program, which must succeed in silence.
    pub(crate) fn succeed(&self, words: &str) {
        let done = self.run(words);
        assert_eq!((done.code, &*done.stdout, &*done.stderr), (0, "", ""), "columnist {words}");
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Done {
        Done {
            code: output.status.code().expect("no signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Every file below a folder: its name, with `/`, and its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    found
}

/// The folder of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What lies beside the project, if this machine has it; says so where it has not.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = project().join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: ../shared/{name} is not there");
    }
    None
}

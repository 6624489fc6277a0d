//! No room, no permission, a disk that fails: the run ends with 2 and says why, the last snapshot stays, and the next run carries on.
//!
//! The short form fails some of the calls that write with "no space left on device", by strace, where it is installed; the long form
//! each of them, once and for good, and with other errors.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::trade::{Eve, can_trace, copy, soak, tables, tell, traced};

/// Calls that need room.
const CALLS: [&str; 6] = ["write", "fsync", "mkdir", "rename", "symlink", "linkat"];

#[test]
fn a_full_disk_ends_the_run_and_spares_the_last_snapshot() {
    if !can_trace() {
        return;
    }
    let step = if soak().is_some() { 1 } else { 6 };
    let errors: &[(&str, &str)] = match soak() {
        Some(_) => &[("ENOSPC", ""), ("ENOSPC", "+"), ("EIO", ""), ("EDQUOT", "+"), ("EROFS", "+")],
        None => &[("ENOSPC", "+")],
    };
    let eve = Eve::next();
    let mut failures = 0;
    for call in CALLS {
        for (error, more) in errors {
            for n in (1..).step_by(step) {
                let sandbox = copy(&eve.sandbox);
                let (trace, inject) = (format!("trace={call}"), format!("inject={call}:error={error}:when={n}{more}"));
                let log = sandbox.path("calls");
                let done = traced(&sandbox, &log, &["-e", &trace, "-e", &inject]);
                let what = format!("{error} at {call} no. {n}{more}");
                if !fs::read_to_string(&log).unwrap().contains("(INJECTED)") {
                    assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
                    break;
                }
                // A link that cannot be made is a copy; all else must be told.
                assert!(
                    done.status.code() == Some(2) || (call == "linkat" && done.status.success()),
                    "{what}: {:?}",
                    done.status
                );
                failures += 1;
                eve.check(&sandbox, &what);
            }
        }
    }
    tell(&format!("writes that failed: {failures} runs, none lost anything"));
}

#[test]
fn files_that_may_not_grow_are_told_by_name() {
    let eve = Eve::next();
    // A limit on the size of a file stands for a full disk where nothing can be mounted or traced.
    let script = format!("trap '' XFSZ; ulimit -f 1; exec {} run p.toml", env!("CARGO_BIN_EXE_columnist"));
    let sandbox = copy(&eve.sandbox);
    let done = Command::new("sh").current_dir(sandbox.path("")).args(["-c", &script]).output().unwrap();
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{stderr}");
    assert!(
        stderr.contains("cannot write") && stderr.contains(".staging") && stderr.contains("File too large"),
        "{stderr}"
    );
    assert!(tables(&sandbox) == eve.before);
    eve.check(&sandbox, "a limit on the size of files");
}

#[test]
fn a_folder_that_may_not_be_written_to_stops_the_run() {
    let eve = Eve::next();
    let sandbox = copy(&eve.sandbox);
    let snapshots = sandbox.path("output/trade/snapshots");
    fs::set_permissions(&snapshots, fs::Permissions::from_mode(0o555)).unwrap();
    let done = sandbox.run("run p.toml");
    fs::set_permissions(&snapshots, fs::Permissions::from_mode(0o755)).unwrap();
    // Whoever is root writes all the same.
    if done.code != 0 {
        assert_eq!(done.code, 2, "{}", done.stderr);
        assert!(done.stderr.contains("snapshots"), "{}", done.stderr);
        assert!(tables(&sandbox) == eve.before);
    }
    eve.check(&sandbox, "a folder that may not be written to");
}

#[test]
fn a_disk_that_was_mounted_to_be_read_stops_the_run_and_can_be_read() {
    if !can_trace() {
        return;
    }
    let eve = Eve::next();
    let sandbox = copy(&eve.sandbox);
    // The first call that would write is the one that opens the lock.
    let options = ["-P", "output/trade/lock", "-e", "trace=openat", "-e", "inject=openat:error=EROFS"];
    let done = traced(&sandbox, Path::new("/dev/null"), &options);
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("cannot open the lock") && stderr.contains("Read-only file system"), "{stderr}");
    sandbox.succeed("verify p.toml");
}

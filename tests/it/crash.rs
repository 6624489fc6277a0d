//! Killed at any moment: the last snapshot stays whole, nothing half-written is under `current`, and the next run carries on.
//!
//! The short form kills a dozen runs at random moments, and some at each of the calls that publish; `COLUMNIST_SOAK=500` kills as
//! many at random moments as it says, and at every call that writes. Calls are cut off by strace, where it is installed.

use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;
use crate::trade::{Eve, PIPELINE, can_trace, copy, line, random, soak, tables, tell, traced};

#[test]
fn a_run_that_is_killed_leaves_the_last_snapshot_whole() {
    let kills = soak().unwrap_or(12);
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0));
    let clock = Instant::now();
    sandbox.succeed("run p.toml");
    // A little longer than a run takes: some are killed before they begin, some have ended.
    let most = u64::try_from(clock.elapsed().as_micros()).unwrap() * 3 / 2;
    let mut state = 7;
    let mut survived = 0;
    for kill in 0..kills {
        let mut input = fs::File::options().append(true).open(sandbox.path("wire/0.jsonl")).unwrap();
        for n in 0..5 {
            input.write_all(line(usize::try_from(kill).unwrap() * 5 + n + 1).as_bytes()).unwrap();
        }
        let mut child = sandbox.command().args(["run", "p.toml"]).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(random(&mut state, most)));
        child.kill().unwrap();
        survived += u64::from(!child.wait().unwrap().success());
        sandbox.succeed("verify p.toml");
    }
    assert!(survived > 0, "no run was killed while it was at work");
    sandbox.succeed("run p.toml");
    sandbox.succeed("verify p.toml");

    let at_once = Sandbox::new();
    at_once.write("p.toml", PIPELINE);
    at_once.write("wire/0.jsonl", fs::read(sandbox.path("wire/0.jsonl")).unwrap());
    at_once.succeed("run p.toml");
    assert!(tables(&sandbox) == tables(&at_once), "what was killed left something behind");
    tell(&format!("killed at random moments: {survived} of {kills} runs before their end, none lost anything"));
}

/// Calls that change the disk. The first two are those that publish.
const CALLS: [&str; 10] =
    ["rename", "symlink", "mkdir", "link,linkat", "unlink", "unlinkat", "fsync", "write", "openat", "copy_file_range"];

#[test]
fn a_run_that_is_killed_at_a_call_that_writes_leaves_the_old_snapshot_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let (calls, eves) = match soak() {
        Some(_) => (&CALLS[..], vec![Eve::first(), Eve::next()]),
        None => (&CALLS[..2], vec![Eve::next()]),
    };
    let mut kills = 0;
    for eve in &eves {
        for call in calls {
            for n in 1.. {
                let sandbox = copy(&eve.sandbox);
                let (trace, inject) = (format!("trace={call}"), format!("inject={call}:signal=KILL:when={n}"));
                let done = traced(&sandbox, Path::new("/dev/null"), &["-e", &trace, "-e", &inject]);
                if done.status.success() {
                    break;
                }
                assert_eq!(done.status.signal(), Some(9), "{}", String::from_utf8_lossy(&done.stderr));
                kills += 1;
                eve.check(&sandbox, &format!("killed at {call} no. {n}"));
            }
        }
    }
    assert!(kills > 0);
    tell(&format!("killed at calls that write: {kills} runs, none lost anything"));
}

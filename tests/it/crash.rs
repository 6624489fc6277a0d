//! Killed at any moment: the last snapshot stays whole, nothing half-written is under `current`, and the next run carries on.
//!
//! The short form kills a dozen runs at random moments, and some at each of the calls that publish; `COLUMNIST_SOAK=500` kills as
//! many at random moments as it says, and at every call that writes. Calls are cut off by strace, where it is installed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::sandbox::{Sandbox, files};

const PIPELINE: &str = "dataset = \"trade\"\nkeep_snapshots = 2\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

fn line(n: usize) -> String {
    let text = format!(
        "Exports from Belarus to Kazakhstan rose by {n}% to ${n} million in 2016. Trade fell by a half in {}.",
        1990 + n % 40
    );
    format!("{{\"text\": \"{text}\", \"published_on\": \"20{:02}-{:02}-16\"}}\n", n % 7 + 10, n % 5 + 1)
}

fn tables(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let current = sandbox.path("output/trade/current").canonicalize().unwrap();
    files(&current).into_iter().filter(|(name, _)| name.ends_with(".parquet")).collect()
}

/// A small generator of numbers that only have to be different.
fn random(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

#[test]
fn a_run_that_is_killed_leaves_the_last_snapshot_whole() {
    let kills: u64 = std::env::var("COLUMNIST_SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
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
    let stray: Vec<PathBuf> =
        fs::read_dir(sandbox.path("output/trade/snapshots")).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(stray.iter().all(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.')), "{stray:?}");

    let at_once = Sandbox::new();
    at_once.write("p.toml", PIPELINE);
    at_once.write("wire/0.jsonl", fs::read(sandbox.path("wire/0.jsonl")).unwrap());
    at_once.succeed("run p.toml");
    assert!(tables(&sandbox) == tables(&at_once), "what was killed left something behind");
}

/// Calls that change the disk. The first two are those that publish.
const CALLS: [&str; 8] = ["rename", "symlink", "mkdir", "link,linkat", "unlink", "unlinkat", "fsync", "write"];

#[test]
fn a_run_that_is_killed_at_a_call_that_writes_leaves_the_old_snapshot_or_the_new_one() {
    // It may be missing, or be forbidden to trace, as in some containers.
    if !Command::new("strace").args(["-o", "/dev/null", "true"]).output().is_ok_and(|done| done.status.success()) {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: strace is not installed, or may not trace");
        }
        return;
    }
    let calls = if std::env::var_os("COLUMNIST_SOAK").is_some() { &CALLS[..] } else { &CALLS[..2] };
    let prepare = |sandbox: &Sandbox| {
        sandbox.write("p.toml", PIPELINE);
        sandbox.write("wire/0.jsonl", line(0) + &line(1));
        sandbox.succeed("run p.toml");
        sandbox.write("wire/1.jsonl", line(5) + &line(3));
    };
    let whole = Sandbox::new();
    prepare(&whole);
    let before = tables(&whole);
    whole.succeed("run p.toml");
    let after = tables(&whole);
    for call in calls {
        for n in 1.. {
            let sandbox = Sandbox::new();
            prepare(&sandbox);
            let mut run = Command::new("strace");
            run.current_dir(sandbox.path("")).env("RAYON_NUM_THREADS", "1").args(["-f", "-o", "/dev/null", "-e"]);
            run.arg(format!("trace={call}")).arg("-e").arg(format!("inject={call}:signal=KILL:when={n}"));
            let done =
                run.arg(env!("CARGO_BIN_EXE_columnist")).args(["run", "p.toml", "--threads", "1"]).output().unwrap();
            let now = tables(&sandbox);
            assert!(now == before || now == after, "{call} no. {n}: neither the old snapshot nor the new one");
            sandbox.succeed("verify p.toml");
            if done.status.success() {
                break;
            }
            sandbox.succeed("run p.toml");
            assert!(tables(&sandbox) == after, "{call} no. {n}: the next run did not carry on");
        }
    }
}

#[test]
fn a_folder_that_may_not_be_written_to_stops_the_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0));
    sandbox.succeed("run p.toml");
    let before = tables(&sandbox);
    sandbox.write("wire/1.jsonl", line(1));
    let snapshots = sandbox.path("output/trade/snapshots");
    fs::set_permissions(&snapshots, fs::Permissions::from_mode(0o555)).unwrap();
    let done = sandbox.run("run p.toml");
    fs::set_permissions(&snapshots, fs::Permissions::from_mode(0o755)).unwrap();
    // Whoever is root writes all the same.
    if done.code != 0 {
        assert_eq!(done.code, 2, "{}", done.stderr);
        assert!(done.stderr.contains("snapshots"), "{}", done.stderr);
        assert!(tables(&sandbox) == before);
    }
    sandbox.succeed("run p.toml");
}

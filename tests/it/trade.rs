//! A small dataset, on the eve of its next run: what the tests around crashes cut off, fill up and cut the power of.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::sandbox::{Sandbox, files};

/// One snapshot is kept, so that a run removes one as well.
pub(crate) const PIPELINE: &str =
    "dataset = \"trade\"\nkeep_snapshots = 1\nmax_reject_rate = 1\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n";

/// The table files of a snapshot by their names.
pub(crate) type Tables = BTreeMap<String, Vec<u8>>;

/// An article in a line of its own.
pub(crate) fn line(n: usize) -> String {
    let text = format!(
        "Exports from Belarus to Kazakhstan rose by {n}% to ${n} million in 2016. Trade fell by a half in {}.",
        1990 + n % 40
    );
    format!("{{\"text\": \"{text}\", \"published_on\": \"20{:02}-{:02}-16\"}}\n", n % 7 + 10, n % 5 + 1)
}

/// The files of the current snapshot; none before the first.
pub(crate) fn tables(sandbox: &Sandbox) -> Tables {
    let Ok(current) = sandbox.path("output/trade/current").canonicalize() else { return Tables::new() };
    files(&current).into_iter().filter(|(name, _)| name.ends_with(".parquet")).collect()
}

/// A dataset, and what its next run makes of it.
pub(crate) struct Eve {
    pub(crate) sandbox: Sandbox,
    pub(crate) before: Tables,
    pub(crate) after: Tables,
}

impl Eve {
    /// With nothing published yet.
    pub(crate) fn first() -> Eve {
        let sandbox = Sandbox::new();
        sandbox.write("p.toml", PIPELINE);
        sandbox.write("wire/0.jsonl", line(0) + "{\n" + &line(1));
        Eve::of(sandbox)
    }

    /// With a snapshot that the next one shares some months with, and replaces.
    pub(crate) fn next() -> Eve {
        let Eve { sandbox, .. } = Eve::first();
        sandbox.succeed("run p.toml");
        sandbox.write("wire/1.jsonl", line(5) + &line(3));
        Eve::of(sandbox)
    }

    fn of(sandbox: Sandbox) -> Eve {
        let before = tables(&sandbox);
        let tried = copy(&sandbox);
        tried.succeed("run p.toml");
        Eve { sandbox, before, after: tables(&tried) }
    }

    /// Whatever ended the run: readers see the old snapshot or the new one, nothing is wrong with it, and the next run carries on.
    pub(crate) fn check(&self, sandbox: &Sandbox, what: &str) {
        self.check_tables(sandbox, what);
        if sandbox.path("output/trade/current").exists() {
            sandbox.succeed("verify p.toml");
        }
        sandbox.succeed("run p.toml");
        assert!(tables(sandbox) == self.after, "{what}: the next run did not carry on");
        let snapshots = fs::read_dir(sandbox.path("output/trade/snapshots")).unwrap();
        let names: Vec<_> = snapshots.map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{what}: {names:?} is left over");
    }

    /// What can be seen without running anything.
    pub(crate) fn check_tables(&self, sandbox: &Sandbox, what: &str) {
        let now = tables(sandbox);
        assert!(now == self.before || now == self.after, "{what}: neither the old snapshot nor the new one");
        if !now.is_empty() {
            let manifest = fs::read(sandbox.path("output/trade/current/manifest.json")).unwrap();
            assert!(serde_json::from_slice::<serde_json::Value>(&manifest).is_ok(), "{what}: half a manifest");
        }
    }
}

/// The same sandbox once more, links and all.
pub(crate) fn copy(sandbox: &Sandbox) -> Sandbox {
    let copy = Sandbox::new();
    let done = Command::new("cp").arg("-a").arg(sandbox.path(".")).arg(copy.path(".")).status().unwrap();
    assert!(done.success(), "cp -a");
    copy
}

/// Whether calls can be traced and tampered with; says so where they cannot, as in some containers.
pub(crate) fn can_trace() -> bool {
    let can = Command::new("strace").args(["-o", "/dev/null", "true"]).output().is_ok_and(|done| done.status.success());
    if !can {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: strace is not installed, or may not trace");
        }
    }
    can
}

/// Runs the pipeline under strace, on one thread, so that the n-th call is always the same.
pub(crate) fn traced(sandbox: &Sandbox, output: &Path, options: &[&str]) -> Output {
    let mut run = Command::new("strace");
    run.current_dir(sandbox.path("")).env("RAYON_NUM_THREADS", "1").env("NO_COLOR", "1");
    run.arg("-f").arg("-o").arg(output).args(options);
    run.arg(env!("CARGO_BIN_EXE_columnist")).args(["run", "p.toml", "--threads", "1"]).output().unwrap()
}

/// The long form is asked for by `COLUMNIST_SOAK=N`, with the number of kills.
pub(crate) fn soak() -> Option<u64> {
    std::env::var("COLUMNIST_SOAK").ok().and_then(|n| n.parse().ok())
}

/// Says what a test that loops came to: `cargo xtask soak` shows it.
#[expect(clippy::print_stderr, reason = "figures of a long test")]
pub(crate) fn tell(figures: &str) {
    eprintln!("{figures}");
}

/// A small generator of numbers that only have to be different.
pub(crate) fn random(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

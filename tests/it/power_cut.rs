//! The power goes: whatever of the unsynced data is lost, the last snapshot is whole, and the next run carries on.
//!
//! A run is recorded call by call (by strace, where it is installed) and replayed up to every point. At each, three things are tried: all
//! that was not synced is lost; names of files are kept and their unsynced bytes lost, as journaling file systems like to do; and, in
//! the long form, any mixture.

use std::collections::BTreeSet;
use std::fs;

use crate::operations::{Disk, STRACE, parse, restore};
use crate::sandbox::Sandbox;
use crate::trade::{Eve, can_trace, copy, random, soak, tell, traced};

#[test]
fn a_power_cut_leaves_the_old_snapshot_or_the_new_one() {
    if !can_trace() {
        return;
    }
    // Running the program after each cut is what takes time: the short form looks at every state, and goes on from some.
    let (mixtures, run_every) = if soak().is_some() { (4, 2) } else { (0, 20) };
    let (mut points, mut states, mut runs) = (0, 0, 0);
    for eve in [Eve::first(), Eve::next()] {
        let recorded = copy(&eve.sandbox);
        let log = Sandbox::new();
        let done = traced(&recorded, &log.path("calls"), &STRACE);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let operations = parse(&fs::read_to_string(log.path("calls")).unwrap(), &recorded.path("."));
        let mut disk = Disk::of(&eve.sandbox.path("."));
        let mut seen = BTreeSet::new();
        let mut state = 1;
        for (point, operation) in operations.iter().enumerate() {
            disk.apply(operation);
            points += 1;
            let mut left = vec![
                disk.after_power_cut(|_, _| 0),
                disk.after_power_cut(|is_file, n| if is_file { 0 } else { n - 1 }),
            ];
            let mut any = |_, n: usize| usize::try_from(random(&mut state, n as u64)).unwrap();
            left.extend((0..mixtures).map(|_| disk.after_power_cut(&mut any)));
            for remains in left {
                if !seen.insert(blake3::hash(format!("{remains:?}").as_bytes()).to_hex()) {
                    continue;
                }
                states += 1;
                let sandbox = Sandbox::new();
                restore(&remains, &sandbox.path("."));
                let what = format!("the power went behind {point}: {operation:?}");
                eve.check_tables(&sandbox, &what);
                if states % run_every == 0 {
                    runs += 1;
                    eve.check(&sandbox, &what);
                }
            }
        }
        // With the power on, the recorded operations are the run.
        let sandbox = Sandbox::new();
        restore(&disk.after_power_cut(|_, n| n - 1), &sandbox.path("."));
        assert!(crate::trade::tables(&sandbox) == eve.after, "the recording lacks something");
        assert!(operations.len() > 40, "{operations:?}");
    }
    tell(&format!(
        "power cuts: behind {points} calls, {states} states of the disk, {runs} followed by a run; none lost anything"
    ));
}

//! `columnist check`: all faults at once, each with its place and a way out.

use crate::sandbox::Sandbox;

#[test]
fn a_pipeline_that_is_right() {
    let sandbox = Sandbox::new();
    sandbox.write("wire/a.txt", "It rained.");
    sandbox.write("p.toml", "dataset = \"rain\"\n[[source]]\nname = \"wire\"\npaths = [\"wire/*.txt\"]\n");
    sandbox.succeed("check p.toml");
    let done = sandbox.run("check p.toml -v");
    assert_eq!(
        (done.code, &*done.stderr),
        (
            0,
            "p.toml: all right, 1 input file found\np.toml: each snapshot: max_reject_rate: at most 0.1, else the run fails\n"
        )
    );
    assert!(sandbox.run("check --help").stdout.contains("[[check]]"));
    let explained = sandbox.run("explain p.toml");
    assert_eq!((explained.code, explained.stdout.as_str()), (2, ""));
    assert!(explained.stderr.contains("columnist check --verbose p.toml"), "{}", explained.stderr);
}

#[test]
fn every_fault_has_file_line_and_hint() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "p.toml",
        "datset = \"rain\"\n\n[[source]]\nname = \"wire\"\nformat = \"txt\"\npaths = [\"wire/*.txt\"]\n",
    );
    let done = sandbox.run("check p.toml");
    assert_eq!((done.code, &*done.stdout), (2, ""));
    for part in [
        "p.toml:1:1: unknown key `datset`",
        "hint: did you mean `dataset`?",
        "p.toml:5:10: `format` cannot be \"txt\"",
        "hint: did you mean `text`?",
    ] {
        assert!(done.stderr.contains(part), "{part}\n{}", done.stderr);
    }
}

#[test]
fn a_path_that_leads_nowhere_is_a_warning() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", "dataset = \"rain\"\n[[source]]\nname = \"wire\"\npaths = [\"wire\"]\n");
    let done = sandbox.run("check p.toml");
    assert_eq!(done.code, 0);
    assert!(done.stderr.contains("warning: p.toml: source \"wire\": \"wire\": no such file"), "{}", done.stderr);
}

#[test]
fn no_file_and_no_toml() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", "dataset = \n= 3\n");
    let done = sandbox.run("check p.toml missing.toml");
    assert_eq!(done.code, 2);
    assert!(
        done.stderr.contains("p.toml:1:") && done.stderr.contains("missing.toml:1:1: no such file"),
        "{}",
        done.stderr
    );
}

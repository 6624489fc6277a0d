//! Help, usage and what a shell sees.

use std::process::Stdio;

use crate::sandbox::Sandbox;

#[test]
fn every_command_helps_with_examples() {
    let sandbox = Sandbox::new();
    let help = sandbox.run("--help");
    assert_eq!((help.code, &*help.stderr), (0, ""));
    for command in ["run", "extract", "check", "explain", "schema", "report", "series", "show"] {
        assert!(help.stdout.contains(command));
        let help = sandbox.run(&format!("{command} --help"));
        assert!(help.code == 0 && help.stdout.contains("Examples:"), "{command}: {}", help.stdout);
    }
    assert!(sandbox.run("--version").stdout.starts_with("columnist 0."));
}

#[test]
fn wrong_usage_is_told_on_standard_error() {
    let sandbox = Sandbox::new();
    for words in ["extrct", "extract", "extract a.txt", "explain x --date soon", "extract a.txt --out out --threads 0"]
    {
        let done = sandbox.run(words);
        assert_eq!((done.code, &*done.stdout), (2, ""), "{words}");
        assert!(done.stderr.starts_with("error: "), "{}", done.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let sandbox = Sandbox::new();
    let text = "It rained in Peru. ".repeat(20_000);
    sandbox.write("a.txt", text);
    let mut child =
        sandbox.command().args(["explain", "a.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

//! `columnist explain`: a text, a file, standard input.

use crate::sandbox::Sandbox;

#[test]
fn a_text_with_its_marks() {
    let sandbox = Sandbox::new();
    let done = sandbox.run_with(&["explain", "Kazakhstan's exports rose 5% in May 2024.", "--date", "2024-06-10"], b"");
    assert_eq!((done.code, &*done.stderr), (0, ""));
    assert!(done.stdout.contains("[Kazakhstan]m1"), "{}", done.stdout);
    assert!(done.stdout.contains("published 2024-06-10"), "{}", done.stdout);
    assert!(!done.stdout.contains('\u{1b}'), "no color without a terminal");
}

#[test]
fn files_and_standard_input() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", " date 2024-06-10 It rained in Peru.");
    assert!(sandbox.run("explain a.txt").stdout.contains("published 2024-06-10"));
    sandbox.write("a.jsonl", "{\"text\": \"It rained in Peru.\"}\n{\"text\": \"It snowed in Chile.\"}\n{");
    assert!(sandbox.run("explain a.jsonl --record 1").stdout.contains("Chile"));
    assert!(sandbox.run_with(&["explain", "-"], b"It snowed in Chile.").stdout.contains("Chile"));
    for (words, message) in [
        ("explain a.jsonl --record 2", "ends within a value"),
        ("explain a.jsonl --record 9", "no record 9"),
        ("explain b.txt", "no such file"),
    ] {
        let done = sandbox.run(words);
        assert_eq!((done.code, done.stderr.contains(message)), (2, true), "{words}: {}", done.stderr);
    }
    assert_eq!(sandbox.run("explain text --date 2024-02-30").code, 2);
}

#[test]
fn color_when_asked_for() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command();
    let output = command.env_remove("NO_COLOR").args(["explain", "Peru", "--color", "always"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

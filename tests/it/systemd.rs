//! The units and files of docs/operations.md, as those who read them see them: systemd and logrotate, where they are installed.

use std::fs;
use std::process::Command;

use crate::sandbox::{Sandbox, project};
use crate::trade::tell;

/// The block of the page behind the name of a file.
fn block(file: &str) -> String {
    let page = fs::read_to_string(project().join("docs/operations.md")).unwrap();
    let (_, rest) = page.split_once(&format!("`{file}`")).unwrap_or_else(|| panic!("{file} is not on the page"));
    let (_, rest) = rest.split_once("\n```").unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn systemd_takes_the_units() {
    let sandbox = Sandbox::new();
    let names = ["columnist.service", "columnist.timer", "columnist-failed.service"];
    for name in names {
        let unit = block(&format!("/etc/systemd/system/{name}"));
        sandbox.write(name, unit.replace("/usr/local/bin/columnist", env!("CARGO_BIN_EXE_columnist")));
    }
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        return tell("skipped: systemd-analyze is not installed");
    }
    let mut verify = Command::new("systemd-analyze");
    verify.current_dir(sandbox.path("")).args(["verify", "--man=no", "--recursive-errors=no"]);
    let done = verify.args(names.map(|name| sandbox.path(name))).output().unwrap();
    assert_eq!((done.status.success(), String::from_utf8_lossy(&done.stderr)), (true, "".into()));
}

#[test]
fn logrotate_takes_its_file() {
    let sandbox = Sandbox::new();
    let file = sandbox.write("columnist", block("/etc/logrotate.d/columnist"));
    match Command::new("logrotate").args(["--debug", "--state"]).arg(sandbox.path("state")).arg(file).output() {
        Err(_) => tell("skipped: logrotate is not installed"),
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr)),
    }
}

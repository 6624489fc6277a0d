//! A Python of our own, below the target folder, with the packages that the tests pin.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{root, run, target};

/// The oldest Python that the pinned packages run on.
const OLDEST: (u32, u32) = (3, 11);

/// The interpreter of the environment, made or brought up to date first.
pub(crate) fn environment() -> Result<PathBuf> {
    let requirements = root().join("tests/python/requirements.txt");
    let wanted = fs::read_to_string(&requirements).with_context(|| requirements.display().to_string())?;
    let folder = target().join("python");
    let python = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    let stamp = folder.join("installed.txt");
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let system = system_python()?;
    // Without pip inside: Debian splits it off, and the system's own pip can install into any environment.
    run(Command::new(system).args(["-m", "venv", "--clear", "--without-pip"]).arg(&folder))?;
    let pip = ["-m", "pip", "--python"];
    run(Command::new(system)
        .args(pip)
        .arg(&python)
        .args(["install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&requirements))
    .context("the Python packages of the tests cannot be installed (this needs pip and PyPI)")?;
    fs::write(&stamp, wanted).with_context(|| stamp.display().to_string())?;
    Ok(python)
}

/// A command of the environment, deaf to what the machine has set for its own Python.
pub(crate) fn command(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.env_remove("PYTHONPATH").env_remove("PYTHONHOME").env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

fn system_python() -> Result<&'static str> {
    let (major, minor) = OLDEST;
    let test = format!("import sys; sys.exit(sys.version_info < ({major}, {minor}))");
    for name in ["python3", "python3.11", "python3.12", "python3.13", "python3.14", "python"] {
        if Command::new(name).args(["-c", &test]).status().is_ok_and(|status| status.success()) {
            return Ok(name);
        }
    }
    bail!("no Python {major}.{minor} or newer is on the path; `cargo xtask test --rust-only` does without")
}

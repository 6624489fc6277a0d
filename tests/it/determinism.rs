//! The same input gives the same bytes: again, with other threads, in another order.

use crate::sandbox::{Sandbox, files, project};

#[test]
fn same_input_same_bytes() {
    let sandbox = Sandbox::new();
    for entry in walkdir::WalkDir::new(project().join("pipelines/demo")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let folder = if entry.path().to_string_lossy().len() % 2 == 0 { "in/even" } else { "in/odd" };
            sandbox.write(
                &format!("{folder}/{}", entry.file_name().to_string_lossy()),
                std::fs::read(entry.path()).unwrap(),
            );
        }
    }
    sandbox.succeed("extract in --out one --threads 1");
    sandbox.succeed("extract in --out two --threads 2");
    sandbox.succeed("extract in/odd in/even --out swapped --threads 2");
    sandbox.succeed("extract in/even in/odd --out again");
    let first = files(&sandbox.path("one"));
    assert!(first.len() > 20);
    for other in ["two", "swapped", "again"] {
        for ((name, bytes), (other_name, other_bytes)) in first.iter().zip(files(&sandbox.path(other))) {
            assert_eq!(*name, other_name);
            assert!(*bytes == other_bytes, "{other}/{name}");
        }
    }
}

"""The notebooks run from top to bottom against a fresh run of the demo."""

import nbclient
import nbformat
import pytest

from conftest import ROOT


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_runs(project, path):
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit notebooks without outputs"
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(project / "notebooks")}}).execute()
    errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert errors == []
    charts = [
        output for cell in notebook.cells for output in cell.get("outputs", [])
        if "vega" in output.get("data", {}).get("text/html", "")
    ]
    assert charts, "the notebook draws nothing"

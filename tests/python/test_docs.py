"""What the pages show is what happens: every query, script and command in them is run, and every link leads somewhere.

- an `sql` or `python` block followed by a `text` block: the second is what the first prints, in a project where the demo has run;
- a `console` block: each line `$ columnist …` is followed by what the command prints;
- a `toml` block that begins with `# some/path.toml` is that file.

`UPDATE_DOCS=1 pytest tests/python/test_docs.py` writes the new output into the pages.
"""

import contextlib
import io
import os
import pathlib
import re
import shlex

import duckdb
import pytest

from conftest import ROOT

PAGES = sorted(
    path for pattern in ("*.md", "docs/*.md", "pipelines/*.md", "output/*.md", "tests/**/*.md") for path in ROOT.glob(pattern)
)
SHOWN = re.compile(r"^```(sql|python)\n(?P<source>.*?)^```\n+```text\n(?P<output>.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^```toml\n# (?P<path>\S+\.toml)\n.*?^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


def printed_by_sql(source):
    """In DuckDB, opened as the pages say: `duckdb -init output/demo/current/views.sql`."""
    connection = duckdb.connect()
    connection.execute(pathlib.Path("output/demo/current/views.sql").read_text())
    return str(connection.sql(source))


def printed_by_python(source):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "page", "exec"), {"__name__": "page"})
    return out.getvalue()


def trimmed(output):
    """Without blank space at line ends, which editors take off, and with one line end."""
    return "".join(line.rstrip() + "\n" for line in output.rstrip().splitlines())


def rerun(page, project, columnist):
    """The page with every output made anew."""

    def shown(match):
        run = printed_by_sql if match[1] == "sql" else printed_by_python
        start, end = (position - match.start() for position in match.span("output"))
        return match[0][:start] + trimmed(run(match["source"])) + match[0][end:]

    def console(match):
        if not re.search(r"^\$ columnist ", match["body"], re.MULTILINE):
            return match[0]
        parts = []
        for command in re.findall(r"^\$ (.*)$", match["body"], re.MULTILINE):
            program, *arguments = shlex.split(command)
            assert program == "columnist", f"{page.name}: only columnist is run in a console block that runs it: {command}"
            parts.append(f"$ {command}\n" + trimmed(columnist(*arguments, cwd=project, codes=(0, 2))))
        return "```console\n" + "\n".join(parts) + "```"

    text = page.read_text()
    for block in FILE.finditer(text):
        (project / block["path"]).write_text("\n".join(block[0].splitlines()[1:-1]) + "\n")
    return CONSOLE.sub(console, SHOWN.sub(shown, text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_shows_what_happens(page, project, columnist, monkeypatch):
    monkeypatch.chdir(project)
    wanted = rerun(page, project, columnist)
    if os.environ.get("UPDATE_DOCS"):
        page.write_text(wanted)
    assert page.read_text() == wanted


def test_the_data_dictionary_is_the_schema(columnist):
    page = ROOT / "docs/data-dictionary.md"
    wanted = columnist("schema", "--format", "md")
    if os.environ.get("UPDATE_DOCS"):
        page.write_text(wanted)
    assert page.read_text() == wanted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []

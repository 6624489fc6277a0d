"""columnist extract against DuckDB copying the same JSONL to zstd Parquet: wall time, CPU time, peak memory, ratio.

Run by `cargo xtask bench`. DuckDB understands no word of what it copies: it is the floor. Both run as processes of their own, by turns,
with the same number of threads; the fastest run of each counts.
"""

import argparse
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

DEMO = pathlib.Path(__file__).resolve().parents[1] / "pipelines" / "demo"
COPY = "COPY (FROM read_json('{corpus}', format = 'newline_delimited')) TO '{out}' (FORMAT parquet, COMPRESSION zstd)"


def demo_corpus(path, megabytes):
    """The demo's articles over and over; each round moves the dates by a day, so that every line is an article of its own."""
    articles = [line for file in sorted(DEMO.glob("*.jsonl")) for line in read_lines(file)]
    articles += [{"text": file.read_text(encoding="utf-8"), "published_on": file.name[:10]} for file in sorted(DEMO.rglob("*.txt"))]
    written, turn = 0, 0
    with open(path, "w", encoding="utf-8") as out:
        while written < megabytes * 1_000_000:
            for article in articles:
                line = dict(article)
                stated = (line.get("published_on") or line.get("date") or "")[:10]
                try:
                    line["published_on"] = str(datetime.date.fromisoformat(stated) + datetime.timedelta(days=turn))
                except ValueError:
                    line["published_on"] = str(datetime.date(2020, 1, 1) + datetime.timedelta(days=turn))
                written += out.write(json.dumps(line, ensure_ascii=False) + "\n")
            turn += 1


def read_lines(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            pass  # the demo holds a broken line on purpose


def measure(command):
    """Wall seconds, CPU seconds and peak memory in MiB of a process."""
    started = time.monotonic()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed")
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_mib": peak}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=100)
    arguments = parser.parse_args()

    arguments.folder.mkdir(parents=True, exist_ok=True)
    corpus = arguments.corpus
    if corpus is None:
        corpus = arguments.folder / "demo.jsonl"
        demo_corpus(corpus, arguments.megabytes)
    megabytes = corpus.stat().st_size / 1e6
    out = arguments.folder / "out"
    copy = f"import duckdb; duckdb.execute('SET threads = {arguments.threads}'); duckdb.execute({COPY.format(corpus=corpus, out=out / 'copy.parquet')!r})"
    commands = {
        "columnist extract": [arguments.binary, "extract", str(corpus), "--out", str(out), "--threads", str(arguments.threads)],
        "DuckDB COPY": [sys.executable, "-c", copy],
    }
    fastest = {}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            run = measure(command)
            fastest[name] = min(fastest.get(name, run), run, key=lambda r: r["wall_s"])
    shutil.rmtree(out, ignore_errors=True)

    print(f"{corpus.name}: {megabytes:.0f} MB, {arguments.threads} threads, the fastest of {arguments.runs}")
    print(f"{'':20}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'MB/s':>8}")
    for name, run in fastest.items():
        print(f"{name:20}{run['wall_s']:9.2f}{run['cpu_s']:9.2f}{run['peak_mib']:10.0f}{megabytes / run['wall_s']:8.1f}")
    ours, theirs = fastest["columnist extract"], fastest["DuckDB COPY"]
    print(f"{'ratio':20}{ours['wall_s'] / theirs['wall_s']:9.2f}{ours['cpu_s'] / theirs['cpu_s']:9.2f}{ours['peak_mib'] / theirs['peak_mib']:10.2f}")


if __name__ == "__main__":
    main()

"""Claim: a record is held against the log in under a millisecond of processor time, by bare Python.

    python benchmarks/ledger_records.py [--records 5000] [--runs 5]

A record has fourteen fields, each with a salt and a commitment. pymerkle, which stands beside the other figures, has no
records, so nothing stands beside this one.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.answered.entries import Decided
from ombud.ledger import file, seal, verify
from ombud.ledger.entry import Entry
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import new_key

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


def written(folder: Path, records: int) -> None:
    key = new_key("benchmark.example/log")
    entries = (Entry("lamp-posts", n, BEGIN, "officer", Decided(what=f"Buy lamp post {n}")) for n in range(records))
    lines = [file.Line(entry.seq, seal.seal(entry)) for entry in entries]
    LogFolder(folder, key.verifier, key.name).grow((line.sealed.leaf for line in lines), key)
    with (folder / "ledger.jsonl").open("wb") as out:
        file.write(out, lines)


def processor_seconds(folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-I", "-S", verify.__file__, str(folder)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--records", type=int, default=5000)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as place:
        written(Path(place), given.records)
        runs = [processor_seconds(Path(place)) for _ in range(given.runs)]
    median = statistics.median(runs)
    each = 1000 * median / given.records
    print(f"{given.records:,} records: median {median:.2f} s of processor time, {each:.2f} ms each")


if __name__ == "__main__":
    main()

"""Claim: a folder of 400 contracts is read in time that grows with its length and no faster, in memory that stays flat.

    python benchmarks/contractfolder.py --contracts cuad-408.jsonl.gz [--folders 50 100 200 400] [--as text|docx]

Runs `ombud held contracts FOLDER` as a user does, each time in a new process, on the first so many of the shared
contracts, written as text or as DOCX. ``s`` are seconds of the processor, imports and all; ``s/MB`` those for a million
characters; ``MB`` the most memory that the process ever held; ``longest`` the characters of the longest contract, which
memory follows. There is no peer: no open program known to us answers the red lines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import tempfile
from itertools import islice
from pathlib import Path

from contractcommand import measured
from contractfiles import as_docx


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--contracts", type=Path, required=True, help="the shared labelled contracts")
    asked.add_argument("--folders", type=int, nargs="+", default=[50, 100, 200, 400])
    asked.add_argument("--as", dest="sort", choices=("text", "docx"), default="text")
    given = asked.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'contracts':>9}{'characters':>12}{'longest':>9}{'s':>8}{'s/MB':>7}{'MB':>6}{'load':>6}")
    for count in given.folders:
        with tempfile.TemporaryDirectory() as name:
            lengths = filled(Path(name), given.contracts, count, given.sort)
            seconds, megabytes = measured("contracts", Path(name))
            print(f"{count:>9}{sum(lengths):>12,}{max(lengths):>9,}{seconds:>8.1f}{1e6 * seconds / sum(lengths):>7.2f}"
                  f"{megabytes:>6.0f}{os.getloadavg()[0]:>6.1f}", flush=True)  # fmt: skip


def filled(folder: Path, contracts: Path, count: int, sort: str) -> list[int]:
    """Writes the first contracts into a folder, a file each; says how many characters each has."""
    lengths = []
    with gzip.open(contracts, "rt", encoding="utf-8") as file:
        for number, line in enumerate(islice(file, count)):
            text = json.loads(line)["text"]
            lengths.append(len(text))
            write(folder, f"{number:03}", text, sort)
    return lengths


def write(folder: Path, name: str, text: str, sort: str) -> None:
    if sort == "text":
        (folder / f"{name}.txt").write_text(text, "utf-8")
    else:
        as_docx(folder, text.split("\n\n")).rename(folder / f"{name}.docx")


if __name__ == "__main__":
    main()

"""Claim: `ombud held contract` holds 100 pages against the red lines in under 5 seconds of processor time and 400 MB.

    python benchmarks/contractcommand.py --contracts cuad-408.jsonl.gz [--runs 5] [--pages 100 114]

Runs the whole command as a user does, each time in a new process, on files of exactly so many pages. The text of shared
contracts is set as a PDF (WeasyPrint), as a plainer PDF written by hand, and as DOCX with as much text as the set PDF
holds. ``s`` are seconds of the processor, imports and all; ``MB`` the most memory that the process ever held;
``characters`` those of the text as it was read.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median

from contractfiles import ROOT, as_docx, chosen, plain_pdf, quiet, set_pdf

from ombud.formats.contract import read_contract

ENOUGH = 1.3  # times the pages; what is too much is cut off
OMBUD = (sys.executable, "-m", "ombud.cli.main", "held")
MEASURE = (  # in a small process, for what is large before it starts another is large after, too
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
)


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--contracts", type=Path, required=True, help="the shared labelled contracts")
    asked.add_argument("--pages", type=int, nargs="+", default=[100, 114])
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':14}{'pages':>6}{'characters':>12}{'s best':>8}{'median':>8}{'worst':>7}{'MB':>6}{'load':>6}")
    with tempfile.TemporaryDirectory() as name:
        for pages in given.pages:
            for file in files(Path(name) / str(pages), chosen(given.contracts, ENOUGH * pages), pages):
                tell(file, given.runs)


def files(folder: Path, paragraphs: list[str], pages: int) -> Iterator[Path]:
    """The same text as two PDFs of so many pages, and as DOCX with as much as the first of them holds."""
    folder.mkdir()
    laid_out = set_pdf(folder, paragraphs, pages)
    yield laid_out
    yield plain_pdf(folder, paragraphs, pages)
    yield as_docx(folder, beginning(paragraphs, len(read_contract(laid_out, quiet).text)))


def beginning(paragraphs: list[str], characters: int) -> list[str]:
    """The first paragraphs, as many as hold so many characters."""
    return [part for part, held in zip(paragraphs, accumulate(map(len, paragraphs)), strict=True) if held <= characters]


def tell(file: Path, runs: int) -> None:
    paper = read_contract(file, quiet)
    results = [measured("contract", file) for _ in range(runs)]
    seconds = [one for one, _ in results]
    spread = f"{min(seconds):8.2f}{median(seconds):8.2f}{max(seconds):7.2f}{max(most for _, most in results):6.0f}"
    print(f"{file.name:14}{paper.pages or '':>6}{len(paper.text):12,}{spread}{os.getloadavg()[0]:6.1f}", flush=True)


def measured(command: str, what: Path) -> tuple[float, float]:
    """Seconds of the processor that a command of `ombud held` takes, and megabytes at most."""
    there = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    call = [sys.executable, "-c", MEASURE, *OMBUD, command, str(what)]
    seconds, megabytes = subprocess.run(call, env=there, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main()

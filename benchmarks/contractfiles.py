"""How long it takes to read a contract from a file into passages, beside other programs that take the text off a PDF.

Run it alone: ``python benchmarks/contractfiles.py --contracts cuad-408.jsonl.gz [--pages 100] [--runs 5]``.
The text of shared contracts is set as a PDF (WeasyPrint, A4, 11 points, justified and hyphenated, with running head and
foot), as a plainer PDF written here by hand, as DOCX and as HTML. Each program runs in a process of its own. ``recall``
is the share of the words of the contract that were read, counted with repeats; ``head`` how often the running head came
through. Peers of PDFs live in an environment of their own:

    python -m venv peers && peers/bin/pip install pypdf pdfplumber pymupdf

CPU seconds leave out imports. Ours are those of everything up to passages with clause, heading and page; the peers' are
those of the bare text. MB is the most memory that the process ever held.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HEAD = "Lamplight and sensors agreement for the city"
WORD = re.compile(r"\w+")
PER_PAGE = 2900  # characters of a set page


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--contracts", type=Path, help="the shared labelled contracts, JSON Lines in gzip")
    asked.add_argument("--pages", type=int, default=100)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--engines", nargs="+", default=list(ENGINES))
    asked.add_argument("--peers", default=sys.executable, help="a Python in which the peers are installed")
    asked.add_argument("--engine", help=argparse.SUPPRESS)
    asked.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(measured(given.engine, given.file)))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        paragraphs = chosen(given.contracts, given.pages)
        words = Counter(WORD.findall(" ".join(paragraphs).casefold()))
        for made in (set_pdf, plain_pdf, as_docx, as_html):
            compare(made(Path(name), paragraphs), words, given)


def chosen(contracts: Path, pages: float) -> list[str]:
    """Paragraphs of as many contracts as fill the pages."""
    told: list[str] = []
    with gzip.open(contracts, "rt", encoding="utf-8") as file:
        for line in file:
            told += [" ".join(part.split()) for part in json.loads(line)["text"].split("\n\n") if part.strip()]
            if sum(map(len, told)) > pages * PER_PAGE:
                break
    return told


def set_pdf(folder: Path, paragraphs: list[str], most: int | None = None) -> Path:
    """The first pages of the paragraphs as WeasyPrint sets them, ``most`` of them; all without it."""
    import weasyprint

    style = f"""@page {{ size: A4; margin: 25mm; @top-center {{ content: "{HEAD}" }}
    @bottom-center {{ content: "Page " counter(page) " of " counter(pages) }} }}
    body {{ font: 11pt serif; hyphens: auto; text-align: justify }}"""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs)
    paper = weasyprint.HTML(string=f"<html lang=en><style>{style}</style><body>{body}").render()
    paper.copy(paper.pages[:most]).write_pdf(folder / "set.pdf")
    return folder / "set.pdf"


def plain_pdf(folder: Path, paragraphs: list[str], most: int | None = None) -> Path:
    """The first pages of the paragraphs, 48 lines on each, written here by hand; all without ``most``."""
    sys.path.insert(0, str(ROOT))
    from tests.formats.contractfiles import pdf

    lines = [line for part in paragraphs for line in (*textwrap.wrap(part, 88), "")]
    pages = [lines[at : at + 48] for at in range(0, len(lines), 48)][:most]
    whole = ([HEAD, "", *page, "", f"Page {n} of {len(pages)}"] for n, page in enumerate(pages, 1))
    (folder / "plain.pdf").write_bytes(pdf(whole))
    return folder / "plain.pdf"


def as_docx(folder: Path, paragraphs: list[str]) -> Path:
    import docx

    paper = docx.Document()
    for part in paragraphs:
        paper.add_paragraph("".join(sign for sign in part if sign.isprintable()))
    paper.save(str(folder / "contract.docx"))
    return folder / "contract.docx"


def as_html(folder: Path, paragraphs: list[str]) -> Path:
    body = "".join(f"<p>{html.escape(part)}</p>\n" for part in paragraphs)
    (folder / "contract.html").write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", "utf-8")
    return folder / "contract.html"


def compare(file: Path, words: Counter[str], given: Any) -> None:
    print(f"\n{file.name}, {file.stat().st_size // 1024} KB, load {os.getloadavg()[0]:.1f}")
    print(f"{'':24}{'CPU s':>8}{'spread':>14}{'ratio':>7}{'MB':>6}{'recall':>8}{'head':>6}{'pages':>7}{'passages':>10}")
    first = 0.0
    for engine in given.engines if file.suffix == ".pdf" else ["ours"]:
        python = sys.executable if engine == "ours" else given.peers
        ran = [run(python, engine, file) for _ in range(given.runs)]
        if "wrong" in ran[0]:
            print(f"{engine:24}  did not run: {ran[0]['wrong']}")
            continue
        cpu = [one["cpu"] for one in ran]
        first = first or median(cpu)
        read = Counter(WORD.findall(ran[0]["text"].casefold()))
        recall = sum((words & read).values()) / sum(words.values())
        most = max(one["mb"] for one in ran)
        spread = f"{median(cpu):8.2f}{min(cpu):7.2f}-{max(cpu):6.2f}{median(cpu) / first:7.2f}"
        told = f"{ran[0]['text'].count(HEAD):6}{ran[0]['pages']:7}{ran[0]['passages']:10}"
        print(f"{engine:24}{spread}{most:6.0f}{recall:8.4f}{told}", flush=True)


def run(python: str, engine: str, file: Path) -> dict[str, Any]:
    command = [python, __file__, "--engine", engine, "--file", str(file)]
    there = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=there, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"wrong": (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1][:200]}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measured(engine: str, file: Path) -> dict[str, Any]:
    """What one program took, in this process."""
    work = ENGINES[engine]()
    started = time.process_time()
    text, pages, passages = work(file)
    took = time.process_time() - started
    return {"cpu": took, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "text": text, "pages": pages,
            "passages": passages}  # fmt: skip


def quiet(what: object, done: int, of: int) -> None:
    """Is told how far the reading has come, and says nothing."""


Work = Callable[[Path], tuple[str, int, int]]


def ours() -> Work:
    import ombud.formats.contractdocx
    import ombud.formats.contracthtml
    import ombud.formats.contractpdf  # noqa: F401
    from ombud.formats.contract import read_contract

    def work(file: Path) -> tuple[str, int, int]:
        paper = read_contract(file, quiet)
        return paper.text, paper.pages, len(paper.passages)

    return work


def pypdf() -> Work:
    from pypdf import PdfReader

    def work(file: Path) -> tuple[str, int, int]:
        texts = [page.extract_text() for page in PdfReader(file).pages]
        return "\n".join(texts), len(texts), 0

    return work


def pdfplumber() -> Work:
    import pdfplumber

    def work(file: Path) -> tuple[str, int, int]:
        with pdfplumber.open(file) as paper:
            texts = [page.extract_text() for page in paper.pages]
        return "\n".join(texts), len(texts), 0

    return work


def pymupdf() -> Work:
    import pymupdf

    def work(file: Path) -> tuple[str, int, int]:
        texts = [page.get_text() for page in pymupdf.open(file)]
        return "\n".join(texts), len(texts), 0

    return work


ENGINES: dict[str, Callable[[], Work]] = {"ours": ours, "pypdf": pypdf, "pdfplumber": pdfplumber, "pymupdf": pymupdf}

if __name__ == "__main__":
    main()

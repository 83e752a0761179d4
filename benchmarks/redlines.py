"""How long a contract of 100 pages takes to be read against the red lines, and how it grows with length.

    python benchmarks/redlines.py

There is no peer: no open program known to us answers these lines. The bar is 5 CPU seconds and 400 MB for 100 pages.
"""

from __future__ import annotations

import platform
import resource
import statistics
import sys
import time

from tests.held.contract.clauses22 import CLAUSES

from ombud.held.contract.document import Document
from ombud.held.contract.passages import passages
from ombud.held.contract.reader import read

PAGE = 3000  # characters
ROUNDS = 3


def contract(pages: int) -> Document:
    """Our own clauses, numbered, over and over: denser in red lines than any contract."""
    written: list[str] = []
    at = 0
    while sum(len(one) for one in written) < pages * PAGE:
        for texts in CLAUSES.values():
            for text in texts:
                at += 1
                written.append(f"{at}. {text}\n\n")
    text = "".join(written)[: pages * PAGE]
    return Document("bench.txt", "0" * 64, "text", pages, "en", text, passages(text, ()))


def main() -> None:
    sys.stdout.write(f"{platform.machine()}, Python {platform.python_version()}\n")
    read(contract(1))
    for pages in (25, 50, 100, 200):
        document, spent = contract(pages), []
        for _ in range(ROUNDS):
            begun = time.process_time()
            read(document)
            spent.append(time.process_time() - begun)
        sys.stdout.write(f"{pages} pages, {len(document.passages)} passages: {statistics.median(spent):.2f} CPU-s\n")
    sys.stdout.write(f"Most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


if __name__ == "__main__":
    main()

"""Claim: a log of 1,000,000 entries is rebuilt and checked from its files in under 10 seconds, by bare Python.

    python benchmarks/ledger_rebuild.py [--entries 1000000] [--runs 5]

Writes a log to a temporary folder, then runs ``verify.py`` on it in a fresh ``python3 -I -S`` each time, which reads
every tile, rebuilds every hash and compares. Beside it, in the same run: the root over 100,000 of the same leaves from
our tree and from pymerkle (GPL, a test oracle), which keeps no tiles, so that only the hashing can be compared.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.ledger import merkle, verify
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import new_key

PEER_LEAVES = 100_000


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def written(folder: Path, entries: int) -> None:
    key = new_key("benchmark.example/log")
    LogFolder(folder, key.verifier, key.name).grow((n.to_bytes(32, "big") for n in range(entries)), key)


def checked(folder: Path) -> None:
    """``--partial``: this log has no records, only what a log itself consists of."""
    command = [sys.executable, "-I", "-S", verify.__file__, str(folder), "--partial"]
    subprocess.run(command, check=True, capture_output=True)


def ours(leaves: list[bytes]) -> bytes:
    frontier = merkle.Frontier.empty()
    for leaf in leaves:
        frontier = frontier.append(merkle.leaf_hash(leaf))
    return frontier.root()


def theirs(leaves: list[bytes]) -> bytes:
    from pymerkle import InmemoryTree

    return bytes(InmemoryTree.init_from_entries(leaves, algorithm="sha256").get_root())


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as place:
        wrote = timed(lambda: written(Path(place), given.entries))
        print(f"written and signed: {given.entries:,} entries in {wrote:.1f} s")
        runs = sorted(timed(lambda: checked(Path(place))) for _ in range(given.runs))
    median = statistics.median(runs)
    print(f"rebuilt and checked: median {median:.2f} s of {given.runs} (from {runs[0]:.2f} to {runs[-1]:.2f}), "
          f"{given.entries / median:,.0f} entries/s")  # fmt: skip
    leaves = [n.to_bytes(32, "big") for n in range(PEER_LEAVES)]
    if ours(leaves) != theirs(leaves):
        raise SystemExit("The two roots differ.")
    pairs = [(timed(lambda: ours(leaves)), timed(lambda: theirs(leaves))) for _ in range(given.runs)]
    mine, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"root over {PEER_LEAVES:,} leaves: ours {mine:.3f} s, pymerkle {peer:.3f} s, ratio {peer / mine:.1f}")


if __name__ == "__main__":
    main()

"""Claim: 50,000 leaves a second are appended in a batch; one by one, five syncs of the disk each are what it takes.

    python benchmarks/ledger_append.py [--entries 100000] [--single 50]

In a batch: leaves to tiles to a signed checkpoint, which is what publishing does. One by one: each leaf is tiled,
synced and signed before the next, beside a bare 4 KiB write with fsync. Sealing an entry is timed apart: it is done
once, when somebody speaks. Beside it, in the same run: pymerkle (GPL, a test oracle), which keeps all in memory and
neither signs nor writes.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.answered.entries import Decided
from ombud.ledger import merkle, seal
from ombud.ledger.entry import Entry
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import new_key


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def synced_write(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())


def frontier_only(leaves: list[bytes]) -> bytes:
    frontier = merkle.Frontier.empty()
    for leaf in leaves:
        frontier = frontier.append(merkle.leaf_hash(leaf))
    return frontier.root()


def peer(leaves: list[bytes]) -> bytes:
    from pymerkle import InmemoryTree

    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    return bytes(tree.get_root())


def seal_one() -> None:
    body = Decided(what="Buy 800 lamp posts", reasons="They wear out less", by="The council")
    seal.seal(Entry("lamp-posts", 0, datetime(2026, 3, 1, tzinfo=UTC), "officer", body))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--entries", type=int, default=100_000)
    asked.add_argument("--single", type=int, default=50)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    leaves = [n.to_bytes(32, "big") for n in range(given.entries)]
    key = new_key("benchmark.example/log")
    batches = []
    for _ in range(5):
        with TemporaryDirectory() as place:
            log = LogFolder(Path(place), key.verifier, key.name)
            batches.append(timed(lambda log=log: log.grow(leaves, key)))  # type: ignore[misc]
    print(f"batch, tiles and checkpoint: median {given.entries / statistics.median(batches):,.0f} leaves/s")
    with TemporaryDirectory() as place:
        log = LogFolder(Path(place), key.verifier, key.name)
        ones = [timed(lambda n=n: log.grow([leaves[n]], key)) for n in range(given.single)]  # type: ignore[misc]
        bare = [timed(lambda: synced_write(Path(place) / "bare")) for _ in range(given.single)]
    one, write = statistics.median(ones), statistics.median(bare)
    print(f"one by one, signed: {1 / one:.0f}/s ({1000 * one:.1f} ms); a bare 4 KiB fsync: {1 / write:.0f}/s")
    pairs = [(timed(lambda: frontier_only(leaves)), timed(lambda: peer(leaves))) for _ in range(5)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    rates = f"ours {given.entries / mine:,.0f}/s, pymerkle {given.entries / theirs:,.0f}/s"
    print(f"in memory: {rates}, ratio {theirs / mine:.1f}")
    print(f"sealing one entry of 14 fields: {1000 * statistics.median(timed(seal_one) for _ in range(200)):.3f} ms")


if __name__ == "__main__":
    main()

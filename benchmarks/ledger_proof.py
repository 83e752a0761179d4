"""Claim: at 1,000,000 entries a proof is made from a few tiles and checked in under 5 milliseconds.

    python benchmarks/ledger_proof.py [--entries 1000000] [--proofs 200]

Three times are given: a proof made from cold tiles (read from files), its hashes checked, and a whole receipt checked
with the city's signature, by our library and by the plain integers of ``verify.py``. Beside it, in the same run:
pymerkle (GPL, a test oracle) makes and checks proofs over 100,000 leaves, which it keeps in memory.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.ledger import merkle, proof, verify
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import SignerKey, new_key
from ombud.ledger.tiles import Tiles

PEER_LEAVES = 100_000


@dataclass(frozen=True)
class Took:
    """Medians in milliseconds: by the clock, which a busy machine slows, and of the processor, which it does not."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.3f} ms (processor {self.processor:.3f} ms)"


def took(work: Callable[[int], object], places: list[int]) -> Took:
    clock, processor = [], []
    for place in places:
        begin = time.perf_counter(), time.process_time()
        work(place)
        clock.append(time.perf_counter() - begin[0])
        processor.append(time.process_time() - begin[1])
    return Took(1000 * statistics.median(clock), 1000 * statistics.median(processor))


def leaf(n: int) -> bytes:
    return n.to_bytes(32, "big")


def measure(folder: Path, key: SignerKey, places: list[int], size: int) -> None:
    log = LogFolder(folder, key.verifier, key.name)
    note, root = log.note(), Tiles(folder, size).frontier().root()
    made = {place: proof.LogProof(place, Tiles(folder, size).inclusion(place), note) for place in places}
    city = verify.Key(str(key.verifier))

    def by_hand(place: int) -> None:
        city.check(note, "checkpoint")
        whole = verify.sha256(b"\x00" + leaf(place)).digest()
        if verify.climb(whole, place, size, made[place].hashes) != root:
            raise SystemExit("A proof does not hold.")

    def hashes(place: int) -> None:
        if not merkle.holds_inclusion(merkle.leaf_hash(leaf(place)), place, size, made[place].hashes, root):
            raise SystemExit("A proof does not hold.")

    print(f"made from cold tiles:            {took(lambda n: Tiles(folder, size).inclusion(n), places)}")
    print(f"its {len(made[places[0]].hashes)} hashes checked:           {took(hashes, places)}")
    whole = took(lambda n: proof.verify(made[n], leaf(n), [key.verifier]), places)
    print(f"receipt with signature, library: {whole}")
    print(f"receipt with signature, stdlib:  {took(by_hand, places)}")


def beside(places: list[int]) -> None:
    from pymerkle import InmemoryTree, verify_inclusion

    leaves = [leaf(n) for n in range(PEER_LEAVES)]
    tree = InmemoryTree.init_from_entries(leaves, algorithm="sha256")
    hashed = [merkle.leaf_hash(one) for one in leaves]
    root = tree.get_root()
    theirs = {n: tree.prove_inclusion(n + 1, PEER_LEAVES) for n in places}
    mine = {n: merkle.inclusion(n, hashed) for n in places[:20]}
    their_time = took(lambda n: verify_inclusion(hashed[n], root, theirs[n]), places[:20])
    my_time = took(lambda n: merkle.holds_inclusion(hashed[n], n, PEER_LEAVES, mine[n], root), places[:20])
    print(f"at {PEER_LEAVES:,}, hashes checked: ours {my_time}, pymerkle {their_time}, "
          f"ratio {their_time.processor / my_time.processor:.1f}")  # fmt: skip
    made = took(lambda n: tree.prove_inclusion(n + 1, PEER_LEAVES), places[:20])
    print(f"at {PEER_LEAVES:,}, proof made: pymerkle {made} from memory (ours: above, from files)")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--proofs", type=int, default=200)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    rng, key = random.Random(1), new_key("benchmark.example/log")
    with TemporaryDirectory() as place:
        LogFolder(Path(place), key.verifier, key.name).grow(map(leaf, range(given.entries)), key)
        measure(Path(place), key, [rng.randrange(given.entries) for _ in range(given.proofs)], given.entries)
    beside([rng.randrange(PEER_LEAVES) for _ in range(given.proofs)])


if __name__ == "__main__":
    main()

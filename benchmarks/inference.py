"""Claim: 2,000 areas are inferred from in half a minute, and about 95 of 100 intervals hold the truth.

    python benchmarks/inference.py [--areas 2000] [--towns 20] [--peer]

Towns are made up: each person is known, and only the sums of each area are told. Beside it, with --peer: PyEI (king99),
where it is installed; it is no dependency of ours. Times are of the clock and of the processor.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
import time

import numpy as np

from ombud.counted.inference import Inferred, infer

KINDS = {  # beta distributions of the group's and the others' chances, what is planted against the assumption
    "chances far apart": ((6, 4), (2, 8), 0.0),
    "rare": ((1, 9), (1, 19), 0.0),
    "anything goes": ((1, 1), (1, 1), 0.0),
    "otherwise among its own": ((6, 4), (2, 8), 0.6),
}
Town = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def town(seed: int, areas: int, kind: str) -> Town:
    """People, group, and in whom it happened of the group and of the others."""
    rng = np.random.default_rng(seed)
    group, others, tilt = KINDS[kind]
    people, share = rng.integers(200, 4000, areas), rng.beta(1, 2, areas)
    n = rng.binomial(people, share)
    chance = np.clip(rng.beta(*group, areas) + tilt * (share - share.mean()), 0, 1)
    return people, n, rng.binomial(n, chance), rng.binomial(people - n, rng.beta(*others, areas))


def ours(made: Town) -> Inferred:
    people, n, yes, others = made
    names = [str(at) for at in range(len(people))]
    return infer(names, people, n, yes + others, np.random.default_rng(1), name="the group", thing="it")


def timed(areas: int) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    found = ours(town(1, areas, "chances far apart"))
    print(f"{areas} areas: {time.perf_counter() - clock:.1f} s, {time.process_time() - processor:.1f} s of processor; "
          f"{found.told[-1]}")  # fmt: skip


def covered(towns: int, kind: str, areas: int = 100) -> None:
    held = refused = 0
    for seed in range(towns):
        made = town(seed, areas, kind)
        found, truth = ours(made), made[2].sum() / made[1].sum()
        refused += found.group is None
        held += found.group is not None and found.group.low <= truth <= found.group.high
        assert found.bounds.group.low <= truth <= found.bounds.group.high
    print(f"{kind}: {towns} towns of {areas} areas, refused {refused}, of the others the interval holds the truth in "
          f"{held} of {towns - refused}; the bounds hold it in all")  # fmt: skip


def peer(areas: int = 100) -> None:
    from pyei.two_by_two import TwoByTwoEI

    for kind in ("chances far apart", "rare"):
        people, n, yes, others = made = town(1, areas, kind)
        begin = time.perf_counter()
        found = ours(made)
        took = time.perf_counter() - begin
        begin = time.perf_counter()
        model = TwoByTwoEI("king99", lmbda=0.5)
        model.fit(n / people, (yes + others) / people, people, draws=1000, tune=1000, chains=4, cores=1,
                  random_seed=1, progressbar=False)  # fmt: skip
        low, high = model.credible_interval_95_mean_voting_prefs[0]
        print(f"{kind}, {areas} areas, truth {yes.sum() / n.sum():.4f}: "
              f"ours {found.group.value:.4f} ({found.group.low:.4f} to {found.group.high:.4f}) in {took:.1f} s; "
              f"PyEI king99 {model.posterior_mean_voting_prefs[0]:.4f} ({low:.4f} to {high:.4f}) "
              f"in {time.perf_counter() - begin:.1f} s")  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--areas", type=int, default=2000)
    asked.add_argument("--towns", type=int, default=20)
    asked.add_argument("--peer", action="store_true")
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    timed(given.areas)
    if given.peer:
        peer()
    for kind in KINDS:
        covered(given.towns, kind)


if __name__ == "__main__":
    main()

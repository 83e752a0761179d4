"""Claim: 1,000 bootstrap replicates over 18,000 areas and 6 groups take under 3 seconds of one processor.

    OPENBLAS_NUM_THREADS=1 python benchmarks/bootstrap.py [--areas 18000] [--runs 5]

Beside it, in the same run: the same intervals by drawing areas one replicate at a time with numpy. No peer with a
bootstrap over areas was installed. Times are of the processor, one thread, medians.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
import resource
import statistics
import time

import numpy as np

from ombud.served.sharegap import Resampling, share_gaps


def town(areas: int, groups: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    people = rng.integers(0, 4000, areas).astype(float)
    return rng.poisson(1, areas).astype(float), people, rng.binomial(people.astype(int)[:, None], 0.2, (areas, groups))


def plainly(amounts: np.ndarray, people: np.ndarray, groups: np.ndarray) -> np.ndarray:
    lived = people > 0
    k, p, n = amounts[lived], people[lived], groups[lived]
    rng, gaps = np.random.default_rng(1), []
    for _ in range(1000):
        at = rng.integers(0, k.size, k.size)
        gaps.append(k[at] @ (n[at] / p[at][:, None]) / k[at].sum() - n[at].sum(axis=0) / p[at].sum())
    return np.percentile(gaps, (2.5, 97.5), axis=0)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--areas", type=int, default=18_000)
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    place = town(given.areas, 6)
    names = tuple("abcdef")
    blocks = np.arange(given.areas) // 40
    ways = {
        "areas": lambda: share_gaps(*place, names, resampling=Resampling(np.random.default_rng(1))),
        "areas and blocks": lambda: share_gaps(
            *place, names, resampling=Resampling(np.random.default_rng(1), blocks=blocks)
        ),
        "one replicate at a time": lambda: plainly(*place),
    }
    for name, work in ways.items():
        took = []
        for _ in range(given.runs):
            begin = time.process_time()
            work()
            took.append(time.process_time() - begin)
        print(f"{name}: median {statistics.median(took):.2f} s, best {min(took):.2f} s of processor; "
              f"memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")  # fmt: skip


if __name__ == "__main__":
    main()

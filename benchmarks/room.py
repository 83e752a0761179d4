"""How often fair rooms are called unlike, how often a room with a known bias is caught, and what the ratio R would say.

Run it alone: ``python benchmarks/room.py``. Nothing is asked of a peer: R, the least participation rate over the
greatest, is computed here for the same rooms, called unlike below 0.8.
"""

from __future__ import annotations

import argparse
import os
import platform
import time

import numpy as np

from ombud.people.fairdraw import distance

SHARES = [0.06, 0.07, 0.09, 0.10, 0.10, 0.09, 0.13, 0.13, 0.12, 0.11]
TURNOUT = [0.5, 0.5, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6, 1.6]
SIZES = (30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)
EVERYONE = 10_000_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rooms", type=int, default=2000, help="rooms that each rate is told from")
    rooms = options.parse_args().rooms
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}")
    print(f"{rooms} rooms each; ten age groups, shares {SHARES}, turnout {TURNOUT}")
    print("people    cut  fires %  false alarm %  caught %  R < .8 %  seconds")
    for of in SIZES:
        line(of, rooms)


def line(of: int, rooms: int) -> None:
    place = [round(share * EVERYONE) for share in SHARES]
    chance = np.random.default_rng((of, 1))
    biased = np.array(SHARES) * TURNOUT
    fair = chance.multinomial(of, SHARES, rooms)
    unfair = chance.multinomial(of, biased / biased.sum(), rooms)
    start = time.perf_counter()
    found = [distance(room, place, "fair", of) for room in fair.tolist()]
    took = (time.perf_counter() - start) / rooms
    caught = [distance(room, place, "fair", of).unlike for room in unfair.tolist()]
    rates = fair / np.array(SHARES)
    ratio = rates.min(axis=1) / rates.max(axis=1)
    alarms = np.mean([one.unlike for one in found])
    bias = np.mean(caught)
    print(f"{of:>6} {found[0].cut:>6.3f} {100 * found[0].fires:>8.2f} {100 * alarms:>14.1f} {100 * bias:>9.1f} "
          f"{100 * np.mean(ratio < 0.8):>9.1f} {took:>8.4f}")  # fmt: skip


if __name__ == "__main__":
    main()

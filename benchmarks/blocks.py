"""Claim: where neighbours are alike, blocks of the chosen size bring the interval near the 95 per cent that it claims.

    python benchmarks/blocks.py [--towns 200] [--sides 1 1.5 2]

Towns of 40 by 40 areas, 500 m apart, are made up: how much stands there per head and where a group lives vary smoothly,
each by itself, over a reach that is planted. So in truth the share gap is nought, and an interval should hold nought in
95 of 100 towns. Beside it, in the same run: areas drawn one by one (Efron's bootstrap).
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
import statistics

import numpy as np

from ombud.served import blocks as chosen
from ombud.served.sharegap import Resampling, share_gaps

ACROSS, APART = 40, 500.0
REACHES = (0, 1000, 2000, 3000)  # metres at which two areas' likeness has fallen to a twentieth


def smooth(reach: float, rng: np.random.Generator) -> np.ndarray:
    """A normal surface whose likeness falls as exp(-3 (distance / reach)^2): noise, smoothed on a larger map."""
    if not reach:
        return rng.standard_normal(ACROSS * ACROSS)
    wide = 2 * ACROSS
    steps = np.minimum(np.arange(wide), wide - np.arange(wide)) * APART
    kernel = np.exp(-6 * (steps[:, None] ** 2 + steps**2) / reach**2)
    made = np.fft.ifft2(np.fft.fft2(rng.standard_normal((wide, wide))) * np.fft.fft2(kernel)).real
    return (made / np.sqrt((kernel**2).sum()))[:ACROSS, :ACROSS].ravel()


def town(reach: float, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Things, people, and people of the group: rates and shares vary smoothly, and by chance."""
    people = rng.integers(500, 4000, ACROSS * ACROSS).astype(float)
    things = rng.poisson(people / 500 * np.exp(0.8 * smooth(reach, rng)))
    share = 1 / (1 + np.exp(-smooth(reach, rng)))
    return things.astype(float), people, rng.binomial(people.astype(int), share).astype(float)


def measured(reach: float, towns: int, sides: list[float]) -> None:
    y, x = (one.ravel() * APART + 100_000 for one in np.mgrid[:ACROSS, :ACROSS])
    singly, found, number = 0, dict.fromkeys(sides, 0), dict.fromkeys(sides, 0)
    reaches = []
    for seed in range(towns):
        rng = np.random.default_rng([seed, int(reach)])
        things, people, group = town(reach, rng)
        for side in sides:
            chosen.SIDES = side
            cut = chosen.blocks(things, people, x, y, np.random.default_rng(seed))
            again = Resampling(np.random.default_rng(seed), 500, cut.keys)
            spread = share_gaps(things, people, group[:, None], ("group",), resampling=again).of("group").spread
            found[side] += spread.judged.spans(0)
            number[side] += cut.number
        singly += spread.by_areas.spans(0)
        reaches.append(cut.reach)
    print(
        f"planted {reach:g} m, found {statistics.median(reaches):g} m (median): by areas {100 * singly / towns:.1f} %"
    )
    for side in sides:
        print(f"    squares of {side:g} times the reach found: {100 * found[side] / towns:.1f} % "
              f"({number[side] / towns:.0f} blocks on average)")  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--towns", type=int, default=200)
    asked.add_argument("--sides", type=float, nargs="+", default=[chosen.SIDES])
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {given.towns} "
          f"towns of {ACROSS * ACROSS} areas; how often the 95 % interval holds the truth")  # fmt: skip
    for reach in REACHES:
        measured(reach, given.towns, given.sides)


if __name__ == "__main__":
    main()

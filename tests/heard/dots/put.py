"""Dots of invented people on an invented square of three kilometres, the same every time."""

from __future__ import annotations

import numpy as np

from ombud.heard.dots.marks import Daypart, Dot


def dots_of(people: int, seed: int, *, unsafe_near: float = 0.25, each: int = 3, later: float = 0.0) -> list[Dot]:
    """Two rounds; in the second, places within 500 m of (1000, 1000) are unsafe with the chance ``unsafe_near``, and
    every unsafe place lies ``later`` metres further east."""
    random = np.random.default_rng(seed)
    found = []
    for person in range(people):
        for number in (1, 2):
            for x, y in random.uniform(0, 3000, (each, 2)).tolist():
                near = number == 2 and (x - 1000) ** 2 + (y - 1000) ** 2 < 500**2
                unsafe = random.random() < (unsafe_near if near else 0.25)
                part = Daypart.NIGHT if random.random() < 0.5 else Daypart.DAY
                moved = later if unsafe and number == 2 else 0.0
                found.append(Dot(number, "unsafe" if unsafe else "like", x + moved, y, part, f"p{person}"))
    return found

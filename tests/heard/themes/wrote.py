"""What Amina and her neighbours wrote: answers about lamps, buses and a library, the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ombud.heard.themes.texts import OpenAnswer, Shown

POLIS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "democracy" / "polis"
needs_polis = pytest.mark.skipif(not POLIS.is_dir(), reason="the shared conversations are not there")
ABOUT = {
    "lamps": "lamp street dark light pole night path walk bright broken bulb shadow",
    "buses": "bus stop ticket driver late route timetable seat fare crowded station ride",
    "books": "library book reading children story shelf borrow quiet study opening homework desk",
}


def written_by_many(n: int, about: dict[str, str], seed: int, shown: Shown = Shown.PUBLIC) -> list[OpenAnswer]:
    """``n`` answers about each matter: six of its words among the small words of English."""
    random = np.random.default_rng(seed)
    found = []
    for matter, words in about.items():
        for at in range(n):
            a, b, c, d, e, f = random.choice(words.split(), 6, replace=False).tolist()
            text = f"I think the {a} and the {b} are what we need, because of the {c} with a {d} at the {e} or {f}"
            found.append(OpenAnswer(f"{matter}-{at}", text, "", shown))
    return found


def mixed_up(answers: list[OpenAnswer], seed: int) -> list[OpenAnswer]:
    """The same in another order."""
    return [answers[at] for at in np.random.default_rng(seed).permutation(len(answers)).tolist()]

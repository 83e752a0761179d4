"""Who gains: a city's people, areas and what is provided there, asked everything that its tables can answer.

Demands 4.1 to 4.7 are measured by ``ombud.served``, demand 3.4 by ``ombud.counted``; they cannot see each other, so
they meet here, one module an answer in ``ombud.casefile.gains``. Chance has a seed: the same files, the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np

from ombud import __version__
from ombud.casefile.gains.alike import with_blocks
from ombud.casefile.gains.answer import Answer, Ask
from ombud.casefile.gains.areal import areal
from ombud.casefile.gains.city import City
from ombud.casefile.gains.crossings import crossings
from ombud.casefile.gains.need import need
from ombud.casefile.gains.overtime import overtime
from ombud.casefile.gains.provided import provided
from ombud.casefile.gains.reach import reach
from ombud.casefile.gains.scores import scores
from ombud.casefile.gains.shares import shares
from ombud.casefile.gains.watch import watch
from ombud.casefile.gains.without import without
from ombud.casefile.measured import Input, Measured
from ombud.evidence.computed import Computed

SEED = 1
ASKED: tuple[Ask, ...] = (
    provided, shares, need, reach, overtime, without, crossings, scores, watch, areal,
)  # fmt: skip
Progress = Callable[[str, int, int], None]  # what is asked, how many are done, how many there are


@dataclass(frozen=True, slots=True)
class WhoGains:
    """The answer: a document to be shown, and statements to be sealed into a case."""

    measured: Measured
    says: tuple[Computed, ...]


def who_gains(
    city: City, today: date, inputs: Sequence[Input] = (), licence: str = "", progress: Progress | None = None
) -> WhoGains:
    """Ask a city everything that its tables can answer.

    Raises the engines' own errors, each a sentence that names the area and what to do. ``progress`` may raise.
    """
    city = with_blocks(city, _chance("blocks"))
    answers: list[Answer] = []
    for at, ask in enumerate(ASKED):
        if progress is not None:
            progress(ask.__name__, at, len(ASKED))
        found = ask(city, _chance(ask.__name__))
        if found is not None:
            answers.append(found)
    measured = Measured(
        place=city.name,
        what=city.what,
        effect=city.effect,
        on=today,
        version=__version__,
        example=city.example,
        lead=tuple(sentence for one in answers for sentence in one.lead),
        parts=tuple(one.part for one in answers),
        inputs=tuple(inputs),
        licence=licence,
    )
    return WhoGains(measured, tuple(says for one in answers for says in one.says))


def _chance(name: str) -> np.random.Generator:
    """Each answer draws its own chance, so that one more or less does not move the others."""
    return np.random.default_rng((SEED, crc32(name.encode())))

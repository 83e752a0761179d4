"""What each passage of a contract is about, in chances from 0 to 1, by a small model that came with the package.

Two questions are answered of every passage, in the order in which they stand in the contract:

``topics(passages)``       about each clause type of CUAD (audit, insurance, liability ...): ``Topics.chance``, passages x types
``line_scores(passages)``  about each of the red lines: ``LineScores.about``, and if so whether it crosses the line rather
                           than keeps it: ``LineScores.crossed``; both passages x lines, columns in the order of ``lines``

Give all passages of a contract at once: what stands before and after a passage counts too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.document import Passage

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Topics:
    """``chance[p, t]``: how likely passage ``p`` is about type ``types[t]``, calibrated on contracts it never saw."""

    types: tuple[str, ...]
    chance: Floats


@dataclass(frozen=True, slots=True)
class LineScores:
    """Passages x lines. ``about``: the chance that a passage is about the line. ``crossed``: given that it is, the
    chance that it crosses rather than keeps it. ``lines`` are the ids of the red lines, in the order of the columns."""

    lines: tuple[str, ...]
    about: Floats
    crossed: Floats


def line_scores(passages: Sequence[Passage]) -> LineScores:
    """How far each passage is about each red line, and crosses it. A stub until the model is there: no line is known."""
    return LineScores((), np.zeros((len(passages), 0)), np.zeros((len(passages), 0)))

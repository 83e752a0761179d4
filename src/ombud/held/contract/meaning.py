"""What a sentence means, as a few numbers: its words' vectors, and those of its passage and heading; a net on them.

The vectors are of other texts' making (vectors.py), so that a word counts that no labelled contract has. The net is of
one layer; the score of a passage is that of its best sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.document import Passage
from ombud.held.contract.sentences import sentences
from ombud.held.contract.vectors import vectors

AROUND, LONG = 0.5, 20.0  # what passage and heading weigh beside the sentence; the length of what the net is given
LEAST = 1e-6
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Meant:
    """Vectors of length 1: ``passages`` and ``headings`` have a row a passage, ``sentences`` one a sentence.

    ``passage`` is the row of the passage that each sentence stands in.
    """

    passages: Floats
    headings: Floats
    sentences: Floats
    passage: Ints


@dataclass(frozen=True, slots=True)
class Net:
    """``spread``: DIMS; ``inner``: 3 DIMS x hidden; ``bend``: hidden; ``outer``: hidden x types; ``bias``: types."""

    spread: Floats
    inner: Floats
    bend: Floats
    outer: Floats
    bias: Floats


def meant(passages: Sequence[Passage]) -> Meant:
    """The vectors of passages, their headings and sentences."""
    parts = [[one.text[start:stop] for start, stop in sentences(one.text)] for one in passages]
    passage = np.array([row for row, one in enumerate(parts) for _ in one], dtype=np.int64)
    table = vectors()
    return Meant(table.said(one.text for one in passages), table.said(one.heading for one in passages),
                 table.said(said for one in parts for said in one), passage)  # fmt: skip


def given(of: Meant, spread: Floats) -> Floats:
    """What the net is given: sentences x 3 DIMS. Columns that differ much are held back by the root of ``spread``."""
    whole, above, said = (_level(one / np.sqrt(spread)) for one in (of.passages, of.headings, of.sentences))
    both = np.hstack([said, AROUND * whole[of.passage], AROUND * above[of.passage]])
    return _level(both) * np.float32(LONG)


def net_scores(inputs: Floats, net: Net) -> Floats:
    """Logits of sentences x types."""
    found: Floats = np.maximum(inputs @ net.inner + net.bend, 0) @ net.outer + net.bias
    return found


def _level(rows: NDArray[np.floating[Any]]) -> Floats:
    long = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    level: Floats = (rows / np.maximum(long, np.float32(LEAST))).astype(np.float32)
    return level

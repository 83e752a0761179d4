"""What a small model, learned from the lessons, says of a passage: which lines it is near, and how it speaks."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.evidenced import Spoken
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks, runs

Floats = NDArray[np.float64]
FILE = "lines.npz"
FEWEST, LIGHTEST = 30, 120.0  # marks, and squared rarity of runs; a passage with less is weighed as one with so much
LINES = len(RedLine)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a passage for each line, in their order. ``near``: above 0 the passage is rather about it;
    ``tone``: above 0 it rather crosses it, if it is about it."""

    near: Floats
    tone: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    """``weights`` has a row a mark, and a column a line for ``near`` and then one for ``tone``; ``bias`` is added.

    ``scale`` turns the whole numbers that are kept into weights; ``rarity`` is 1 for words, and more for rare runs.
    """

    place: dict[str, int]
    rarity: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    sha256: str = ""

    def scores(self, said: Sequence[Spoken]) -> Scores:
        known, heavy = placed(said, self.place, self.rarity)
        found = self.bias + (heavy @ self.weights[known]) * self.scale
        return Scores(found[:LINES], found[LINES:])

    def written(self) -> bytes:
        """The model as a file; the same model gives the same bytes."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self.place).encode(), dtype=np.uint8)
        np.savez_compressed(
            out, names=names, rarity=self.rarity, weights=self.weights, scale=self.scale, bias=self.bias
        )
        return out.getvalue()


def placed(
    said: Sequence[Spoken], place: Mapping[str, int], rarity: NDArray[np.float32]
) -> tuple[NDArray[np.int64], Floats]:
    """The known marks of a passage by place, and how much each weighs in it. A heading of two words is no proof, so few
    marks weigh no more than if there were many."""
    words = marks(said)
    there = sorted(at for mark in words if (at := place.get(mark)) is not None)
    signs = sorted(at for run in runs(said) if (at := place.get(run)) is not None)
    rare = rarity[signs].astype(np.float64)
    heavy = (np.full(len(there), max(len(words), FEWEST) ** -0.5), rare / max(float(rare @ rare), LIGHTEST) ** 0.5)
    return np.array([*there, *signs], dtype=np.int64), np.concatenate(heavy)


def opened(data: bytes) -> Learned:
    """A model from its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        names = kept["names"].tobytes().decode().split("\n")
        found = Learned({name: at for at, name in enumerate(names)}, kept["rarity"],
                        kept["weights"], kept["scale"], kept["bias"], hashlib.sha256(data).hexdigest())  # fmt: skip
    if found.weights.shape != (len(names), 2 * LINES):
        raise ValueError(
            f"The model of the red lines has {found.weights.shape[1]} columns; it must have {2 * LINES}."
        )
    return found


@cache
def learned() -> Learned:
    """The model that came with the package."""
    return opened((files("ombud.held.contract") / FILE).read_bytes())

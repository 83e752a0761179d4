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
from ombud.held.contract.marks import marks, plain_words
from ombud.held.contract.vectors import DIMS, vectors

Floats = NDArray[np.float64]
FILE = "lines.npz"
LINES = len(RedLine)
HEAVY = (0.4, 0.35, 1.1, 0.4, 0.2, 0.4)  # how much each kind of marks counts: the square of its length in a passage
LIGHTEST = 120.0  # squared rarity of the marks of a kind; a passage with less is weighed as one with so much
MEANT = 0.1  # how much the mean of the words' vectors counts


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a passage for each line, in their order; each is above 0 for rather yes.

    ``near``: it is about the line; ``crosses`` and ``keeps``: it is about it and does so; ``tone``: it crosses it, if it
    is about it."""

    near: Floats
    crosses: Floats
    keeps: Floats
    tone: Floats


@dataclass(frozen=True, slots=True)
class Learned:
    """``weights`` has a row a mark, then a row a number of a vector; its columns are the lines, once for each of the
    four :class:`Scores`; ``bias`` is added.

    ``scale`` turns the whole numbers that are kept into weights; ``rarity`` is more for rarer marks.
    """

    place: dict[str, int]
    rarity: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    sha256: str = ""

    def scores(self, said: Sequence[Spoken]) -> Scores:
        known, heavy = placed(said, self.place, self.rarity)
        return scored(self.bias + (heavy @ self.weights[known].astype(np.float32)) * self.scale)

    def written(self) -> bytes:
        """The model as a file; the same model gives the same bytes."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self.place).encode(), dtype=np.uint8)
        by_column = np.ascontiguousarray(self.weights.T)
        np.savez_compressed(
            out, names=names, rarity=self.rarity, weights=by_column, scale=self.scale, bias=self.bias
        )
        return out.getvalue()


def scored(found: Floats) -> Scores:
    """The scores of one passage from its columns."""
    return Scores(*np.split(found, 4))


def placed(
    said: Sequence[Spoken], place: Mapping[str, int], rarity: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The known marks of a passage by place, and how much each weighs in it; then the numbers of its vector, whose
    places follow those of the marks. A heading of two words is no proof, so few marks weigh no more than if there were
    many."""
    places, heavy = [], []
    for kind, share in zip(marks(said), HEAVY, strict=True):
        there = np.fromiter((at for at in map(place.get, kind) if at is not None), dtype=np.int64)
        there.sort()  # a set has no order, and sums must not hang on one
        rare = rarity[there]
        places.append(there)
        heavy.append(rare * np.float32((share / max(float(rare @ rare), LIGHTEST)) ** 0.5))
    meant = vectors().said([" ".join(plain_words(said))])[0] * np.float32(MEANT**0.5)
    return np.concatenate([*places, np.arange(DIMS) + len(place)]), np.concatenate([*heavy, meant])


def opened(data: bytes) -> Learned:
    """A model from its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        names = kept["names"].tobytes().decode().split("\n")
        found = Learned({name: at for at, name in enumerate(names)}, kept["rarity"],
                        np.ascontiguousarray(kept["weights"].T), kept["scale"], kept["bias"],
                        hashlib.sha256(data).hexdigest())  # fmt: skip
    if found.weights.shape != (len(names) + DIMS, 4 * LINES):
        raise ValueError(
            f"The model of the red lines has {found.weights.shape[1]} columns; it must have {4 * LINES}."
        )
    return found


@cache
def learned() -> Learned:
    """The model that came with the package."""
    return opened((files("ombud.held.contract") / FILE).read_bytes())

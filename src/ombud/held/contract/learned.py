"""What a small model, learned from the lessons, says of a passage: how near each line it is, and whose tone it has."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.evidenced import Spoken
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks

Floats = NDArray[np.float64]
FILE = "lines.npz"
FEWEST = 30  # marks; a passage with fewer is weighed as one with so many


def length(there: Collection[str]) -> float:
    """By how much the marks of a passage count for less because they are many. A heading of two words is no proof."""
    return float(np.sqrt(max(len(there), FEWEST)))


@dataclass(frozen=True, slots=True)
class Learned:
    """``weights`` has a row a mark and a column a red line, in their order, and one for the tone; ``bias`` is added.

    ``scale`` turns the whole numbers that are kept into weights.
    """

    place: dict[str, int]
    weights: NDArray[np.int16]
    scale: Floats
    bias: Floats
    sha256: str = ""

    def scores(self, said: Sequence[Spoken]) -> Floats:
        """Lines + 1: above 0 the passage is rather about the line; the last is above 0 where it rather crosses."""
        there = marks(said)
        known = sorted(at for mark in there if (at := self.place.get(mark)) is not None)
        if not known:
            return self.bias
        told = self.weights[known].sum(axis=0, dtype=np.int64) * self.scale
        found: Floats = self.bias + told / length(there)
        return found

    def written(self) -> bytes:
        """The model as a file; the same model gives the same bytes."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self.place).encode(), dtype=np.uint8)
        np.savez_compressed(out, names=names, weights=self.weights, scale=self.scale, bias=self.bias)
        return out.getvalue()


def opened(data: bytes) -> Learned:
    """A model from its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        names = kept["names"].tobytes().decode().split("\n")
        found = Learned({name: at for at, name in enumerate(names)}, kept["weights"], kept["scale"], kept["bias"],
                        hashlib.sha256(data).hexdigest())  # fmt: skip
    if found.weights.shape != (len(names), len(RedLine) + 1):
        raise ValueError(
            f"The model of the red lines has {found.weights.shape[1]} columns; it must have {len(RedLine) + 1}."
        )
    return found


@cache
def learned() -> Learned:
    """The model that came with the package."""
    return opened((files("ombud.held.contract") / FILE).read_bytes())

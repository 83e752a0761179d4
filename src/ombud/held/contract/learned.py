"""What a small model, learned from the lessons, says of a passage: which lines it is near, and how it speaks."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.evidenced import Spoken
from ombud.held.contract.lines import RedLine
from ombud.held.contract.marks import marks, plain_words, runs
from ombud.held.contract.vectors import DIMS, vectors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FILE = "lines.npz"
LINES = len(RedLine)
HEAVY = (0.4, 0.35, 1.1, 0.4, 0.2, 0.4)  # how much each kind of marks counts: the square of its length in a passage
LIGHTEST = 120.0  # squared rarity of the marks of a kind; a passage with less is weighed as one with so much
_AT_ONCE = 64  # sentences that are remembered, for those of a passage are read in several windows
MEANT = 0.1  # how much the mean of the words' vectors counts


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a passage for each line, in their order; each is above 0 for rather yes.

    ``near``: it is about the line; ``crosses`` and ``keeps``: it is about the line and does so; ``tone``: it crosses
    the line, if it is about it."""

    near: Floats
    crosses: Floats
    keeps: Floats
    tone: Floats


class Places:
    """Where the marks of a passage stand in the model: ``place`` of each mark by name, ``rarity`` by place."""

    def __init__(self, place: dict[str, int], rarity: NDArray[np.float32]) -> None:
        self.place, self.rarity = place, rarity
        self._runs = lru_cache(maxsize=20_000)(self._of_word)
        self._sentence = lru_cache(maxsize=_AT_ONCE)(self._of_sentence)

    def of(self, said: Sequence[Spoken]) -> tuple[Ints, NDArray[np.float32]]:
        """The known marks of a passage by place, and how much each weighs in it; then the numbers of its vector, whose
        places follow those of the marks. A heading of two words is no proof, so few marks weigh no more than if there
        were many."""
        seen = list(map(self._sentence, said))
        places = [_each_once([each[kind] for each in seen]) for kind in range(len(HEAVY))]
        heavy = [self._heavy(there, share) for there, share in zip(places, HEAVY, strict=True)]
        meant = vectors().heard([plain_words(said)])[0] * np.float32(MEANT**0.5)
        return np.concatenate([*places, np.arange(DIMS) + len(self.place)]), np.concatenate([*heavy, meant])

    def _of_sentence(self, one: Spoken) -> list[Ints]:
        """The known marks of a sentence, kind by kind, each once: no mark reaches over its end."""
        *kinds, words = marks([one])
        return [*map(self._known, kinds), _each_once([_NONE, *map(self._runs, words)])]

    def _known(self, marks: Iterable[str]) -> Ints:
        found = np.fromiter((at for at in map(self.place.get, marks) if at is not None), dtype=np.int64)
        found.sort()  # a set has no order, and sums must not hang on one
        return found

    def _of_word(self, word: str) -> Ints:
        return self._known(set(runs(word)))

    def _heavy(self, there: Ints, share: float) -> NDArray[np.float32]:
        rare = self.rarity[there]
        return rare * np.float32((share / max(float(rare @ rare), LIGHTEST)) ** 0.5)


_NONE = np.empty(0, dtype=np.int64)


def _each_once(parts: Sequence[Ints]) -> Ints:
    """What is in any of the parts, in order; a part by itself is so already."""
    if len(parts) == 1:
        return parts[0]
    every = np.concatenate([_NONE, *parts])
    every.sort()
    found: Ints = every[np.concatenate([_FIRST, every[1:] != every[:-1]])[: len(every)]]
    return found


_FIRST = np.ones(1, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Learned:
    """``weights`` has a row a mark, then a row a number of a vector; its columns are the lines, once for each of the
    four :class:`Scores`; ``bias`` is added.

    ``scale`` turns the whole numbers that are kept into weights.
    """

    places: Places
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    sha256: str = ""

    def scores(self, said: Sequence[Spoken]) -> Scores:
        known, heavy = self.places.of(said)
        return scored(self.bias + (heavy @ self.weights[known].astype(np.float32)) * self.scale)

    def written(self) -> bytes:
        """The model as a file; the same model gives the same bytes."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self.places.place).encode(), dtype=np.uint8)
        by_column = np.ascontiguousarray(self.weights.T)
        np.savez_compressed(
            out, names=names, rarity=self.places.rarity, weights=by_column, scale=self.scale, bias=self.bias
        )
        return out.getvalue()


def scored(found: Floats) -> Scores:
    """The scores of one passage from its columns."""
    return Scores(*np.split(found, 4))


def opened(data: bytes) -> Learned:
    """A model from its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        names = kept["names"].tobytes().decode().split("\n")
        places = Places({name: at for at, name in enumerate(names)}, kept["rarity"])
        found = Learned(places, np.ascontiguousarray(kept["weights"].T), kept["scale"], kept["bias"],
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

"""Words as vectors: words of like meaning are near each other, so that a word counts that no lesson has.

Each word's vector is what the sentence model all-MiniLM-L6-v2 (Apache-2.0) makes of that word alone, without what all
words share, turned so that the first columns tell most, cut and rounded: see ``tools/wordvectors.py``, which made the
table. Nothing but the table is needed to read.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.sentences import WORD

FILE = "words.npz"
DIMS, STEP = 192, 0.012  # numbers of a vector, and how far they are apart; the model's own are 384, of length 1
RARITY = 16.0  # steps of rarity in one unit
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """``steps`` has a row a word and ``DIMS`` columns. ``rarity``: log(passages of CUAD / those with it), in steps.

    ``place`` is the row of each word; words are in lower case and without signs or figures.
    """

    place: dict[str, int]
    steps: NDArray[np.int8]
    rarity: NDArray[np.uint8]
    sha256: str = field(default="", compare=False)

    def rows(self, words: Iterable[str]) -> NDArray[np.int64]:
        """The row of each word, -1 where it is not known."""
        return np.array([self.place.get(word, -1) for word in words], dtype=np.int64)

    def of(self, words: Sequence[str]) -> Floats:
        """The vector of each word: words x DIMS; zeros where it is not known."""
        at = self.rows(words)
        found: Floats = self.steps[at].astype(np.float32) * np.float32(STEP)
        found[at < 0] = 0
        return found

    def rare(self, words: Sequence[str]) -> Floats:
        """How rare each word is: 0 if every passage has it, 11 at most; 0 where it is not known."""
        at = self.rows(words)
        return np.where(at < 0, 0, self.rarity[at] / RARITY).astype(np.float32)

    def said(self, texts: Iterable[str]) -> Floats:
        """The vector of each text, rare words weighing more: texts x DIMS, of length 1; zeros if no word is known."""
        return self.heard(WORD.findall(text.casefold()) for text in texts)

    def heard(self, said: Iterable[Iterable[str]]) -> Floats:
        """The same of texts that are cut into words."""
        rows = [[at for word in words if (at := self.place.get(word, -1)) >= 0] for words in said]
        found = np.zeros((len(rows), self.steps.shape[1]), dtype=np.float32)
        for row, there in enumerate(rows):
            if there:
                found[row] = self.rarity[there].astype(np.float32) @ self.steps[there].astype(np.float32)
        long = np.sqrt((found**2).sum(axis=1, keepdims=True))
        level: Floats = found / np.maximum(long, np.float32(1e-9))
        return level

    def written(self) -> bytes:
        """The table as a file; the same table gives the same bytes."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self.place).encode(), dtype=np.uint8)
        np.savez_compressed(out, names=names, steps=np.ascontiguousarray(self.steps.T), rarity=self.rarity)
        return out.getvalue()


def opened(data: bytes) -> Vectors:
    """A table from its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        place = {word: at for at, word in enumerate(kept["names"].tobytes().decode().split("\n"))}
        return Vectors(place, np.ascontiguousarray(kept["steps"].T), kept["rarity"], hashlib.sha256(data).hexdigest())


@cache
def vectors() -> Vectors:
    """The table that came with the package."""
    return opened((files("ombud.held.contract") / "model" / FILE).read_bytes())

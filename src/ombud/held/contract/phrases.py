"""What a passage says in phrases: words near each other, or others of like meaning; a net on where each fits best.

A phrase is of up to three words, each a few words at most after the one before. How well a word fits a place of it
follows from the word's vector (vectors.py), so that a word counts that no labelled contract has. Of each phrase counts
how well it fits where it fits best in the passage or the heading above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.document import Passage
from ombud.held.contract.sentences import WORD
from ombud.held.contract.vectors import vectors

KINDS = ((1, 1), (2, 1), (3, 1), (2, 6), (3, 4))  # words of a phrase, and how many words further the next may stand
PLACES = sum(words for words, _ in KINDS)
BLANKS = max((words - 1) * apart for words, apart in KINDS)  # behind each passage, so that no phrase reaches over it
ABOVE = 2  # blanks between a heading and what it stands above
BLANK, NUMBER, UNKNOWN = -3, -2, -1  # rows of the table that are no words
STEP = 256  # passages that are read at a time
NOWHERE = np.float32(-1e9)
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of passages as rows of ``table()``: ``long[p]`` words from ``begun[p]`` on, and behind them blanks."""

    words: Ints
    begun: Ints
    long: Ints


@dataclass(frozen=True, slots=True)
class Phrases:
    """The net. ``places``: columns of ``table()`` x (PLACES x phrases of a kind), for each kind its first word, its
    second ...; ``bend``: (kinds x phrases of a kind); ``outer``: those x types; ``bias``: types."""

    places: Floats
    bend: Floats
    outer: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Some:
    """Passages that are read together: the rows ``known`` of the table, which of them stands ``at`` each place, where
    passages have ``begun``, the passage of each place (``row``), and the places where a passage is ``over``."""

    known: Ints
    at: Ints
    begun: Ints
    row: Ints
    over: Ints


def spoken(passages: Sequence[Passage]) -> Spoken:
    """The words of passages, each with its heading before it."""
    parts = [_words(one) for one in passages]
    long = np.array([len(one) for one in parts], dtype=np.int64)
    words = np.array([row for one in parts for row in (*one, *[BLANK] * BLANKS)], dtype=np.int64)
    return Spoken(words, np.cumsum(long + BLANKS) - long - BLANKS, long)


def _words(one: Passage) -> list[int]:
    heading = _rows(one.heading)
    return [*heading, *[BLANK] * (ABOVE if heading else 0), *(_rows(one.text) or [UNKNOWN])]


def _rows(text: str) -> list[int]:
    place = vectors().place
    return [NUMBER if word[0].isdigit() else place.get(word, UNKNOWN) for word in WORD.findall(text.casefold())]


@cache
def table() -> Floats:
    """The vector of each word, 1 long on average, then those of a blank, which is all zeros, a number, and a word that
    is not known: rows x (DIMS + 2). Columns that differ much are held back by the root of their spread."""
    rows = vectors().steps.astype(np.float32)
    rows /= np.sqrt(np.maximum(rows.std(axis=0), np.float32(1e-3)))
    rows /= np.sqrt((rows**2).sum(axis=1).mean())
    found = np.zeros((len(rows) + 3, rows.shape[1] + 2), dtype=np.float32)
    found[: len(rows), : rows.shape[1]] = rows
    found[NUMBER, -2] = found[UNKNOWN, -1] = 1
    return found


def some(of: Spoken, rows: Ints) -> Some:
    """Some of the passages, at least one, to be read together."""
    parts = [of.words[of.begun[row] : of.begun[row] + of.long[row] + BLANKS] for row in rows]
    known, at = np.unique(np.concatenate(parts), return_inverse=True)
    long = of.long[rows] + BLANKS
    begun, row = np.cumsum(long) - long, np.repeat(np.arange(len(rows)), long)
    over = np.flatnonzero(np.arange(len(at)) - begun[row] >= of.long[rows][row])
    return Some(known, at, begun, row, over)


def fits(read: Some, places: Floats) -> Iterator[list[Floats]]:
    """For each kind of phrase, and for its first word, its second ...: how well the phrase fits from there on, if that
    word stands at each place of what is read: places x phrases of the kind."""
    given, wide, first = table()[read.known], places.shape[1] // PLACES, 0
    for words, apart in KINDS:
        found: list[Floats] = []
        for place in range(first + words - 1, first - 1, -1):
            alone = np.take(given @ places[:, place * wide : (place + 1) * wide], read.at, axis=0)
            found.insert(0, alone + _following(found[0], apart) if found else alone)
        first += words
        yield found


def _following(found: Floats, apart: int) -> Floats:
    """For each place the highest of the next ``apart`` places."""
    highest = np.zeros_like(found)
    highest[:-1] = found[1:]
    for step in range(2, apart + 1):
        np.maximum(highest[:-step], found[step:], out=highest[:-step])
    return highest


def strongest(found: Floats, read: Some) -> Floats:
    """The highest in each passage, of what begins at a word of it: passages x phrases of a kind."""
    found[read.over] = NOWHERE
    highest: Floats = np.maximum.reduceat(found, read.begun, axis=0)
    return highest


def phrase_logits(of: Spoken, net: Phrases, rows: Ints | None = None) -> NDArray[np.float64]:
    """Logits of passages x types, of all passages or some."""
    rows = np.arange(len(of.begun)) if rows is None else rows
    found = np.zeros((len(rows), len(net.bias)))
    for begun in range(0, len(rows), STEP):
        read = some(of, rows[begun : begun + STEP])
        best = np.hstack([strongest(one[0], read) for one in fits(read, net.places)])
        found[begun : begun + STEP] = np.maximum(best + net.bend, 0) @ net.outer + net.bias
    return found

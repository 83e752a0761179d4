"""What is counted in a passage and in its sentences: words, runs of two and three of them, and the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.document import Passage
from ombud.held.contract.sentences import sentences

LONGEST = 3  # words in a run
SIGNS = (4, 5)  # signs in a run within a word
HEADING = 0.5  # how much the heading weighs beside the passage itself
WORD = re.compile(r"[^\W\d_]+|\d+")
_OWN = re.compile(  # "12.3 Audit Rights. The ..." stands under a heading of its own
    r"(?:(?:ARTICLE|Article|Section|SECTION)?\s*[\dIVXivx]{0,5}(?:\.\d+)*[.)]?\s*|\([a-z0-9]{1,4}\)\s*)"
    r"([A-Z][^.:;]{2,60}?)[.:]\s"
)
_ODD = np.uint64(0x9E3779B97F4A7C15)  # spreads a number over 64 bits: the golden ratio (Knuth, vol. 3, 6.4)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_NONE, _ABOVE = np.uint64(0), np.uint64(0x51ED270B153A3C4D)
Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Counted:
    """Sparse rows, one a passage: row ``p`` has ``values[k]`` at ``columns[k]``, ``indptr[p] <= k < indptr[p + 1]``.

    A column is a run of words as a number of 32 bits; ``values`` are 1 + log(how often), columns grow within a row.
    """

    indptr: NDArray[np.int64]
    columns: Numbers
    values: NDArray[np.float32]

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of each value."""
        return np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))


@dataclass(frozen=True, slots=True)
class Features:
    """What was counted: ``words`` and ``headings`` have a row a passage, ``sentences`` and ``signs`` one a sentence.

    ``passage`` is the row of the passage that each sentence stands in; every passage has at least one sentence.
    """

    words: Counted
    headings: Counted
    sentences: Counted
    signs: Counted
    passage: NDArray[np.int64]


def features(passages: Sequence[Passage]) -> Features:
    """Words of passages, of their headings and sentences; nothing is learnt here: all contracts are counted alike."""
    texts = [one.text for one in passages]
    headings = [f"{one.heading} . {own_heading(one.text)}" for one in passages]
    parts = [[text[start:stop] for start, stop in sentences(text)] for text in texts]
    said = [sentence for one in parts for sentence in one]
    passage = np.array([row for row, one in enumerate(parts) for _ in one], dtype=np.int64)
    return Features(counted(texts, LONGEST), counted(headings, 2, _ABOVE), counted(said, LONGEST), signs(said), passage)


def own_heading(text: str) -> str:
    """The words with which a passage names its own matter: "Audit Rights" of "12.3 Audit Rights. The ..."."""
    found = _OWN.match(text)
    return found[1] if found else ""


def counted(texts: Iterable[str], longest: int, salt: np.uint64 = _NONE) -> Counted:
    """Runs of up to ``longest`` words in each text: capitals are put aside, and all numbers count as one word."""
    known: dict[str, int] = {}
    said = [_numbered(text, known) for text in texts]
    lengths = np.array([len(one) for one in said], dtype=np.int64)
    words = np.array([word for one in said for word in one], dtype=np.uint64)
    row = np.repeat(np.arange(len(said), dtype=np.uint64), lengths)
    keys, run, at = [], np.zeros(len(words), dtype=np.uint64), row
    for length in range(longest):
        run = (run[: len(words) - length] * _OTHER) ^ (words[length:] * _ODD) if length < len(words) else run[:0]
        at = row[: len(run)]
        within = at == row[length : length + len(run)]
        spread = ((run ^ (run >> np.uint64(29))) ^ salt) * _ODD >> np.uint64(32)
        keys.append((at[within] << np.uint64(32)) | spread[within])
    return _rows(np.concatenate(keys), len(said))


def signs(texts: Iterable[str]) -> Counted:
    """Runs of four and five signs within each word and the blanks around it: what words of one stem share."""
    place: dict[str, int] = {}
    said = [[place.setdefault(word, len(place)) for word in WORD.findall(text.casefold())] for text in texts]
    runs = [_runs(word) for word in place]
    many = np.array([len(one) for one in runs], dtype=np.int64)
    every = np.array([run for one in runs for run in one], dtype=np.uint64)
    words = np.array([word for one in said for word in one], dtype=np.int64)
    row = np.repeat(np.arange(len(said), dtype=np.uint64), [len(one) for one in said])
    times = many[words]
    first = np.cumsum(many) - many
    inside = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    return _rows((np.repeat(row, times) << np.uint64(32)) | every[np.repeat(first[words], times) + inside], len(said))


def _runs(word: str) -> list[int]:
    whole = " 0 " if word[0].isdigit() else f" {word} "
    return [crc32(whole[at : at + long].encode()) for long in SIGNS for at in range(max(1, len(whole) - long + 1))]


def _rows(keys: NDArray[np.uint64], count: int) -> Counted:
    """Counted from keys: a row in the upper 32 bits, a column in the lower."""
    found, often = np.unique(keys, return_counts=True)
    indptr = np.searchsorted(found, np.arange(count + 1, dtype=np.uint64) << np.uint64(32))
    return Counted(
        indptr.astype(np.int64), found.astype(np.uint32), (1 + np.log(often.astype(np.float32))).astype(np.float32)
    )


def _numbered(text: str, known: dict[str, int]) -> list[int]:
    """Each word of a text as a number; ``known`` remembers them."""
    found = []
    for word in WORD.findall(text.casefold()):
        number = known.get(word)
        if number is None:
            number = known[word] = crc32(b"0" if word[0].isdigit() else word.encode())
        found.append(number)
    return found

"""What is counted in a passage and in its sentences: words, runs of two and three of them, and the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.counts import ODD, OTHER, Counted, rows_of
from ombud.held.contract.document import Passage
from ombud.held.contract.pairs import pairs
from ombud.held.contract.sentences import WORD, sentences

LONGEST = 3  # words in a run
SIGNS = (4, 5)  # signs in a run within a word
HEADING = 0.5  # how much the heading weighs beside the passage itself
_OWN = re.compile(  # "12.3 Audit Rights. The ..." stands under a heading of its own
    r"(?:(?:ARTICLE|Article|Section|SECTION)?\s*[\dIVXivx]{0,5}(?:\.\d+)*[.)]?\s*|\([a-z0-9]{1,4}\)\s*)"
    r"([A-Z][^.:;]{2,60}?)[.:]\s"
)
_NONE, _ABOVE = np.uint64(0), np.uint64(0x51ED270B153A3C4D)


@dataclass(frozen=True, slots=True)
class Features:
    """What was counted: ``words``, ``headings`` and ``pairs`` have a row a passage, the others one a sentence.

    ``passage`` is the row of the passage that each sentence stands in; every passage has at least one sentence.
    """

    words: Counted
    headings: Counted
    sentences: Counted
    signs: Counted
    pairs: Counted
    paired: Counted
    passage: NDArray[np.int64]


def features(passages: Sequence[Passage]) -> Features:
    """Words of passages, of their headings and sentences; nothing is learnt here: all contracts are counted alike."""
    texts = [one.text for one in passages]
    headings = [f"{one.heading} . {own_heading(one.text)}" for one in passages]
    parts = [[text[start:stop] for start, stop in sentences(text)] for text in texts]
    said = [sentence for one in parts for sentence in one]
    passage = np.array([row for row, one in enumerate(parts) for _ in one], dtype=np.int64)
    return Features(counted(texts, LONGEST), counted(headings, 2, _ABOVE), counted(said, LONGEST), signs(said),
                    pairs(texts), pairs(said), passage)  # fmt: skip


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
        run = (run[: len(words) - length] * OTHER) ^ (words[length:] * ODD) if length < len(words) else run[:0]
        at = row[: len(run)]
        within = at == row[length : length + len(run)]
        spread = ((run ^ (run >> np.uint64(29))) ^ salt) * ODD >> np.uint64(32)
        keys.append((at[within] << np.uint64(32)) | spread[within])
    return rows_of(np.concatenate(keys), len(said))


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
    return rows_of((np.repeat(row, times) << np.uint64(32)) | every[np.repeat(first[words], times) + inside], len(said))


def _runs(word: str) -> list[int]:
    whole = " 0 " if word[0].isdigit() else f" {word} "
    return [crc32(whole[at : at + long].encode()) for long in SIGNS for at in range(max(1, len(whole) - long + 1))]


def _numbered(text: str, known: dict[str, int]) -> list[int]:
    """Each word of a text as a number; ``known`` remembers them."""
    found = []
    for word in WORD.findall(text.casefold()):
        number = known.get(word)
        if number is None:
            number = known[word] = crc32(b"0" if word[0].isdigit() else word.encode())
        found.append(number)
    return found

"""CUAD: 408 contracts in which lawyers marked what each clause is about; how they are cut, labelled, and kept apart.

Hendrycks, Burns, Chen and Ball 2021, "CUAD: An Expert-Annotated NLP Dataset for Legal Contract Review"; CC BY 4.0, The
Atticus Project. US commercial contracts in English, none of a public body. A clause that is repeated is marked once.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.document import Passage

TYPES = (
    "Governing Law", "Insurance", "Anti-Assignment", "Renewal Term", "Cap On Liability", "License Grant",
    "Audit Rights", "Irrevocable Or Perpetual License", "Termination For Convenience", "Ip Ownership Assignment",
    "Uncapped Liability", "Liquidated Damages", "Exclusivity", "Warranty Duration", "Minimum Commitment",
    "Third Party Beneficiary", "Change Of Control", "Post-Termination Services", "Source Code Escrow",
    "Price Restrictions",
)  # fmt: skip
RARE = ("Liquidated Damages", "Third Party Beneficiary", "Source Code Escrow", "Price Restrictions")
FREQUENT = tuple(name for name in TYPES if name not in RARE)
FOLDS = 5
MOST, CUT, LEAST = 700, 600, 25  # characters of a passage: at most; where a longer paragraph is cut; at least
WORDS, SHARED = 8, 0.5  # twins share this part of their runs of so many words
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")
_HEADING = 80
Cutter = Callable[[str], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Span:
    """What a lawyer marked: the type, and where it begins and ends in the text of the contract."""

    type: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """One contract with what was marked in it."""

    name: str
    text: str
    spans: tuple[Span, ...]


def contracts(path: Path) -> Iterator[Labelled]:
    """The contracts of a file of JSON lines, gzipped: {contract, text, spans: [{category, start, end}]}."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            told = json.loads(line)
            spans = tuple(Span(one["category"], int(one["start"]), int(one["end"])) for one in told["spans"])
            yield Labelled(told["contract"], told["text"], spans)


def cut(text: str) -> tuple[Passage, ...]:
    """Passages of about 600 characters: paragraphs, long ones cut at sentences: how others have measured on CUAD.

    Lines under 25 characters (page numbers, bare headings) are no passages; a short line that ends without a full stop
    is the heading of what follows.
    """
    heading, found = "", []
    for line in _LINE.finditer(text):
        said = line.group().strip()
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if said and len(said) <= _HEADING and said[-1] not in ".;," and sum(map(str.isalpha, said)) >= 3:
            heading = said
        if len(said) >= LEAST:
            pieces = _pieces(text, start, start + len(said))
            found += [Passage(None, "", heading, text[a:b].strip(), a) for a, b in pieces]
    return tuple(found)


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    begun = last = start
    if stop - start > MOST:
        for end in [*(one.end() for one in _SENTENCE.finditer(text, start, stop)), stop]:
            if end - begun > CUT and last > begun:
                yield begun, last
                begun = last
            last = end
    yield begun, stop


def labels(passages: Sequence[Passage], spans: Sequence[Span], types: Sequence[str] = TYPES) -> NDArray[np.bool_]:
    """Passages x types: marked if a span of the type overlaps at least half of the shorter of the two."""
    found = np.zeros((len(passages), len(types)), dtype=bool)
    start = np.array([one.start for one in passages], dtype=np.int64)
    stop = start + np.array([len(one.text) for one in passages], dtype=np.int64)
    for span in spans:
        if span.type in types:
            both = np.minimum(stop, span.stop) - np.maximum(start, span.start)
            shorter = np.minimum(stop - start, span.stop - span.start)
            found[:, types.index(span.type)] |= (both > 0) & (2 * both >= shorter)
    return found


def twins(texts: Sequence[str]) -> list[int]:
    """For each text the first one that it is a twin of, itself if none: twins of twins belong together too.

    Two are twins if they share at least half of the 8-word runs of the shorter.
    """
    runs = [_runs(text) for text in texts]
    first = list(range(len(texts)))

    def root(one: int) -> int:
        while first[one] != one:
            one = first[one]
        return one

    for one in range(len(texts)):
        for other in range(one):
            least = min(len(runs[one]), len(runs[other]))
            if least and len(runs[one] & runs[other]) >= SHARED * least:
                low, high = sorted((root(one), root(other)))
                first[high] = low
    return [root(one) for one in range(len(texts))]


def _runs(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(hash(tuple(words[at : at + WORDS])) for at in range(len(words) - WORDS + 1))


def folds(names: Sequence[str], texts: Sequence[str]) -> NDArray[np.int64]:
    """The fold of each contract, 0 to 4, by the SHA-1 of its name; twins are in the fold of the first of them."""
    own = [int(sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS for name in names]
    return np.array([own[first] for first in twins(texts)], dtype=np.int64)

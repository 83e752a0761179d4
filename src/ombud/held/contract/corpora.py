"""Labelled contracts as they are learnt from: cut into passages and sentences, counted, and kept apart in folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.held.contract.counts import Counted
from ombud.held.contract.cuad import TYPES, Cutter, Labelled, folds, labels
from ombud.held.contract.document import Passage
from ombud.held.contract.features import features
from ombud.held.contract.meaning import Meant, meant
from ombud.held.contract.phrases import Spoken, spoken
from ombud.held.contract.sentences import sentences
from ombud.held.contract.topics import extent
from ombud.held.contract.typerules import rule_hits

Told = Callable[[str, int, int], None]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Corpus:
    """Contracts that were cut, counted and labelled. Rows are passages, in order, of contracts numbered from 0.

    ``passage``, ``marked``, ``sentences``, ``signs`` and ``paired`` have a row a sentence, in order.
    """

    types: tuple[str, ...]
    contract: Ints
    fold: Ints  # of each passage
    labels: Bools
    further: Bools  # rows x types that were marked too, and are not told: lessons for the net on phrases
    hits: Bools
    lengths: Floats
    places: Floats
    passage: Ints  # the row of the passage that a sentence stands in
    marked: Bools  # sentences x types
    words: sparse.csr_matrix  # rows x 2**32, float32
    headings: sparse.csr_matrix
    sentences: sparse.csr_matrix
    signs: sparse.csr_matrix
    pairs: sparse.csr_matrix
    paired: sparse.csr_matrix
    meant: Meant
    spoken: Spoken

    def of(self, contract: int) -> slice:
        """The rows of a contract."""
        return slice(*(int(np.searchsorted(self.contract, one)) for one in (contract, contract + 1)))


def corpus(given: Sequence[Labelled], cutter: Cutter, types: tuple[str, ...] = TYPES, told: Told = print) -> Corpus:
    """Cuts, counts and labels contracts. Twins get the same fold."""
    fold = folds([one.name for one in given], [one.text for one in given])
    said: list[Passage] = []
    further = tuple(sorted({span.type for one in given for span in one.spans} - set(types)))
    rows: list[list[Any]] = [[] for _ in range(14)]
    for at, one in enumerate(given):
        if not at % 50:
            told("contracts counted", at, len(given))
        found = cutter(one.text)
        said += found
        for column, value in zip(rows, _row(one, found, at, types, further), strict=True):
            column.append(value)
    plain, counted = rows[:8], rows[8:]
    begun = np.cumsum([0, *(len(one) for one in plain[0][:-1])])
    plain[6] = [one + first for one, first in zip(plain[6], begun, strict=True)]
    contract, *told_ = (np.concatenate(one) for one in plain)
    every: list[Any] = [*told_, *(sparse.vstack(one, "csr") for one in counted), meant(said), spoken(said)]
    return Corpus(types, contract, fold[contract], *every)


def _row(
    one: Labelled, found: Sequence[Passage], at: int, types: tuple[str, ...], further: tuple[str, ...]
) -> tuple[Any, ...]:
    counted = features(found)
    said = [replace(passage, text=passage.text[start:stop], start=passage.start + start)
            for passage in found for start, stop in sentences(passage.text)]  # fmt: skip
    hits = rule_hits([passage.text for passage in found], types)
    sparse_ = (counted.words, counted.headings, counted.sentences, counted.signs, counted.pairs, counted.paired)
    return (np.full(len(found), at), labels(found, one.spans, types), labels(found, one.spans, further), hits,
            *extent(found), counted.passage, labels(said, one.spans, types),
            *(_matrix(each) for each in sparse_))  # fmt: skip


def _matrix(counted: Counted) -> sparse.csr_matrix:
    shape = (len(counted.indptr) - 1, 2**32)
    return sparse.csr_matrix((counted.values, counted.columns.astype(np.int64), counted.indptr), shape=shape)

"""Learns lines through words: each type is told from all other passages, and from all other sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.held.contract import topics
from ombud.held.contract.corpora import Bools, Corpus, Floats, Ints, Told
from ombud.held.contract.features import HEADING
from ombud.held.contract.weights import IDF, Words

LEAST, COMMON, MOST = 7, 60, 0.5  # passages with a run of words, for it to be known; to count in neighbours; at most
PAIRS_LEAST = 10  # passages with a pair of words, for it to be known
BESIDE, PAIRS = 0.5, 0.7  # how much the passages before and after weigh beside the passage itself; how much pairs do
WORDS_C, SIGNS_C, PAIRS_C = 1.0, 0.5, 0.5  # C of the support vector machines: what a passage on the wrong side costs
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Lines:
    """A model in the making: what was learnt of words alone, not yet rounded."""

    words: Words
    common: NDArray[np.uint32]
    headings: Words
    signs: Words
    pairs: Words
    weights: Weights  # (own, before, after, heading stacked) x types
    sentence: Weights
    sign: Weights
    pair: Weights
    paired: Weights
    bias: Floats


def known(counts: sparse.csr_matrix, most: float = MOST, least: int = LEAST) -> tuple[Words, Ints]:
    """The runs of words that enough passages have, and in how many each stands."""
    columns, held = np.unique(counts.indices, return_counts=True)
    keep = (held >= least) & (held <= most * counts.shape[0])
    rarity = np.rint((np.log((1 + counts.shape[0]) / (1 + held[keep])) + 1) * IDF)
    return Words(columns[keep].astype(np.uint32), rarity.clip(0, 255).astype(np.uint8)), held[keep]


def weighed(counts: sparse.csr_matrix, words: Words) -> sparse.csr_matrix:
    """Rows of length 1 over the known runs: how often, times how rare."""
    at = np.searchsorted(words.columns, counts.indices.astype(np.uint32)).clip(0, max(len(words.columns) - 1, 0))
    hit = words.columns[at] == counts.indices if len(words.columns) else np.zeros(len(at), dtype=bool)
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))[hit]
    values = counts.data[hit] * words.idf[at[hit]]
    length = np.sqrt(np.bincount(rows, values.astype(np.float64) ** 2, minlength=counts.shape[0]))
    values = (values / np.maximum(length, 1e-9)[rows]).astype(np.float32)
    return sparse.csr_matrix((values, (rows, at[hit])), shape=(counts.shape[0], len(words.columns)))


def beside(found: sparse.csr_matrix, contract: Ints, step: int) -> sparse.csr_matrix:
    """Each row as that of the passage ``step`` further in the same contract; empty where there is none."""
    count = len(contract)
    source = np.arange(count) + step
    there = (source >= 0) & (source < count)
    there[there] = contract[source[there]] == contract[there]
    ones = np.ones(int(there.sum()), dtype=np.float32)
    return sparse.csr_matrix((ones, (np.flatnonzero(there), source[there])), shape=(count, count)) @ found


class Seen(NamedTuple):
    """What is learnt from: passages' ``own`` words, those ``beyond`` (before, after, heading), what sentences say."""

    own: sparse.csr_matrix
    beyond: sparse.csr_matrix
    sentences: sparse.csr_matrix
    signs: sparse.csr_matrix


def seen(of: Corpus, words: Words, common: NDArray[np.uint32], headings: Words, signs: Words) -> Seen:
    """All that is learnt from, weighed. The neighbours' words count by half, and so do the heading's."""
    own = weighed(of.words, words)
    near = own[:, common] * np.float32(BESIDE)
    parts = [beside(near, of.contract, -1), beside(near, of.contract, 1)]
    beyond = sparse.hstack([*parts, weighed(of.headings, headings) * np.float32(HEADING)], "csr")
    return Seen(own, beyond, weighed(of.sentences, words), weighed(of.signs, signs))


def learnt_words(of: Corpus, rows: Ints, told: Told = print) -> tuple[Lines, Floats]:
    """What tells each type by words, learnt from some rows; and the scores of all rows (passages x types) by it.

    One line is learnt through the words of passages, one through the words of sentences and what stands around them,
    one through the signs in the words of sentences, two through pairs of words. Their sum is the score of the passage,
    with that of its best sentence.
    """
    inside = np.isin(of.passage, rows)
    words, held = known(of.words[rows])
    headings, signs = known(of.headings[rows], 1.0)[0], known(of.signs[inside], least=LEAST)[0]
    common = np.flatnonzero(held >= COMMON).astype(np.uint32)
    given = seen(of, words, common, headings, signs)
    passages = sparse.hstack([given.own, given.beyond], "csr")
    weights, bias = _lines(passages[rows], of.labels[rows], WORDS_C, told)
    sentence, around_, more = _sentences(of, given, common, inside, told)
    weights[common] += around_[: len(common)] * np.float32(BESIDE)
    weights[given.own.shape[1] :] += around_[len(common) :]
    sign, least = _lines(given.signs[inside], of.marked[inside], SIGNS_C, told)
    pairs = learnt_pairs(of, rows, inside, told)
    scores = passages @ weights + topics.best(given.sentences @ sentence + given.signs @ sign, of.passage)
    bias = bias + more + least + pairs.bias
    lines = Lines(words, common, headings, signs, pairs.known, weights, sentence, sign, pairs.own, pairs.inside, bias)
    return lines, np.asarray(scores + pairs.scores + bias, dtype=float)


class Pairs(NamedTuple):
    """What was learnt of pairs of words: weights of those in a passage, of those in a sentence; scores without bias."""

    known: Words
    own: Weights
    inside: Weights
    bias: Floats
    scores: Floats


def learnt_pairs(of: Corpus, rows: Ints, inside: Bools, told: Told) -> Pairs:
    """Lines through the pairs of words of passages, and of sentences, the pairs being those that passages have."""
    pairs = known(of.pairs[rows], 1.0, PAIRS_LEAST)[0]
    whole, said = weighed(of.pairs, pairs), weighed(of.paired, pairs)
    own, bias = _lines(whole[rows], of.labels[rows], PAIRS_C, told)
    sentence, more = _lines(said[inside], of.marked[inside], PAIRS_C, told)
    own, sentence = own * np.float32(PAIRS), sentence * np.float32(PAIRS)
    return Pairs(pairs, own, sentence, (bias + more) * PAIRS, whole @ own + topics.best(said @ sentence, of.passage))


def _sentences(
    of: Corpus, given: Seen, common: NDArray[np.uint32], inside: Bools, told: Told
) -> tuple[Weights, Weights, Floats]:
    """Lines through sentences: weights of their words, of what is around them (alike in a passage), what is added."""
    around_ = sparse.hstack([given.own[:, common] * np.float32(BESIDE), given.beyond], "csr")
    every = sparse.hstack([given.sentences[inside], around_[of.passage[inside]]], "csr")
    weights, bias = _lines(every, of.marked[inside], WORDS_C, told)
    own = given.sentences.shape[1]
    return weights[:own], weights[own:], bias


def _lines(given: sparse.csr_matrix, marked: Bools, slack: float, told: Told) -> tuple[Weights, Floats]:
    """A line for each type: columns x types, and what is added."""
    from sklearn.svm import LinearSVC

    weights, bias = np.zeros((given.shape[1], marked.shape[1]), dtype=np.float32), np.full(marked.shape[1], -1.2)
    for at in range(marked.shape[1]):
        told("types told by words", at, marked.shape[1])
        if marked[:, at].any():
            line = LinearSVC(C=slack, dual=True, max_iter=100, tol=0.02, random_state=0).fit(given, marked[:, at])
            weights[:, at], bias[at] = line.coef_[0], line.intercept_[0]
    return weights, bias

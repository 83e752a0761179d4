"""Learns what passages are about from labelled contracts: ``python -m ombud.held.contract.train cuad-408.jsonl.gz``.

Needs ``ombud[train]``. Each type is told from all other passages by a line (linear support vector machine, squared
hinge) through words, and from all other sentences by two more. How those scores become chances is learnt from contracts
that the words were not learnt from. The same file gives the same model, to the byte: nothing is drawn, and every solver
has a seed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.held.contract import topics
from ombud.held.contract.context import bent, context, first_logits, second_logits
from ombud.held.contract.corpora import Bools, Corpus, Floats, Ints, Told, corpus
from ombud.held.contract.cuad import FOLDS, contracts, cut
from ombud.held.contract.features import HEADING
from ombud.held.contract.weights import IDF, Model, Words, opened, quantised, written

LEAST, COMMON, MOST = 7, 60, 0.5  # passages with a run of words, for it to be known; to count in neighbours; at most
BESIDE = 0.5  # how much the passages before and after weigh beside the passage itself
WORDS_C, SIGNS_C = 1.0, 0.5  # C of the support vector machines: how much a passage on the wrong side costs
NEAR, EVERY = 4000, 10  # the best-scored passages are all learnt from, of the others one in ten, ten times
WANTED = 0.96  # share of the contracts with a type that should be said to have it; of new ones it is a little less
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Lines:
    """A model in the making: what was learnt of words alone, not yet rounded."""

    words: Words
    common: NDArray[np.uint32]
    headings: Words
    signs: Words
    weights: Weights  # (own, before, after, heading stacked) x types
    sentence: Weights
    sign: Weights
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
    one through the signs in the words of sentences. Their sum is the score, with that of the best sentence.
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
    scores = passages @ weights + topics.best(given.sentences @ sentence + given.signs @ sign, of.passage)
    bias = bias + more + least
    return Lines(words, common, headings, signs, weights, sentence, sign, bias), np.asarray(scores + bias, dtype=float)


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


def crossed_scores(of: Corpus, told: Told = print, folds: Sequence[int] = range(FOLDS)) -> Floats:
    """Scores of every passage by words learnt from the other folds: passages x types; 0 in folds that are not asked."""
    found = np.zeros(of.labels.shape)
    for fold in folds:
        told("contracts kept apart", fold, FOLDS)
        rows, others = np.flatnonzero(of.fold != fold), of.fold == fold
        if len(rows) and others.any():
            found[others] = learnt_words(of, rows, told)[1][others]
    return found


def learnt_chances(of: Corpus, scores: Floats, rows: Ints) -> tuple[Floats, Floats]:
    """How scores become chances, learnt from some rows whose scores come from words that they did not teach."""
    first = np.array([_logistic(bent(scores[rows, at]), of.labels[rows, at], scores[rows, at]) for at in _types(of)])
    logits = first_logits(scores, first)
    counted = around(of, logits)
    second = np.array([_logistic(counted[rows, at], of.labels[rows, at], scores[rows, at]) for at in _types(of)])
    return first, second


def _types(of: Corpus) -> range:
    return range(len(of.types))


def around(of: Corpus, logits: Floats) -> NDArray[np.float32]:
    """What ``context`` counts, contract by contract: passages x types x counted."""
    found = []
    for contract in np.unique(of.contract):
        rows = of.of(int(contract))
        one = context(logits[rows], of.hits[rows], of.lengths[rows], of.places[rows])
        found.append(one.astype(np.float32))
    return np.concatenate(found)


def _logistic(counted: NDArray[Any], marked: Bools, scores: Floats) -> Floats:
    """Logistic regression with a ridge, of the passages that are in question and one in ten of the others."""
    from sklearn.linear_model import LogisticRegression

    order = np.argsort(-scores, kind="stable")
    rows = np.concatenate([order[:NEAR], order[NEAR::EVERY]])
    weight = np.where(np.arange(len(rows)) < NEAR, 1.0, float(EVERY))
    if not marked[rows].any() or marked[rows].all():
        return np.concatenate([np.zeros(counted.shape[1]), [-9.0]])
    found = LogisticRegression(C=1.0, solver="newton-cholesky", max_iter=100)
    found.fit(counted[rows].astype(np.float64), marked[rows], sample_weight=weight)
    return np.concatenate([found.coef_[0], found.intercept_])


def threshold(best: Floats, has: Bools, wanted: float = WANTED) -> float:
    """The highest chance at which ``wanted`` of the contracts that have a type are said to have it.

    ``best`` is the highest chance among a contract's passages, ``has`` whether the contract has the type.
    """
    there = np.sort(best[has])
    return float(there[int((1 - wanted) * len(there))]) if len(there) else 0.5


def highest(of: Corpus, values: Floats) -> tuple[Floats, Bools]:
    """For each contract and type: the highest value among its passages, and whether it is marked at all."""
    rows = [of.of(int(contract)) for contract in np.unique(of.contract)]
    return np.array([values[one].max(axis=0) for one in rows]), np.array([of.labels[one].any(axis=0) for one in rows])


def trained(of: Corpus, told: Told = print, scores: Floats | None = None) -> Model:
    """A model of all that the corpus has; ``scores`` are those of ``crossed_scores``, made anew if not given."""
    everything = np.arange(len(of.contract))
    scores = crossed_scores(of, told) if scores is None else scores
    first, second = learnt_chances(of, scores, everything)
    logits = second_logits(around(of, first_logits(scores, first)), second)
    best, has = highest(of, 1 / (1 + np.exp(-logits)))
    said = np.array([threshold(best[:, at], has[:, at]) for at in _types(of)])
    return replace(put_together(of.types, learnt_words(of, everything, told)[0]), first=first, second=second, said=said)


def put_together(types: tuple[str, ...], lines: Lines) -> Model:
    """The weights of words, rounded and parted into those of own, earlier, later and heading's words."""
    cuts = np.cumsum([len(lines.words.columns), len(lines.common), len(lines.common)])
    own, before, after, heading = np.split(lines.weights, cuts)
    beside_, above, none = np.float32(BESIDE), np.float32(HEADING), np.zeros((len(types), 0))
    return Model(types, lines.words, lines.common, lines.headings, lines.signs, quantised(own),
                 quantised(before * beside_), quantised(after * beside_), quantised(heading * above),
                 quantised(lines.sentence), quantised(lines.sign),
                 lines.bias, none, none, np.full(len(types), 0.5))  # fmt: skip


def main(given: Sequence[str] | None = None) -> None:
    """Trains and writes the model and its card."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("contracts", type=Path)
    asked.add_argument("--into", type=Path, default=Path(__file__).parent / "model")
    chosen = asked.parse_args(given)
    read = list(contracts(chosen.contracts))
    keep(trained(corpus(read, cut, told=_tell), _tell), chosen.contracts, len(read), chosen.into)


def keep(model: Model, source: Path, count: int, into: Path) -> None:
    """Writes the model and its card, which tells its hash, and what it was learnt from."""
    data = written(model)
    opened(data)
    card = {
        "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "types": list(model.types),
        "learnt_from": {"name": "CUAD v1", "contracts": count, "licence": "CC BY 4.0", "by": "The Atticus Project",
                        "sha256": hashlib.sha256(source.read_bytes()).hexdigest()},
        "libraries": {name: version(name) for name in ("numpy", "scipy", "scikit-learn")},
    }  # fmt: skip
    into.mkdir(exist_ok=True)
    (into / topics.FILE).write_bytes(data)
    (into / topics.CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _tell(what: str, done: int, of: int) -> None:
    print(f"{what}: {done} of {of}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

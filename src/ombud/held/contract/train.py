"""Learns what passages are about from labelled contracts: ``python -m ombud.held.contract.train cuad-408.jsonl.gz``.

Needs ``ombud[train]``. Each type is told from all other passages by a line (linear support vector machine, squared
hinge) through words, and from all other sentences by more, by a net on what their words mean, and by one on phrases.
How those scores become chances is learnt from contracts that they were not learnt from. The same file gives the same
model, to the byte: what is drawn is drawn from fixed seeds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract import topics
from ombud.held.contract.context import context, first_logits, inputs, second_logits
from ombud.held.contract.corpora import Bools, Corpus, Floats, Ints, Told, corpus
from ombud.held.contract.cuad import FOLDS, contracts, cut
from ombud.held.contract.features import HEADING
from ombud.held.contract.meaning import Net, given, net_scores
from ombud.held.contract.netted import learnt_net
from ombud.held.contract.phrased import learnt_phrases
from ombud.held.contract.phrases import Phrases, phrase_logits
from ombud.held.contract.vectors import vectors
from ombud.held.contract.weights import Model, opened, quantised, written
from ombud.held.contract.worded import BESIDE, Lines, learnt_words

NEAR, EVERY = 4000, 10  # the best-scored passages are all learnt from, of the others one in ten, ten times
CHANCES_C, JOINED_C = 1.0, 10.0  # C of the logistic regressions: of the way by words first, and of the other
WANTED = 0.96  # share of the contracts with a type that should be said to have it; of new ones it is a little less


def crossed_scores(of: Corpus, told: Told = print, folds: Sequence[int] = range(FOLDS)) -> Floats:
    """Scores of every passage by what was learnt from the other folds: 3 x passages x types, by words, by
    meaning and by phrases.

    0 in folds that are not asked.
    """
    found = np.zeros((3, *of.labels.shape))
    for fold in folds:
        told("contracts kept apart", fold, FOLDS)
        rows, others = np.flatnonzero(of.fold != fold), of.fold == fold
        if len(rows) and others.any():
            found[0, others] = learnt_words(of, rows, told)[1][others]
            found[1, others] = learnt_meanings(of, rows)[1][others]
            net = learnt_by_phrases(of, rows)
            found[2, others] = phrase_logits(of.spoken, net, np.flatnonzero(others))
    return found


def learnt_meanings(of: Corpus, rows: Ints) -> tuple[Net, Floats]:
    """The net on what sentences of some passages mean, and the logits of all passages x types by it."""
    net = learnt_net(of.meant, of.marked, np.flatnonzero(np.isin(of.passage, rows)))
    return net, topics.best(net_scores(given(of.meant, net.spread), net), of.passage).astype(np.float64)


def learnt_by_phrases(of: Corpus, rows: Ints) -> Phrases:
    """The net on phrases of some passages; what else is marked in them is a lesson too."""
    return learnt_phrases(of.spoken, np.hstack([of.labels, of.further]), rows, len(of.types))


class Ways(NamedTuple):
    """How scores become chances: two steps without the nets in the first of them, and two with them."""

    first: Floats
    second: Floats
    joined: Floats
    joined_second: Floats


def learnt_chances(of: Corpus, scores: Floats, rows: Ints) -> Ways:
    """How scores become chances, learnt from some rows whose scores come from what they did not teach."""
    words, *nets = scores
    joined = _steps(of, inputs(words, nets), nets, rows, JOINED_C)
    return Ways(*_steps(of, inputs(words), nets, rows, CHANCES_C), *joined)


def _steps(of: Corpus, given: Floats, nets: Sequence[Floats], rows: Ints, slack: float) -> tuple[Floats, Floats]:
    """The two steps of one way; which passages are in question is told by words, then by the first step."""
    first = _each(given, given[:, :, 0], of, rows, slack)
    logits = first_logits(given, first)
    return first, _each(around(of, logits, nets), logits, of, rows, slack)


def _each(counted: NDArray[Any], by: Floats, of: Corpus, rows: Ints, slack: float) -> Floats:
    """A logistic regression for each type."""
    return np.array([_logistic(counted[rows, at], of.labels[rows, at], by[rows, at], slack) for at in _types(of)])


def second_of(of: Corpus, scores: Floats, ways: Ways) -> Floats:
    """Logits of passages x types from scores, by what ``learnt_chances`` learnt: the mean of both ways."""
    words, *nets = scores
    alone, joined = first_logits(inputs(words), ways.first), first_logits(inputs(words, nets), ways.joined)
    return (second_logits(around(of, alone, nets), ways.second)
            + second_logits(around(of, joined, nets), ways.joined_second)) / 2  # fmt: skip


def _types(of: Corpus) -> range:
    return range(len(of.types))


def around(of: Corpus, logits: Floats, nets: Sequence[Floats]) -> NDArray[np.float32]:
    """What ``context`` counts, contract by contract: passages x types x counted."""
    found = []
    for contract in np.unique(of.contract):
        rows = of.of(int(contract))
        one = context(logits[rows], [net[rows] for net in nets], of.hits[rows], of.lengths[rows], of.places[rows])
        found.append(one.astype(np.float32))
    return np.concatenate(found)


def _logistic(counted: NDArray[Any], marked: Bools, scores: Floats, slack: float) -> Floats:
    """Logistic regression with a slight ridge, of the passages that are in question and one in ten of the others."""
    from sklearn.linear_model import LogisticRegression

    order = np.argsort(-scores, kind="stable")
    rows = np.concatenate([order[:NEAR], order[NEAR::EVERY]])
    weight = np.where(np.arange(len(rows)) < NEAR, 1.0, float(EVERY))
    if not marked[rows].any() or marked[rows].all():
        return np.concatenate([np.zeros(counted.shape[1]), [-9.0]])
    found = LogisticRegression(C=slack, solver="newton-cholesky", max_iter=100)
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
    ways = learnt_chances(of, scores, everything)
    logits = second_of(of, scores, ways)
    best, has = highest(of, 1 / (1 + np.exp(-logits)))
    said = np.array([threshold(best[:, at], has[:, at]) for at in _types(of)])
    lines, net = learnt_words(of, everything, told)[0], learnt_meanings(of, everything)[0]
    made = put_together(of.types, lines, net, learnt_by_phrases(of, everything))
    return replace(made, **ways._asdict(), said=said)


def put_together(types: tuple[str, ...], lines: Lines, net: Net, by: Phrases) -> Model:
    """The weights, rounded; those of words parted into those of own, earlier, later and heading's words."""
    cuts = np.cumsum([len(lines.words.columns), len(lines.common), len(lines.common)])
    own, before, after, heading = np.split(lines.weights, cuts)
    beside_, above, none = np.float32(BESIDE), np.float32(HEADING), np.zeros((len(types), 0))
    return Model(types, lines.words, lines.common, lines.headings, lines.signs, lines.pairs, quantised(own),
                 quantised(before * beside_), quantised(after * beside_), quantised(heading * above),
                 quantised(lines.sentence), quantised(lines.sign), quantised(lines.pair), quantised(lines.paired),
                 lines.bias, quantised(net.inner), quantised(net.outer), net.spread, net.bend, net.bias,
                 quantised(by.places), quantised(by.outer), by.bend, by.bias, none, none, none, none,
                 np.full(len(types), 0.5))  # fmt: skip


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
        "word_vectors": {"name": "all-MiniLM-L6-v2, each word by itself; tools/wordvectors.py", "licence": "Apache-2.0",
                         "by": "The Sentence Transformers authors", "sha256": vectors().sha256},
        "libraries": {name: version(name) for name in ("numpy", "scipy", "scikit-learn")},
    }  # fmt: skip
    into.mkdir(exist_ok=True)
    (into / topics.FILE).write_bytes(data)
    (into / topics.CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _tell(what: str, done: int, of: int) -> None:
    print(f"{what}: {done} of {of}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

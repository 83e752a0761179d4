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

import numpy as np

from ombud.held.contract import topics
from ombud.held.contract.context import chances
from ombud.held.contract.corpora import Corpus, Floats, Ints, Told, corpus
from ombud.held.contract.cuad import FOLDS, contracts
from ombud.held.contract.features import HEADING
from ombud.held.contract.meaning import Net, given, net_scores
from ombud.held.contract.netted import learnt_net
from ombud.held.contract.passages import passages
from ombud.held.contract.phrased import learnt_phrases
from ombud.held.contract.phrases import Phrases, phrase_logits
from ombud.held.contract.stepped import crossed_steps, highest, learnt_chances, order_of, steps_of, threshold
from ombud.held.contract.vectors import vectors
from ombud.held.contract.weights import Model, opened, quantised, written
from ombud.held.contract.worded import BESIDE, Lines, learnt_words


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


def trained(of: Corpus, told: Told = print, scores: Floats | None = None) -> Model:
    """A model of all that the corpus has; ``scores`` are those of ``crossed_scores``, made anew if not given."""
    everything = np.arange(len(of.contract))
    scores = crossed_scores(of, told) if scores is None else scores
    ways = learnt_chances(of, scores, everything)
    best, has = highest(of, chances(steps_of(of, scores, ways).mean(axis=0)))
    shown = order_of(of, scores, crossed_steps(of, scores), everything)
    said = np.array([threshold(best[:, at], has[:, at]) for at in range(len(of.types))])
    lines, net = learnt_words(of, everything, told)[0], learnt_meanings(of, everything)[0]
    made = put_together(of.types, lines, net, learnt_by_phrases(of, everything))
    return replace(made, **ways._asdict(), shown=shown, said=said)


def put_together(types: tuple[str, ...], lines: Lines, net: Net, by: Phrases) -> Model:
    """The weights, rounded; those of words parted into those of own, earlier, later and heading's words."""
    cuts = np.cumsum([len(lines.words.columns), len(lines.common), len(lines.common)])
    own, before, after, heading = np.split(lines.weights, cuts)
    beside_, above, none = np.float32(BESIDE), np.float32(HEADING), np.zeros((len(types), 0))
    return Model(types, lines.words, lines.common, lines.headings, lines.signs, lines.pairs, quantised(own),
                 quantised(before * beside_), quantised(after * beside_), quantised(heading * above),
                 quantised(lines.sentence), quantised(lines.sign), quantised(lines.pair), quantised(lines.paired),
                 lines.bias, quantised(net.inner), quantised(net.outer), net.spread, net.bend, net.bias,
                 quantised(by.places), quantised(by.outer), by.bend, by.bias, none, none, none, none, np.zeros(0),
                 np.full(len(types), 0.5))  # fmt: skip


def main(given: Sequence[str] | None = None) -> None:
    """Trains and writes the model and its card."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("contracts", type=Path)
    asked.add_argument("--into", type=Path, default=Path(__file__).parent / "model")
    chosen = asked.parse_args(given)
    read = list(contracts(chosen.contracts))
    keep(trained(corpus(read, passages, told=_tell), _tell), chosen.contracts, len(read), chosen.into)


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

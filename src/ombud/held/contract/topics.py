"""What each passage of a contract is about, in chances from 0 to 1, by a small model that came with the package.

``topics(passages)`` says it for each clause type that lawyers marked in CUAD (audit, insurance, liability ...). Give
all passages of a contract at once, in their order: what stands before and after a passage counts too. The red lines
have a model of their own (learned.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.context import chances, context, first_logits, inputs, second_logits
from ombud.held.contract.counts import Counted
from ombud.held.contract.document import Passage
from ombud.held.contract.features import features
from ombud.held.contract.meaning import Net, given, meant, net_scores
from ombud.held.contract.ordering import clues, first_shown
from ombud.held.contract.phrases import Phrases, phrase_logits, spoken
from ombud.held.contract.typerules import rule_hits
from ombud.held.contract.weights import Model, NotTheModel, Words, opened

FILE, CARD = "topics.xz", "topics.json"
LIKELY = 0.5  # a type whose best passage is likelier about something else is told as perhaps there
STEP = 512  # passages that are added up at a time: memory stays flat however long a contract is
Floats = NDArray[np.float64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Topics:
    """``chance[p, t]``: how likely passage ``p`` is about type ``types[t]``. ``order[p, t]``: how early it is shown for
    it, the highest first.

    ``said[t]`` is the chance from which a contract was said to have the type: at it, 96 in 100 contracts that have
    the type were found, among contracts that the model had not learnt from.
    """

    types: tuple[str, ...]
    chance: Floats
    order: Floats
    said: Floats

    def of(self, type: str) -> Floats:
        """How likely each passage is about a type."""
        chances: Floats = self.chance[:, self.types.index(type)]
        return chances

    def has(self, type: str) -> bool:
        """Whether the contract is said to have a type: whether a passage reaches its chance ``said``."""
        return bool((self.of(type) >= self.said[self.types.index(type)]).any())

    def nearest(self, type: str, most: int = 3) -> tuple[int, ...]:
        """The passages in which a type most likely stands, by their place, the likeliest first."""
        return first_shown(self.order[:, self.types.index(type)], self.of(type), most)


def topics(passages: Sequence[Passage], model: Model | None = None) -> Topics:
    """How likely each passage of one contract is about each type."""
    model = model or shipped()
    if not passages:
        none = np.zeros((0, len(model.types)))
        return Topics(model.types, none, none, model.said)
    words, nets = word_scores(passages, model), (meaning_scores(passages, model), phrase_scores(passages, model))
    steps = _steps(passages, words, nets, model)
    order = clues(steps, nets, *extent(passages)) @ model.shown
    return Topics(model.types, chances(steps.mean(axis=0)), order, model.said)


def _steps(passages: Sequence[Passage], words: Floats, nets: Sequence[Floats], model: Model) -> Floats:
    """Logits of both steps of two ways, 4 x passages x types: what nets say counts in the second step, and in one way
    in the first too. Their mean is what is told: they err differently."""
    hits, (long, place) = rule_hits([one.text for one in passages], model.types), extent(passages)
    found = []
    for early, first, second in (((), model.first, model.second), (nets, model.joined, model.joined_second)):
        alone = first_logits(inputs(words, early), first)
        found += [alone, second_logits(context(alone, nets, hits, long, place), second)]
    return np.stack(found)


def extent(passages: Sequence[Passage]) -> tuple[Floats, Floats]:
    """How long each passage is in characters, and where in the contract it begins, from 0 to 1."""
    lengths = np.array([len(one.text) for one in passages], dtype=np.float64)
    starts = np.array([one.start for one in passages], dtype=np.float64)
    return lengths, starts / max(float(starts[-1] + lengths[-1]), 1.0) if len(starts) else starts


def word_scores(passages: Sequence[Passage], model: Model) -> Floats:
    """Scores of passages x types by words alone: the passage's, its neighbours', its heading's, its best sentence's."""
    own, before, after, heading = (sums.weights for sums in (model.own, model.before, model.after, model.heading))
    near = np.zeros((len(own), before.shape[1] * 2), dtype=np.float32)
    near[model.common] = np.hstack([before, after])
    every = np.hstack([own, near])
    found = [_added(passages[at : at + STEP], every, heading, model) for at in range(0, len(passages), STEP)]
    sums, types = np.vstack(found), len(model.types)
    scores = sums[:, :types] + model.bias
    scores[1:] += sums[:-1, types : 2 * types]
    scores[:-1] += sums[1:, 2 * types : 3 * types]
    return scores + sums[:, 3 * types :]


def meaning_scores(passages: Sequence[Passage], model: Model) -> Floats:
    """Logits of passages x types by the net: what the passage's best sentence means."""
    net = Net(model.spread, model.inner.weights, model.bend, model.outer.weights, model.lifted)
    found = []
    for at in range(0, len(passages), STEP):
        one = meant(passages[at : at + STEP])
        found.append(best(net_scores(given(one, net.spread), net), one.passage))
    return np.vstack(found).astype(np.float64)


def phrase_scores(passages: Sequence[Passage], model: Model) -> Floats:
    """Logits of passages x types by the net on phrases."""
    net = Phrases(model.fitting.weights, model.phrase_bend, model.phrased.weights, model.phrase_lifted)
    return phrase_logits(spoken(passages), net)


def _added(passages: Sequence[Passage], every: Weights, heading: Weights, model: Model) -> Floats:
    counted = features(passages)
    words = added(counted.words, model.words, every)
    heads = added(counted.headings, model.headings, heading)
    said = added(counted.sentences, model.words, model.sentence.weights)
    said += added(counted.signs, model.signs, model.sign.weights)
    near = added(counted.pairs, model.pairs, model.pair.weights)
    near += best(added(counted.paired, model.pairs, model.paired.weights), counted.passage)
    return np.hstack([words, heads + best(said, counted.passage) + near])


def best(scores: NDArray[np.floating[Any]], passage: NDArray[np.int64]) -> Floats:
    """The highest score among the sentences of each passage: passages x types; ``passage`` grows, none is left out."""
    found: Floats = np.maximum.reduceat(scores, np.flatnonzero(np.diff(passage, prepend=-1)), axis=0)
    return found


def added(counted: Counted, words: Words, weights: Weights) -> Floats:
    """The weights of each row's known runs, by how often and how rare, over the row's length: rows x weights."""
    count, width = len(counted.indptr) - 1, weights.shape[1]
    if not len(words.columns) or not len(counted.columns):
        return np.zeros((count, width))
    at = np.searchsorted(words.columns, counted.columns).clip(0, len(words.columns) - 1)
    hit = words.columns[at] == counted.columns
    at, rows = at[hit], counted.rows[hit]
    values = counted.values[hit] * words.idf[at]
    length = np.sqrt(np.bincount(rows, values.astype(np.float64) ** 2, minlength=count))
    found = np.zeros((count, width))
    there = np.flatnonzero(np.bincount(rows, minlength=count))
    if len(there):
        starts = np.searchsorted(rows, there)
        found[there] = np.add.reduceat(weights[at] * values[:, None], starts, axis=0, dtype=np.float64)
    return found / np.maximum(length, 1e-9)[:, None]


@cache
def shipped() -> Model:
    """The model that came with the package, held against the hash on its card."""
    folder = files("ombud.held.contract") / "model"
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        return opened((folder / FILE).read_bytes(), card["sha256"])
    except FileNotFoundError as missing:
        raise NotTheModel("The model of what passages are about did not come with this installation.") from missing

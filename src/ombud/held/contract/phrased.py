"""Teaches the net that tells passages by phrases (phrases.py), from labelled passages.

It is taught further types as well, which are then left out: what tells those apart helps to tell the others. In each
round all marked passages are seen and a part of the rest, a tenth of the words blank, a part of the phrases left out.
The seeds are fixed; more nets than one (NETS) are put together as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.adam import Adam
from ombud.held.contract.phrases import (
    BLANK,
    KINDS,
    PLACES,
    Floats,
    Ints,
    Phrases,
    Some,
    Spoken,
    fits,
    some,
    strongest,
    table,
)  # fmt: skip

NETS, WIDE, ROUNDS, BATCH = 1, 128, 9, 128  # WIDE: phrases of a kind
RATE, DECAY, LEFT_OUT, BLANKED = 6e-3, 0.02, 0.3, 0.1
OTHERS = 24_000  # passages that nothing is marked in, drawn anew each round
RARE, BEGUN = -4.0, 0.5  # logit of a type, and size of the weights, before anything is learnt


def learnt_phrases(of: Spoken, marked: NDArray[np.bool_], rows: Ints, types: int) -> Phrases:
    """The net learnt from some passages; ``marked``: passages x types, of which the first ``types`` are kept."""
    nets = [_one(of, marked, rows, seed) for seed in range(NETS)]
    places = [net[0].reshape(len(net[0]), PLACES, WIDE) for net in nets]
    bend = [net[1].reshape(len(KINDS), WIDE) for net in nets]
    outer = [net[2][:, :types].reshape(len(KINDS), WIDE, types) / np.float32(NETS) for net in nets]
    bias: Floats = np.mean([net[3][:types] for net in nets], axis=0)
    return Phrases(np.concatenate(places, axis=2).reshape(len(nets[0][0]), -1), np.hstack(bend).ravel(),
                   np.hstack(outer).reshape(-1, types), bias)  # fmt: skip


def _one(of: Spoken, marked: NDArray[np.bool_], rows: Ints, seed: int) -> list[Floats]:
    """One net: places, bend, outer, bias."""
    drawn = np.random.default_rng(seed)
    weights = _begun(table().shape[1], marked.shape[1], drawn)
    there = marked[rows].any(axis=1)
    some_, rest = rows[there], rows[~there]
    each = min(OTHERS, len(rest))
    adam = Adam(weights, RATE, DECAY, ROUNDS * -(-(len(some_) + each) // BATCH))
    for _ in range(ROUNDS):
        order = drawn.permutation(np.concatenate([some_, drawn.choice(rest, each, replace=False)]))
        gaps = replace(of, words=np.where(drawn.random(len(of.words)) < BLANKED, BLANK, of.words))
        for begun in range(0, len(order), BATCH):
            now = order[begun : begun + BATCH]
            adam.step(_slopes(weights, some(gaps, now), marked[now].astype(np.float32), drawn))
    return weights


def _begun(columns: int, types: int, drawn: np.random.Generator) -> list[Floats]:
    hidden = len(KINDS) * WIDE
    places = drawn.standard_normal((columns, PLACES * WIDE)) * BEGUN
    outer = drawn.standard_normal((hidden, types)) / np.sqrt(hidden)
    return [one.astype(np.float32) for one in (places, np.zeros(hidden), outer, np.full(types, RARE))]


def _slopes(weights: list[Floats], read: Some, wanted: Floats, drawn: np.random.Generator) -> list[Floats]:
    """How the loss (cross entropy) of some passages changes with each weight."""
    places, bend, outer, bias = weights
    found = list(fits(read, places))
    best = [strongest(one[0], read) for one in found]
    before = np.hstack(best) + bend
    kept = (drawn.random(before.shape, dtype=np.float32) > LEFT_OUT) / np.float32(1 - LEFT_OUT)
    hidden = np.maximum(before, 0) * kept
    off = (1 / (1 + np.exp(-(hidden @ outer + bias))) - wanted) / np.float32(len(wanted))
    back = (off @ outer.T) * (before > 0) * kept
    parts = zip(np.hsplit(back, len(KINDS)), found, best, KINDS, strict=True)
    felt = [one for part, each, high, (_, apart) in parts for one in _felt(part, each, high, apart, read)]
    return [table()[read.known].T @ np.hstack(felt), back.sum(axis=0), hidden.T @ off, off.sum(axis=0)]


def _felt(back: Floats, found: list[Floats], best: Floats, apart: int, read: Some) -> Iterator[Floats]:
    """For the first word of each phrase of a kind, its second ...: how the loss changes with how well each known word
    fits there: known words x phrases. Only the words count that a phrase fits best with."""
    every = np.arange(back.shape[1])
    at = _where(found[0], best, read)
    for after in (*found[1:], None):
        places = (read.at[at] * len(every) + every).ravel()
        summed = np.bincount(places, back.ravel(), minlength=len(read.known) * len(every))
        yield summed.reshape(-1, len(every)).astype(np.float32)
        if after is not None:
            nexts = [after[np.minimum(at + further, len(after) - 1), every] for further in range(1, apart + 1)]
            at = np.minimum(at + 1 + np.argmax(nexts, axis=0), len(after) - 1)


def _where(found: Floats, best: Floats, read: Some) -> Ints:
    """Where in what is read each phrase fits each passage best: passages x phrases."""
    at = np.zeros(best.shape, dtype=np.int64)
    place, phrase = np.divmod(np.flatnonzero(found == best[read.row]), best.shape[1])
    at[read.row[place], phrase] = place
    return at

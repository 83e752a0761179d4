"""Teaches the net that tells what sentences mean (meaning.py), from labelled sentences.

Three nets, that begin elsewhere, are put together as one: their mean errs less than each. Steps by Adam (adam.py), and
a fifth of the hidden numbers left out each time. The seeds are fixed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.adam import Adam
from ombud.held.contract.meaning import Floats, Ints, Meant, Net, given

NETS, HIDDEN, ROUNDS, BATCH = 3, 128, 5, 512
RATE, DECAY, LEFT_OUT = 3e-3, 0.05, 0.2
RARE = -4.0  # logit of a type before anything is learnt
NARROW = 1e-3  # added to how much each column of the vectors differs


def learnt_net(of: Meant, marked: NDArray[np.bool_], rows: Ints) -> Net:
    """The net learnt from some sentences; ``marked``: sentences x types, ``rows`` those that are learnt from."""
    spread = of.passages[np.unique(of.passage[rows])].std(axis=0) + np.float32(NARROW)
    inputs, wanted = given(of, spread)[rows], marked[rows].astype(np.float32)
    inner, bend, outer, bias = zip(*(_one(inputs, wanted, seed) for seed in range(NETS)), strict=True)
    share = np.float32(1 / NETS)
    mean: Floats = np.vstack(bias).sum(axis=0) * share
    put: Floats = np.vstack(outer) * share
    return Net(spread, np.hstack(inner), np.concatenate(bend), put, mean)


def _one(inputs: Floats, wanted: Floats, seed: int) -> list[Floats]:
    """One net: inner, bend, outer, bias."""
    drawn = np.random.default_rng(seed)
    weights = _begun(inputs.shape[1], wanted.shape[1], drawn)
    adam = Adam(weights, RATE, DECAY, ROUNDS * -(-len(inputs) // BATCH))
    for rows in _batches(len(inputs), drawn):
        adam.step(_slopes(weights, inputs[rows], wanted[rows], drawn))
    return weights


def _begun(inputs: int, types: int, drawn: np.random.Generator) -> list[Floats]:
    inner = drawn.standard_normal((inputs, HIDDEN)) / np.sqrt(inputs)
    outer = drawn.standard_normal((HIDDEN, types)) / np.sqrt(HIDDEN)
    every = (inner, np.zeros(HIDDEN), outer, np.full(types, RARE))
    return [one.astype(np.float32) for one in every]


def _batches(count: int, drawn: np.random.Generator) -> Iterator[Ints]:
    for _ in range(ROUNDS):
        order = drawn.permutation(count)
        yield from (order[begun : begun + BATCH] for begun in range(0, count, BATCH))


def _slopes(weights: list[Floats], inputs: Floats, wanted: Floats, drawn: np.random.Generator) -> list[Floats]:
    """How the loss (cross entropy) of some rows changes with each weight."""
    inner, bend, outer, bias = weights
    before = inputs @ inner + bend
    kept = (drawn.random(before.shape, dtype=np.float32) > LEFT_OUT) / np.float32(1 - LEFT_OUT)
    hidden = np.maximum(before, 0) * kept
    off = (1 / (1 + np.exp(-(hidden @ outer + bias))) - wanted) / np.float32(len(inputs))
    back = (off @ outer.T) * (before > 0) * kept
    return [inputs.T @ back, back.sum(axis=0), hidden.T @ off, off.sum(axis=0)]

"""Labels dealt anew among dots, with what belongs to one person kept together: chance as it would be for people."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Deal = Callable[[np.random.Generator], Mask]
"""Draws labels (dots,) that would be as likely if they had nothing to do with places."""


def chance(seed: int, name: str) -> np.random.Generator:
    """The chance of one question; another question does not move it."""
    return np.random.default_rng((seed, crc32(name.encode())))


def deal_kinds(label: Mask, person: Ints) -> Deal:
    """Labels dealt among dots: a person's own labels change places among their dots, and persons with as many dots
    change labels as a whole. How many each person marks so stays as it is, so that one who is afraid everywhere makes
    no place unsafe.
    """
    blocks = _blocks(person)

    def draw(random: np.random.Generator) -> Mask:
        drawn = label.copy()
        for places in blocks:
            held = label[places][random.permutation(len(places))]
            drawn[places] = random.permuted(held, axis=1) if places.shape[1] > 1 else held
        return drawn

    return draw


def _blocks(person: Ints) -> list[Ints]:
    """Places of dots, persons x dots, for persons with one dot, with two, and so on."""
    order = np.argsort(person, kind="stable")
    starts = np.flatnonzero(np.diff(person[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(person)))
    return [order[starts[sizes == size][:, None] + np.arange(size)] for size in np.unique(sizes).tolist()]


def deal_rounds(later: Mask, person: Ints) -> Deal:
    """Rounds dealt among persons: who answered twice may change their two answers for each other, and of those who
    answered once the rounds are dealt. No person's dots are ever parted.
    """
    people, at = np.unique(person, return_inverse=True)
    at = at.reshape(-1)
    has_later = np.bincount(at[later], minlength=len(people)) > 0
    has_first = np.bincount(at[~later], minlength=len(people)) > 0
    once = np.flatnonzero(has_later ^ has_first)
    both = has_later & has_first

    def draw(random: np.random.Generator) -> Mask:
        flipped = both & (random.random(len(people)) < 0.5)
        in_later = has_later.copy()
        in_later[once] = has_later[once][random.permutation(len(once))]
        drawn: Mask = np.where(both[at], later ^ flipped[at], in_later[at])
        return drawn

    return draw

"""Numbers of areas as they were given: looked through once, so that no index is reckoned on what cannot be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import Sentence, say

Numbers = NDArray[np.float64]


class UnfitNumbers(ValueError):
    """Numbers that cannot be what they are said to be: fewer than none, of another length, percentages for persons."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Which areas an index rests on, and which it leaves out: nobody lives there, or a number is missing."""

    areas: NDArray[np.bool_]
    empty: tuple[int, ...]  # positions, counted from 0
    silent: tuple[int, ...]

    @property
    def left_out(self) -> Sentence | None:
        """The areas left out, in words; None where every area counts."""
        if not self.empty and not self.silent:
            return None
        return say(
            "Areas left out: {n} of {all} (nobody lives there: {empty}; a number is missing: {silent}).",
            n=len(self.empty) + len(self.silent),
            all=self.areas.size,
            empty=len(self.empty),
            silent=len(self.silent),
        )


def numbers(given: ArrayLike, what: str, like: int | None = None) -> Numbers:
    """One number an area, none below zero; NaN says that a number is missing. ``like`` is how many there must be.

    Raises :class:`UnfitNumbers`, naming the column and the area by its place in the list, counted from 1.
    """
    column = np.asarray(given, dtype=np.float64)
    if column.ndim != 1 or (like is not None and column.size != like):
        raise UnfitNumbers(say("{what}: give one number for each area.", what=what))
    wrong = np.flatnonzero((column < 0) | np.isinf(column))
    if wrong.size:
        raise UnfitNumbers(
            say(
                "{what}: {value} in area number {n} cannot be counted; correct it, or leave it out if unknown.",
                what=what,
                value=float(column[wrong[0]]),
                n=int(wrong[0]) + 1,
            )
        )
    return column


def kept(people: Numbers, *columns: Numbers) -> Kept:
    """The areas where people live and every column says something."""
    silent = np.isnan(people)
    empty = people == 0
    for column in columns:
        silent = silent | (np.isnan(column) & ~empty)
    return Kept(~(silent | empty), tuple(np.flatnonzero(empty).tolist()), tuple(np.flatnonzero(silent).tolist()))


def persons(given: ArrayLike, people: Numbers, names: tuple[str, ...], *, apportioned: bool = False) -> Numbers:
    """Persons of each group in each area, areas x groups, held against all who live there.

    Raises :class:`UnfitNumbers` where a group is larger than the whole, or where a column looks like percentages:
    no number above 100 and some of them broken. ``apportioned`` says that broken numbers are meant.
    """
    table = np.asarray(given, dtype=np.float64)
    if table.shape != (people.size, len(names)):
        raise UnfitNumbers(say("{what}: give one number for each area.", what=", ".join(names)))
    for at, name in enumerate(names):
        column = numbers(table[:, at], name)
        _fits(column, people, name)
        if not apportioned and _like_percentages(column):
            raise UnfitNumbers(_percentages(name))
    if _add_up_to_one(table, people):
        raise UnfitNumbers(_percentages(", ".join(names)))
    return table


def _fits(column: Numbers, people: Numbers, name: str) -> None:
    # Censuses round, and swap a few persons between areas for their protection: half a person is no contradiction.
    over = np.flatnonzero(column > people + 0.5)
    if over.size:
        at = int(over[0])
        raise UnfitNumbers(
            say(
                "{group}: {n} people in area number {at}, where {all} live; check both columns.",
                group=name,
                n=float(column[at]),
                at=at + 1,
                all=float(people[at]),
            )
        )


def _like_percentages(column: Numbers) -> bool:
    there = column[~np.isnan(column)]
    return bool(there.size > 1 and there.max() <= 100 and (there % 1 != 0).any())


def _add_up_to_one(table: Numbers, people: Numbers) -> bool:
    """Whether the groups make 1 or 100 everywhere, where many more live: whole percentages."""
    lived = people > 200
    sums = table[lived].sum(axis=1)
    if lived.sum() < 2 or table.shape[1] < 2 or np.isnan(sums).all():
        return False
    return bool(np.nanmax(np.abs(sums - 100)) <= 1.5 or np.nanmax(np.abs(sums - 1)) <= 0.015)


def _percentages(name: str) -> Sentence:
    return say("{group}: these look like percentages; give persons, that is the percentage of all who live there.",
               group=name)  # fmt: skip

"""Keys checked before two tables are joined: of one type, none missing, none twice, and what did not match is named.

A long code kept as a number with fractions loses its last digits, and areas melt into one: New York's tract file once
left five keys instead of 2,166, and a figure that looked plausible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.words import Sentence, say

_SHOWN = 5


class UnfitKeys(ValueError):
    """Keys cannot be joined on: what is wrong, in which column, and what to do."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """Two lists of keys held against each other. ``left_at`` and ``right_at`` are the rows of ``both`` in each list."""

    both: tuple[str, ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]
    left_at: NDArray[np.int64]
    right_at: NDArray[np.int64]

    @property
    def complete(self) -> bool:
        """Whether every key of each side is on the other."""
        return not self.only_left and not self.only_right


def as_keys(values: Sequence[Any] | NDArray[Any], column: str = "") -> tuple[str, ...]:
    """Values as keys: text without spaces around it, or whole numbers as their digits.

    Raises :class:`UnfitKeys` for numbers with fractions, for what is missing, and for what stands twice.
    """
    keys = tuple(_key(value, row, column) for row, value in enumerate(_plain(values), 1))
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise UnfitKeys(say("{column} must be different in every row; {n} values stand more than once ({values}).",
                            column=column, n=len(twice), values=_first(twice)))  # fmt: skip
    return keys


def matched(
    left: Sequence[Any] | NDArray[Any], right: Sequence[Any] | NDArray[Any], names: tuple[str, str] = ("left", "right")
) -> Matched:
    """Hold two columns of keys against each other, in the order of the left one; ``names`` are those of the columns.

    Raises :class:`UnfitKeys` where :func:`as_keys` does, and where keys would only match if leading zeros were put
    back: one side was kept as numbers.
    """
    ours, theirs = as_keys(left, names[0]), as_keys(right, names[1])
    there = {key: row for row, key in enumerate(theirs)}
    at = [(row, there[key]) for row, key in enumerate(ours) if key in there]
    here = set(ours)
    only_left, only_right = tuple(k for k in ours if k not in there), tuple(k for k in theirs if k not in here)
    _check_zeros(only_left, only_right, names)
    rows = np.array(at, np.int64).reshape(-1, 2)
    return Matched(tuple(ours[row] for row, _ in at), only_left, only_right, rows[:, 0], rows[:, 1])


def _plain(values: Sequence[Any] | NDArray[Any]) -> list[Any]:
    return values.tolist() if isinstance(values, np.ndarray) else list(values)


def _key(value: Any, row: int, column: str) -> str:
    if isinstance(value, float):
        if value != value:
            raise UnfitKeys(say("row {n} has no {column}.", n=row, column=column))
        raise UnfitKeys(say("{key} is the number {n}; codes must be text or whole numbers.", key=column, n=repr(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None or isinstance(value, str):
        raise UnfitKeys(say("row {n} has no {column}.", n=row, column=column))
    raise UnfitKeys(say("{key} is {value}; codes must be text or whole numbers.", key=column, value=str(value)[:40]))


def _check_zeros(left: Sequence[str], right: Sequence[str], names: tuple[str, str]) -> None:
    """Keys that differ by their leading zeros alone are one code, kept once as text and once as a number."""
    bare = {key.lstrip("0"): key for key in right if key.isdigit()}
    alike = [(key, bare[key.lstrip("0")]) for key in left if key.isdigit() and key.lstrip("0") in bare]
    if alike:
        raise UnfitKeys(say("{n} keys of {left} and {right} differ by leading zeros alone ({one} and {other}); keep "
                            "both columns as text.", n=len(alike), left=names[0], right=names[1], one=alike[0][0],
                            other=alike[0][1]))  # fmt: skip


def _first(keys: Sequence[str]) -> str:
    return ", ".join(keys[:_SHOWN]) + (" …" if len(keys) > _SHOWN else "")

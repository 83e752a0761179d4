"""Words that every part of an opinion map needs: what statements say, what groups are called, how shares are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.measured import Column
from ombud.heard.opinions.counts import Counts
from ombud.words import Sentence, say

_SHORT, _LONG = 90, 400
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Words:
    """The statements by number, with their keys and, where they are known, their texts."""

    keys: tuple[str, ...]
    texts: Mapping[str, str]

    def key(self, statement: int) -> str:
        return self.keys[statement]

    def text(self, statement: int) -> str:
        """The whole text, or as much of it as a table holds; the number where no text is known."""
        return _cut(self.texts.get(self.keys[statement], "") or f"no. {self.keys[statement]}", _LONG)

    def short(self, statement: int) -> str:
        return _cut(self.text(statement), _SHORT)

    def row(self, statement: int) -> str:
        """A statement as it stands beside a figure's line."""
        return f"{self.keys[statement]} · {_cut(self.text(statement), 60)}"

    @staticmethod
    def group(group: int) -> str:
        return _LETTERS[group]


def names(groups: int) -> tuple[Sentence, ...]:
    """What the groups are called; one group is everyone."""
    if groups < 2:
        return (say("Everyone"),)
    return tuple(say("Group {name}", name=_LETTERS[group]) for group in range(groups))


def per_cent(share: float) -> str:
    """A share as it is told: whole per cents, 100 only where it is all."""
    told = 100 * float(share)
    return "99" if 99.5 <= told < 100 else f"{told:.0f}"


def known(value: float | None, places: int = 1, times: float = 100.0) -> float | None:
    """A number as it is written down, a share in per cent; nothing where it is not known."""
    return None if value is None or not isfinite(value) else round(times * float(value), places) + 0.0


def told_of(counts: Counts, smallest: int) -> NDArray[np.bool_]:
    """Statements of which shares by group are shown, of (statements,): where fewer people than the smallest number
    that is shown voted in one group, those of the others are not shown either, for they would give it away."""
    n = counts.n
    return np.asarray(~((n > 0) & (n < smallest)).any(axis=1))


def column(name: str, title: Sentence, unit: str = "", places: int = 0) -> Column:
    return Column(name=name, title=title, unit=unit, places=places)


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


TWO = (column("number", say("No.")), column("statement", say("Statement")))

"""What is measured beside what is stated: the latest figure of each thing counts, and of the two sides the worse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Protocol, TypeVar

from ombud.evidence.computed import Computed
from ombud.evidence.figures import figure
from ombud.evidence.finding import Backing, Finding, Standing
from ombud.evidence.said import number
from ombud.ledger.stack import Stated
from ombud.words import Sentence, say

B = TypeVar("B", bound=Computed)
WORST_FIRST = (Standing.CROSSED, Standing.SILENT, Standing.NOT_DUE, Standing.KEPT, Standing.DOES_NOT_APPLY)
STRENGTH = tuple(Backing)
# Shares are typed in whole per cents: up to one point of a hundred two figures of the same thing differ by rounding.
APART = 1.0
_MOST = 3  # sentences that are told one after another


class Ranged(Protocol):
    """A figure with the two ends of its range; an end that is not known is nothing."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...


def ends(one: Ranged) -> tuple[float, float] | None:
    """The two ends of a range; nothing where one is not known, or where they are the wrong way round."""
    low, high = number(one.low), number(one.high)
    return None if low is None or high is None or low > high else (low, high)


def below(one: Ranged) -> bool:
    """Whether a range lies wholly below zero."""
    known = ends(one)
    return known is not None and known[1] < 0


def above(one: Ranged) -> bool:
    """Whether a range lies wholly above zero."""
    known = ends(one)
    return known is not None and known[0] > 0


def latest(said: Iterable[Stated[B]], thing: Callable[[B], tuple[Any, ...]]) -> tuple[Stated[B], ...]:
    """The latest measurement of each thing, by the names of the things: what was entered first changes nothing."""
    found = {thing(one.body): one for one in sorted(said, key=lambda one: one.entry.seq)}
    return tuple(found[name] for name in sorted(found))


def worse(*found: Finding | None) -> Finding:
    """The worst of several findings about one demand: crossed, then silent, then not due, then kept.

    What is kept rests on all that keep it, so its backing is that of the weakest. One crossing, or one silence, is
    enough by itself: the best backed is told. ``ValueError`` if there is none.
    """
    there = [one for one in found if one is not None]
    worst = min(WORST_FIRST.index(one.standing) for one in there)
    alike = [one for one in there if WORST_FIRST.index(one.standing) == worst]
    if alike[0].standing is Standing.KEPT:
        return _together(alike)
    return max(alike, key=lambda one: STRENGTH.index(one.backing))


def beside(found: Finding, *stated: Finding | None) -> Finding:
    """What is measured beside what is stated of the same demand: the worse counts, and the measured is always told."""
    worst = worse(found, *stated)
    if worst is found or worst.standing is Standing.KEPT:
        return worst
    return replace(worst, because=say("{stated} Measured: {measured}", stated=worst.because, measured=found.because))


def contradicted(finding: Finding, told: Sequence[Sentence]) -> Finding:
    """A finding that also tells where a statement and a measurement of the same thing do not agree."""
    if not told:
        return finding
    mend = finding.mend or say("Say it anew as it was measured, or say why the two differ.")
    return replace(finding, because=in_a_row([finding.because, *told]), mend=mend)


def in_a_row(sentences: Sequence[Sentence]) -> Sentence:
    """Sentences one after another, the first few of them; there must be one."""
    told = list(dict.fromkeys(sentences))[:_MOST]
    return reduce(lambda first, then: say("{first} {then}", first=first, then=then), told)


def signed(value: float | None, places: int = 1) -> str:
    """A difference with its sign, as it is read aloud: +9.2, −6.6; a question mark where it is not known."""
    known = number(value)
    return "?" if known is None else f"{round(known, places) + 0.0:+.{places}f}".replace("-", "\u2212")


def change(value: float | None) -> str:
    """A difference in a unit of its own, with its sign and three figures that count: +0.33, −11 400."""
    known = number(value)
    return "?" if known is None else f"{'−' if known < 0 else '+'}{figure(abs(known))}"


def share(value: float | None) -> str:
    """A share in per cent with one decimal, 100 only where it is all; a question mark where it is not known."""
    known = number(value)
    if known is None:
        return "?"
    return "99.9" if 99.9 < known < 100 else f"{known:.1f}".removesuffix(".0")


def _together(kept: Sequence[Finding]) -> Finding:
    if len(kept) == 1:
        return kept[0]
    return replace(
        kept[0],
        because=in_a_row([one.because for one in kept]),
        backing=min((one.backing for one in kept), key=STRENGTH.index),
        entries=tuple(dict.fromkeys(seq for one in kept for seq in one.entries)),
        evidence=tuple(dict.fromkeys(cite for one in kept for cite in one.evidence)),
        quotes=tuple(dict.fromkeys(quote for one in kept for quote in one.quotes)),
    )

"""What is asked about those who live near it: whether they can stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, Standing, crossed, kept
from ombud.evidence.measured import beside, contradicted
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredWatch
from ombud.served.entries import Displacement, Watched
from ombud.served.measuredwatch import STAY, measured_watch, watched
from ombud.words import Sentence, say
from ombud.words import mark as _

# Rents, listings and turnover move by themselves. Five points more than in like areas is more than rounding, and it
# is what a resident would notice in a yearly notice of rent.
FASTER = 0.05


@check(
    "4.6",
    _("Nobody is pushed out"),
    reads=(Displacement, MeasuredWatch),
    measure=_("Rents, listings or moves by area and year, before and after, read by “ombud served” (see Who gains)."),
)
def displacement(stack: Stack, today: date) -> Finding:
    """Rents, listings or turnover near the intervention, before and after, beside areas like it."""
    said, found = stack.of(Displacement), measured_watch(stack)
    if found:
        names = {word for one in found for word in re.findall(r"\w+", key(one.body.watched))}
        others = [one for one in said if not NAMES[one.body.watched] & names]
        measured = watched(stack, found)
        finding = beside(measured, _crossing(said), _stated(stack, others) if others else None)
        return contradicted(finding, _denied(said) if measured.standing is Standing.CROSSED else [])
    if said:
        return _stated(stack, said)
    return unsaid(
        stack,
        Stage.TRIAL,
        say("Nobody watches whether people near it are pushed out."),
        say("Write down rents, listings or moves here and in areas like it, before and after."),
    )


def _stated(stack: Stack, said: Sequence[Stated[Displacement]]) -> Finding:
    """What statements about rents, listings and moves say."""
    if out := _crossing(said):
        return out
    if bare := [one for one in said if not _compared(one.body)]:
        return unsaid(
            stack,
            Stage.RUNNING,
            say("Watched figures without values before and after beside areas like it: {n} of {all} ({areas}).",
                all=len(said), n=len(bare), areas=_named(bare)),
            say("Add the values before and after, here and in areas like it, and name those areas."),
            said,
        )  # fmt: skip
    because = say(
        "Figures that rose clearly faster here than in areas like it: 0 of {n} ({areas}).",
        n=len(said),
        areas=_named(said),
    )
    return kept(because, said)


def _crossing(said: Sequence[Stated[Displacement]]) -> Finding | None:
    if out := [one for one in said if one.body.pushes_out is Said.YES]:
        because = say("The figures are taken to say that people are pushed out of {areas}.", areas=_named(out))
        return crossed(because, out, STAY)
    if faster := [one for one in said if _rise(one.body) >= FASTER]:
        return crossed(_rose(max(faster, key=lambda one: _rise(one.body))), faster, STAY)
    return None


def _denied(said: Sequence[Stated[Displacement]]) -> list[Sentence]:
    """It was stated that nobody is pushed out of these areas, and measured otherwise."""
    denying = [one for one in said if one.body.pushes_out is Said.NO]
    return [say("It is stated that nobody is pushed out of {areas}.", areas=_named(denying))] if denying else []


def _named(said: Iterable[Stated[Displacement]]) -> Sentence:
    return listed(one.body.area for one in said)


def _compared(body: Displacement) -> bool:
    """Whether the figures can say something: all four of them, the areas named, and a direction that is known."""
    known = _growth(body.before, body.after) is not None and _growth(body.before_there, body.after_there) is not None
    return known and told(body.compared_with) and (body.watched is not Watched.OTHER or body.pushes_out is Said.NO)


def _rise(body: Displacement) -> float:
    """How much faster the figure rose here than there; for what is not rents, listings or turnover: nothing."""
    if body.watched is Watched.OTHER:
        return 0.0
    here, there = _growth(body.before, body.after), _growth(body.before_there, body.after_there)
    return 0.0 if here is None or there is None else here - there


def _growth(before: float | None, after: float | None) -> float | None:
    old, new = number(before), number(after)
    return None if old is None or new is None or old <= 0 else number(new / old - 1)


def _rose(one: Stated[Displacement]) -> Sentence:
    body = one.body
    return say(
        "{watched} in {area} rose by {here} per cent, in {there} by {elsewhere} per cent.",
        watched=WATCHED[body.watched],
        area=short(body.area),
        here=figure(100 * (_growth(body.before, body.after) or 0)),
        there=short(body.compared_with) or say("the areas it is compared with"),
        elsewhere=figure(100 * (_growth(body.before_there, body.after_there) or 0)),
    )


# Under which names a measured watch follows what a statement follows.
NAMES: dict[Watched, set[str]] = {
    Watched.RENT: {"rent", "rents"},
    Watched.LISTINGS: {"listing", "listings"},
    Watched.TURNOVER: {"turnover", "move", "moves"},
    Watched.OTHER: set(),
}
WATCHED = {
    Watched.RENT: say("Rents"),
    Watched.LISTINGS: say("Listings"),
    Watched.TURNOVER: say("Moves"),
    Watched.OTHER: say("The figure"),
}

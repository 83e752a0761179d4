"""What is asked about areas and groups: whether those who need most get least."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import beside
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredNeed, MeasuredShare, Measurement
from ombud.served.entries import Provision
from ombud.served.measuredshares import measured_things, shares_and_need
from ombud.words import Sentence, say
from ombud.words import mark as _

# "Lamps per kilometre" is a rate already and is not divided by people again.
_RATE = re.compile(r"\b(per|pro|par|je)\b|/|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Area:
    """What one area gets and needs, per head unless the figures are rates already."""

    stated: Stated[Provision]
    gets: float
    needs: float

    @property
    def name(self) -> str:
        return short(self.stated.body.area)


@check(
    "4.1",
    _("Those who need most do not get least"),
    reads=(Provision, Measurement, MeasuredShare, MeasuredNeed),
    measure=_("Tables of areas, of people by group and of what stands where, read by “ombud served” (see Who gains)."),
)
def provision_against_need(stack: Stack, today: date) -> Finding:
    """Holds each group's measured share against its share of the people, and what areas get against what they need."""
    said, found = stack.of(Provision), shares_and_need(stack)
    if found is not None:
        measured = measured_things(stack)
        others = [one for one in said if key(one.body.resource) not in measured]
        return beside(found, _upside_down(said), _stated(others) if others else None)
    if said:
        return _stated(said)
    return unsaid(
        stack,
        Stage.REVIEW,
        say("Nobody has said what each area gets beside what it needs.")
        if not stack.of(Measurement)
        else say("It was measured, but no group's share of it, and nobody has said what each area gets and needs."),
        say("Write down for each area what it gets, how many live there and how much they need it."),
        stack.of(Measurement),
    )


def _stated(said: Sequence[Stated[Provision]]) -> Finding:
    """What statements about areas say."""
    if turned := _upside_down(said):
        return turned
    compared = [areas for areas in _comparable(said) if len(areas) > 1]
    loose = [one for one in said if not _whole(one.body)]
    if loose or not compared:
        return _not_comparable(said, loose)
    return kept(_spread(compared[0], len(compared)), said)


def _upside_down(said: Sequence[Stated[Provision]]) -> Finding | None:
    for areas in _comparable(said):
        if turned := _turned(areas):
            return crossed(turned, [area.stated for area in areas], _LEVEL)
    return None


_LEVEL = say("Say why it is so, or what will be changed so that need decides.")


def _whole(body: Provision) -> bool:
    """Whether an area's figures can be compared; where nobody lives there is nothing to divide by."""
    return all(number(value) is not None for value in (body.need, body.amount, body.people))


def _comparable(said: Iterable[Stated[Provision]]) -> list[list[Area]]:
    """Areas with the same thing provided to the same group and need counted in the same unit, latest figures only."""
    sets: dict[tuple[str, str, str], dict[str, Area]] = {}
    for one in sorted(said, key=lambda s: (s.body.as_of or date.min, s.entry.seq)):
        body = one.body
        if _whole(body) and body.people:
            like = sets.setdefault((key(body.resource), key(body.group), key(body.need_unit)), {})
            like[key(body.area)] = _area(one, body.people)
    return [list(areas.values()) for areas in sets.values()]


def _area(one: Stated[Provision], people: int) -> Area:
    body = one.body
    gets = body.amount if _RATE.search(body.resource) else body.amount / people * 1000
    need = body.need or 0.0
    return Area(one, gets, need if _RATE.search(body.need_unit) else need / people * 1000)


def _turned(areas: Sequence[Area]) -> Sentence | None:
    """The sentence of need turned upside down: the area that needs most gets less than the one that needs least."""
    most, least = max(areas, key=lambda a: a.needs), min(areas, key=lambda a: a.needs)
    if most.needs <= least.needs or most.gets >= least.gets:
        return None
    return say(
        "{most} needs most ({need}) and gets less than {least}, which needs least: {gets} against {more} ({what}).",
        most=most.name,
        need=_told(most.needs, most.stated.body.need_unit),
        least=least.name,
        gets=_told(most.gets, most.stated.body.resource),
        more=_told(least.gets, most.stated.body.resource),
        what=short(most.stated.body.resource),
    )


def _told(value: float, unit: str) -> Sentence:
    if _RATE.search(unit):
        return say("{n}", n=figure(value))
    return say("{n} per 1,000 people", n=figure(value))


def _spread(areas: Sequence[Area], sets: int) -> Sentence:
    most, least = max(areas, key=lambda a: a.gets), min(areas, key=lambda a: a.gets)
    what = most.stated.body.resource
    spread = say(
        "Of {n} areas, {most} gets most ({high}) and {least} gets least ({low}) of {what}; "
        "the area that needs most does not get less than the one that needs least.",
        n=len(areas),
        most=most.name,
        high=_told(most.gets, what),
        least=least.name,
        low=_told(least.gets, what),
        what=short(what),
    )
    return spread if sets == 1 else say("{first} Comparisons like this one: {n}.", first=spread, n=sets)


def _not_comparable(said: Sequence[Stated[Provision]], loose: Sequence[Stated[Provision]]) -> Finding:
    if loose:
        because = say(
            "Figures on what areas get that say no people or no need: {n} of {all} ({areas}).",
            all=len(said),
            n=len(loose),
            areas=listed(one.body.area for one in loose),
        )
    else:
        areas = listed(one.body.area for one in said)
        because = say("Figures stand for {areas} only: there is no other area to compare.", areas=areas)
    return silent(because, say("Add people and need, in one unit, for at least two areas."), said)

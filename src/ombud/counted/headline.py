"""What may be said when areas with more of a group get more or less: the headline, or why it is refused.

A headline stands if the association keeps its sign on every published scale and in all but a declared share of random
zonings, and if what is possible for persons leaves out "no difference". Else it is refused, with every reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan

from ombud.counted.bounds import Bounds, Ends
from ombud.counted.scales import AtScale
from ombud.counted.zoning import Spread
from ombud.words import Sentence, say

ALLOWED = 0.05  # share of zonings; a city may declare another


class Verdict(StrEnum):
    """How far a headline may go."""

    OF_PERSONS = "of_persons"
    OF_AREAS = "of_areas"
    REFUSED = "refused"
    UNTOLD = "untold"  # too little to judge by, which is neither


@dataclass(frozen=True, slots=True)
class Headline:
    """The verdict in words. ``reasons`` say why it is refused, ``notes`` what must be said beside it."""

    verdict: Verdict
    told: Sentence
    reasons: tuple[Sentence, ...] = ()
    notes: tuple[Sentence, ...] = ()


def headline(
    scales: Sequence[AtScale],
    zonings: Sequence[Spread],
    bounds: Bounds | None = None,
    *,
    group: str,
    thing: str | Sentence,
    allowed: float = ALLOWED,
) -> Headline:
    """The verdict on "areas with more of ``group`` get more (or less) of ``thing``", as the first scale shows it.

    Give the finest scale first. ``bounds`` only where ``thing`` is a yes or no of persons, first group ``group``.
    ``allowed`` is the share of zonings, 0 to 1, that may fail to show the sign; ``ValueError`` outside.
    """
    if not 0 <= allowed <= 1:
        raise ValueError(say("{n} is no share of zonings; give 0 to 1.", n=allowed))
    notes = _notes(scales, bounds)
    told = [one for one in scales if one.weighted is not None]
    if len(told) < 2 or not zonings:
        return Headline(
            Verdict.UNTOLD, say("Nothing may be said yet: two scales and random zonings are needed."), (), notes
        )
    sign = told[0].weighted or 0.0
    of_areas = (*_turned(told), *_rezoned(zonings, sign, allowed))
    reasons = (*of_areas, *_possible(bounds, sign, group))
    if reasons:
        if not of_areas:  # what fails for persons may stand for areas
            notes = (*notes, _said(sign, group, thing, len(told), None)[1])
        return Headline(Verdict.REFUSED, _refusal(group, thing, bounds), reasons, notes)
    return Headline(*_said(sign, group, thing, len(told), bounds), (), notes)


def _turned(told: Sequence[AtScale]) -> tuple[Sentence, ...]:
    first = told[0]
    if not first.weighted:
        return (say("On the scale {scale} there is no association.", scale=first.scale),)
    return tuple(
        say(
            "The sign turns round: {r} on the scale {scale}, {q} on the scale {other}.",
            r=_short(first.weighted),
            scale=first.scale,
            q=_short(one.weighted or 0),
            other=one.scale,
        )
        for one in told[1:]
        if (one.weighted or 0) * first.weighted <= 0
    )


def _rezoned(zonings: Sequence[Spread], sign: float, allowed: float) -> tuple[Sentence, ...]:
    return tuple(
        say(
            "Other borders turn it round: in {n} of {all} random zonings into {zones} zones the sign is not there "
            "({percent} per cent may be).",
            n=round(one.against(sign) * len(one.values)),
            all=len(one.values),
            zones=one.zones,
            percent=float(f"{100 * allowed:.3g}"),
        )
        for one in zonings
        if one.against(sign) > allowed
    )


def _possible(bounds: Bounds | None, sign: float, group: str) -> tuple[Sentence, ...]:
    if bounds is None:
        return ()
    ends = bounds.difference
    if ends.covers_none or isnan(ends.low):
        return (say("It cannot be told that persons differ at all: {ends} points are possible.", ends=_points(ends)),)
    if ends.low * sign < 0:
        return (
            say(
                "Persons show the opposite of the areas: {group} less all others is {ends} points.",
                group=group,
                ends=_points(ends),
            ),
        )
    return ()


def _said(
    sign: float, group: str, thing: str | Sentence, scales: int, bounds: Bounds | None
) -> tuple[Verdict, Sentence]:
    if bounds is None:
        pattern = (
            say(
                "Areas with more {group} have more {thing}, on all {n} scales. This is said of areas, not of persons.",
                group=group,
                thing=thing,
                n=scales,
            )
            if sign > 0
            else say(
                "Areas with more {group} have less {thing}, on all {n} scales. This is said of areas, not of persons.",
                group=group,
                thing=thing,
                n=scales,
            )
        )
        return Verdict.OF_AREAS, pattern
    ends = _points(bounds.difference)
    pattern = (
        say(
            "{group} have more {thing} than the others: by {ends} points, whoever they are within the areas.",
            group=group,
            thing=thing,
            ends=ends,
        )
        if sign > 0
        else say(
            "{group} have less {thing} than the others: by {ends} points, whoever they are within the areas.",
            group=group,
            thing=thing,
            ends=ends,
        )
    )
    return Verdict.OF_PERSONS, pattern


def _refusal(group: str, thing: str | Sentence, bounds: Bounds | None) -> Sentence:
    if bounds is None:
        return say(
            "It may not be said that areas with more {group} have more or less {thing}.", group=group, thing=thing
        )
    return say("It may not be said that {group} have more or less {thing}.", group=group, thing=thing)


def _notes(scales: Sequence[AtScale], bounds: Bounds | None) -> tuple[Sentence, ...]:
    notes = [one.note for one in scales if one.note is not None]
    for one in scales:
        if one.weighted is not None and one.unweighted is not None and one.weighted * one.unweighted < 0:
            notes.append(
                say(
                    "On the scale {scale} areas say the opposite of the people in them: weights decide.",
                    scale=one.scale,
                )
            )
        if one.unkeyed:
            notes.append(say("{n} areas lie in no unit of the scale {scale}.", n=len(one.unkeyed), scale=one.scale))
    if bounds is not None and bounds.unknown:
        notes.append(say("{n} areas are not in the bounds, since a number is missing.", n=len(bounds.unknown)))
    return tuple(notes)


def _points(ends: Ends) -> Sentence:
    return say("{low} to {high}", low=_percent(ends.low), high=_percent(ends.high))


def _percent(share: float) -> float:
    return float(f"{100 * share:.3g}")


def _short(number: float) -> float:
    return float(f"{number:.2g}")

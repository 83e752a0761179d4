"""Does the case rest on numbers and on voices, or on one of them alone? Demand 3.13."""

from __future__ import annotations

from datetime import date
from typing import Any

from ombud.counted.computed import MeasuredAssociation
from ombud.counted.entries import Association, Coverage, Dataset, Fitness, Forecast, Layer, Memory, Remembered, Voice
from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import short
from ombud.heard.computedkinds import FIGURES as HEARD
from ombud.heard.entries import Contribution, Theme
from ombud.heard.themes.computed import ThemeCounted, ThemesFound
from ombud.ledger.entry import Body
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.proved.entries import Method, Result
from ombud.served.computed import KINDS as MEASURED
from ombud.served.computed import Measurement
from ombud.served.entries import Audit, Intersection, Provision, Reach
from ombud.words import mark as _
from ombud.words import say

WORDS = (ThemesFound, ThemeCounted)  # gathered from what people wrote: voices, though they are counted
NUMBERS: tuple[type[Body], ...] = (
    Dataset, Coverage, Fitness, Association, Forecast, Layer, Provision, Reach, Audit, Intersection,
    MeasuredAssociation, *(kind for kind in MEASURED if kind is not Measurement),  # which has no figure of its own
    *(kind for kind in HEARD if kind not in WORDS),
)  # fmt: skip
TOLD: tuple[type[Body], ...] = (Voice, Contribution, Theme, ThemeCounted)


def voices(stack: Stack) -> list[Stated[Any]]:
    """Evidence that is no number: what people told, wrote or remember, and results found by listening."""
    told: list[Stated[Any]] = [one for kind in TOLD for one in stack.of(kind)]
    told += [one for one in stack.of(Remembered) if one.body.sort is not Memory.SERIES]
    return told + [one for one in stack.of(Result) if one.body.method is Method.QUALITATIVE]


def numbers(stack: Stack) -> list[Stated[Any]]:
    """Evidence that is counted or computed."""
    counted: list[Stated[Any]] = [one for kind in NUMBERS for one in stack.of(kind)]
    counted += [one for one in stack.of(Remembered) if one.body.sort is Memory.SERIES]
    return counted + [one for one in stack.of(Result) if one.body.method is not Method.QUALITATIVE]


@check(
    "3.13",
    _("The case rests on numbers and on voices, and says so where it rests on one alone"),
    reads=(*TOLD, Remembered, Result, *NUMBERS),
    measure=_("Nothing: that something counts which cannot be measured is the point of this demand."),
)
def numbers_and_voices_stand_together(stack: Stack, today: date) -> Finding:
    """Both kinds of evidence stand; each voice says how it was heard, from how many, and what it bears on."""
    told, counted = voices(stack), numbers(stack)
    rests_on = [*told, *counted]
    hear = say("Add what people told or saw: how it was heard, from how many, and which demand it bears on.")
    if not told and not counted:
        because = say("The case rests on no numbers and no voices.")
        return unsaid(stack, Stage.PROCUREMENT, because, hear)
    if not told:
        because = say("The case rests on numbers alone. Statements with numbers: {n}, voices: 0.", n=len(counted))
        return unsaid(stack, Stage.PROCUREMENT, because, hear, rests_on)
    if not counted:
        because = say("The case rests on voices alone. Voices: {n}, statements with numbers: 0.", n=len(told))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Add what has been counted, with its source."), rests_on)
    untold = gaps(stack.of(Voice), lambda one: short(one.said), "method", "people", "bears_on")
    if untold:
        because = tally(say("Voices not fully told"), untold, len(told))
        return unsaid(stack, Stage.PROCUREMENT, because, hear, rests_on)
    because = say(
        "The case rests on both. Statements with numbers: {numbers}, voices: {voices}.",
        numbers=len(counted),
        voices=len(told),
    )
    return kept(because, rests_on)


CHECKS: tuple[Check, ...] = (numbers_and_voices_stand_together,)

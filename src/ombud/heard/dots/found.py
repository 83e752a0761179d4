"""Rounds of dots as computed: whether people were asked again, and whether the answer changed. Demand 2.4."""

from __future__ import annotations

from ombud.evidence.finding import Finding, kept, silent
from ombud.evidence.measured import latest, share, signed, worse
from ombud.evidence.said import key, number, short
from ombud.heard.dots.computed import DotsCompared, Told
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_AGAIN = say("Ask again in another way, on foot or at night, and compare the two rounds.")
_MORE = say("Ask more people, or ask the same people again, so that a change can be told from chance.")


def measured_dots(stack: Stack) -> Finding | None:
    """What compared rounds say of demand 2.4; None if none were compared. The latest of each map and kind counts."""
    found = latest(stack.of(DotsCompared), lambda body: (key(body.what), key(body.place_kind)))
    return worse(*map(_judged, _of_each_map(found))) if found else None


def _of_each_map(found: tuple[Stated[DotsCompared], ...]) -> list[Stated[DotsCompared]]:
    """For each map the kind that tells most: one that differs, else one that was told at all."""
    order = (Told.DIFFERS, Told.ALIKE, Told.TOO_FEW, Told.ONE_ROUND)
    best: dict[str, Stated[DotsCompared]] = {}
    for one in found:
        held = best.get(key(one.body.what))
        if held is None or order.index(one.body.told) < order.index(held.body.told):
            best[key(one.body.what)] = one
    return list(best.values())


def _judged(one: Stated[DotsCompared]) -> Finding:
    body = one.body
    if body.told is Told.ONE_ROUND or body.rounds < 2:
        because = say("{what}: people were asked once. Dots counted: {dots}.", what=short(body.what), dots=body.dots)
        return silent(because, _AGAIN, [one])
    if body.told is Told.TOO_FEW:
        because = say(
            "{what}: rounds compared: {n}. Too few people to tell whether the answer changed.",
            what=short(body.what),
            n=body.rounds,
        )
        return silent(because, _MORE, [one])
    figures = _figures(body)
    if body.told is Told.DIFFERS:
        return kept(
            say(
                "{what}: asked again, people answered otherwise, by more than chance. {figures}",
                what=short(body.what),
                figures=figures,
            ),
            [one],
        )
    return kept(
        say(
            "{what}: both answers are kept, and no change can be told from chance. {figures}",
            what=short(body.what),
            figures=figures,
        ),
        [one],
    )


def _figures(body: DotsCompared) -> Sentence:
    if number(body.change) is None:
        return say("Kind of place: {kind}.", kind=short(body.place_kind))
    return say(
        "Share of {kind}: {first} per cent first, {later} later ({change} points, {low} to {high}).",
        kind=short(body.place_kind),
        first=share(body.first),
        later=share(body.later),
        change=signed(body.change),
        low=signed(body.low),
        high=signed(body.high),
    )

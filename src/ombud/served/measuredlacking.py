"""Those without internet, device or language, as measured: whether less of a thing stands where they live."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import APART, above, below, ends, latest, share, signed, worse
from ombud.evidence.said import key, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import Effect, MeasuredDivide
from ombud.served.entries import Divide
from ombud.words import Sentence, say

EVERYONE = frozenset({"everyone", "everybody", "all", "all people", "all residents"})
_MEND = say("Say why it is so, or bring it to where those live who are without.")
_DIRECTION = say("Say whether more of it is a gain or a burden for those who live beside it, and measure again.")
_SMALLER = say("Measure over smaller areas, so that a difference can be told from chance.")
Measured = tuple[Stated[MeasuredDivide], ...]


def measured_lacking(stack: Stack) -> Measured:
    """The latest measurement for each thing and each of what is lacking."""
    return latest(stack.of(MeasuredDivide), lambda body: (key(body.what), key(body.needs)))


def lacking(found: Measured) -> Finding:
    """What the measured shares say of demand 4.4. ``ValueError`` if there are none."""
    return worse(*map(_judged, found))


def _judged(one: Stated[MeasuredDivide]) -> Finding:
    body, figures = one.body, _figures(one.body)
    if body.effect is Effect.GAIN and below(body):
        because = say("Less stands where those live who are without, by more than chance: {figures}.", figures=figures)
        return crossed(because, [one], _MEND)
    if body.effect is Effect.BURDEN and above(body):
        because = say("Where those live who are without, there is more of a burden, by more than chance: {figures}.",
                      figures=figures)  # fmt: skip
        return crossed(because, [one], _MEND)
    if body.effect is Effect.UNSAID:
        because = say("What stands where those live who are without is measured, and nobody has said whether more of "
                      "it is a gain or a burden: {figures}.", figures=figures)  # fmt: skip
        return silent(because, _DIRECTION, [one])
    if ends(body) is None:
        because = say("Too few areas to tell what those get who are without: {figures}.", figures=figures)
        return silent(because, _SMALLER, [one])
    if body.effect is Effect.BURDEN:
        because = say("Where those live who are without, there is no more of the burden by more than chance: "
                      "{figures}.", figures=figures)  # fmt: skip
    else:
        because = say("Where those live who are without, there is no less by more than chance: {figures}.",
                      figures=figures)  # fmt: skip
    return kept(because, [one])


def _figures(body: MeasuredDivide) -> Sentence:
    known = ends(body)
    gaps = {"needs": short(body.needs), "what": short(body.what), "without": share(body.without),
            "of": share(body.of_thing), "gap": signed(body.gap)}  # fmt: skip
    if known is None:
        return say("{needs}, {without} per cent are without, and {of} per cent of {what} stands where they live ({gap} "
                   "points)", **gaps)  # fmt: skip
    return say("{needs}, {without} per cent are without, and {of} per cent of {what} stands where they live ({gap} "
               "points, {low} to {high})", low=signed(known[0]), high=signed(known[1]), **gaps)  # fmt: skip


def contradictions(said: Iterable[Stated[Divide]], found: Measured) -> list[tuple[Stated[Divide], Sentence]]:
    """Statements on what everyone has that the measured share of those without does not bear out."""
    pairs = ((one, other.body) for one in said for other in found if _same(one.body, other.body))
    return [(one, _told(one.body, body)) for one, body in pairs if _distance(one.body, body) > APART]


def _same(stated: Divide, measured: MeasuredDivide) -> bool:
    needs = _named(measured.needs)
    return bool(needs) and key(stated.group) in EVERYONE and needs <= _named(stated.needs)


def _named(needs: str) -> frozenset[str]:
    """What is lacking by its words, one thing or several of it: “devices” is in “a device at home”."""
    return frozenset(word.removesuffix("s") for word in re.findall(r"\w+", key(needs)))


def _distance(stated: Divide, measured: MeasuredDivide) -> float:
    have, without = number(stated.share), number(measured.without)
    return 0.0 if have is None or without is None else abs(have - (100 - without))


def _told(stated: Divide, measured: MeasuredDivide) -> Sentence:
    without = number(measured.without)
    return say("Stated: {stated} per cent have it ({needs}). Measured: {measured} per cent.", needs=short(stated.needs),
               stated=share(stated.share), measured=share(None if without is None else 100 - without))  # fmt: skip

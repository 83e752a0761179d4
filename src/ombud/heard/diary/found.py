"""Diaries as computed beside what people say: whether the comparison was made, and what it tells. Demand 2.5."""

from __future__ import annotations

from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, kept, silent
from ombud.evidence.measured import latest
from ombud.evidence.said import key, listed, number, short
from ombud.heard.diary.computed import DiaryCompared, Told
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_MORE = say("Let more people keep a diary, or ask those who kept one what they say of themselves.")
_MOST = 3


def measured_diary(stack: Stack) -> Finding | None:
    """What the computed comparisons say of demand 2.5; None if there are none. The latest of each activity counts."""
    found = latest(
        stack.of(DiaryCompared), lambda body: (key(body.what), key(body.activity), key(body.group), body.unit)
    )
    if not found:
        return None
    told = [one for one in found if one.body.told is not Told.TOO_FEW and number(one.body.gap) is not None]
    if not told:
        because = say(
            "Diaries were laid beside what people say, and too few people kept one to tell: {names}.",
            names=listed(one.body.activity for one in found),
        )
        return silent(because, _MORE, found)
    order = (Told.MORE, Told.LESS, Told.ALIKE)
    everyone = [one for one in told if not one.body.group] or told
    first = sorted(everyone, key=lambda one: (order.index(one.body.told), one.body.activity))[:_MOST]
    because = say(
        "What people say was laid beside their diaries. Comparisons: {n}. {figures}.",
        n=len(told),
        figures=listed((_told(one) for one in first), most=_MOST),
    )
    return kept(because, told)


def _told(one: Stated[DiaryCompared]) -> Sentence:
    body = one.body
    gaps = {
        "activity": short(body.activity),
        "said": figure(body.said or 0),
        "seen": figure(body.seen or 0),
        "unit": body.unit,
        "low": figure(body.low or 0),
        "high": figure(body.high or 0),
    }
    if body.told is Told.ALIKE:
        return say("{activity}: {said} {unit} said and {seen} observed cannot be told apart ({low} to {high})", **gaps)
    return say("{activity}: {said} {unit} said, {seen} observed (difference {low} to {high})", **gaps)

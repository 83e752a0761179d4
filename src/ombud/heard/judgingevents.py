"""One occasion judged: what people could do there, whether in time, and what came of it. The rules are ours."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.heard import phasewords as words
from ombud.heard.judging import Fall, Judged, Rungs, climbed, judged
from ombud.heard.scaffold import Aim, Event, Level
from ombud.heard.timing import Timing
from ombud.ledger.entry import Said


@dataclass(frozen=True, slots=True)
class _Occasion:
    """An event, whether it came before the decision, and whether it was announced before it."""

    event: Event
    in_time: Said
    announced: Said


def _asks(one: _Occasion) -> bool:
    return one.event.aim in (Aim.QUESTION, Aim.PROPOSALS)


_EVENT: Rungs[_Occasion] = (
    (
        Level.PLACATION,
        (
            (lambda one: one.event.aim is Aim.PROPOSALS, words.PROPOSALS),
            (lambda one: one.in_time is Said.YES, words.IN_TIME),
            (lambda one: one.event.inputs > 0, words.INPUTS),
            (lambda one: one.event.answered >= one.event.inputs, words.ANSWERED),
        ),
    ),
    (
        Level.CONSULTATION,
        (
            (_asks, words.QUESTION),
            (lambda one: one.in_time is Said.YES, words.IN_TIME),
            (lambda one: one.event.came != 0, words.CAME),
            (lambda one: one.event.published is Said.YES, words.PUBLISHED),
        ),
    ),
    (
        Level.INFORMATION,
        (
            (lambda one: one.event.aim is Aim.INFORMATION or _asks(one), words.INFORMATION),
            (lambda one: one.in_time is Said.YES, words.IN_TIME),
            (lambda one: one.announced is Said.YES, words.ANNOUNCED),
            (lambda one: one.event.public is Said.YES, words.PUBLIC),
            (lambda one: one.event.plain is Said.YES, words.PLAIN),
            (lambda one: one.event.languages is Said.YES, words.LANGUAGES),
            (lambda one: one.event.contact is Said.YES, words.CONTACT),
        ),
    ),
    (Level.CHOICE, ((lambda one: one.event.aim is Aim.CHOICE, words.INFORMATION),)),
    (Level.THERAPY, ((lambda one: one.event.aim is Aim.CAMPAIGN, words.INFORMATION),)),
    (Level.MANIPULATION, ((lambda one: one.event.aim is Aim.DATA, words.INFORMATION),)),
)


def judged_event(event: Event, when: Timing) -> Judged:
    """One occasion, held against the decision of its phase."""
    one = _Occasion(event, when.before(event.on), when.before(event.announced) if event.announced else Said.UNSAID)
    fall = _fall_of_event(one)
    level = fall.to if fall else climbed(one, _EVENT)
    least = Level.CONSULTATION if _asks(one) else Level.INFORMATION
    return judged(event.name, one, _EVENT, (fall,) if fall else (), level, least)


def _fall_of_event(one: _Occasion) -> Fall | None:
    """What is recorded against an event, the gravest first."""
    event, name = one.event, one.event.name
    asked = Level.PLACATION if event.aim is Aim.PROPOSALS else Level.CONSULTATION
    if _asks(one):
        if one.in_time is Said.NO:
            return Fall(asked, Level.MANIPULATION, name, words.TOO_LATE)
        if one.in_time is Said.YES and event.published is Said.NO and not _all_answered(event):
            return Fall(asked, Level.INFORMATION, name, words.UNPUBLISHED)
        if one.in_time is Said.YES and event.aim is Aim.PROPOSALS and event.overdue:
            return Fall(asked, Level.CONSULTATION, name, words.OVERDUE)
    if event.aim is Aim.CHOICE and event.alternative is Said.NO:
        return Fall(Level.CHOICE, Level.MANIPULATION, name, words.NO_ALTERNATIVE)
    return _unread(one) if event.aim is Aim.INFORMATION else None


def _all_answered(event: Event) -> bool:
    return event.aim is Aim.PROPOSALS and 0 < event.inputs <= event.answered


def _unread(one: _Occasion) -> Fall | None:
    """Information that came after the decision, or that people cannot read."""
    to = Level.THERAPY if one.event.behaviour is Said.YES else Level.NONE
    if one.in_time is Said.NO:
        return Fall(Level.INFORMATION, to, one.event.name, words.TOLD_LATE)
    if Said.NO in (one.event.plain, one.event.languages):
        return Fall(Level.INFORMATION, to, one.event.name, words.UNREADABLE)
    return None

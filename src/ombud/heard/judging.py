"""One record judged: the highest rung whose needs all hold, what is recorded against it, and what is lacking.

The needs and the falls are ours; see :mod:`ombud.heard.scaffold` for what is whose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ombud.heard import phasewords as words
from ombud.heard.scaffold import LADDER, Against, Aim, Body, Event, Instrument, Level, Overruling, Side
from ombud.heard.timing import Timing
from ombud.ledger.entry import Said
from ombud.words import Sentence

R = TypeVar("R")
Need = tuple[Callable[[R], bool], Sentence]  # what must hold, and what would make it hold
Rungs = Sequence[tuple[Level, Sequence[Need[R]]]]  # highest first


@dataclass(frozen=True, slots=True)
class Fall:
    """A level that was brought down: from where, to where, by which record, and why."""

    of: Level
    to: Level
    by: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """One record with its level, what brought it down, and what would lift it to the next rung that it can reach."""

    name: str
    level: Level
    falls: tuple[Fall, ...]
    lifts: tuple[Sentence, ...]


def _climbed(record: R, rungs: Rungs[R]) -> Level:
    return next((level for level, needs in rungs if all(holds(record) for holds, _ in needs)), Level.NONE)


def _lifts(record: R, level: Level, rungs: Rungs[R], least: Level) -> tuple[Sentence, ...]:
    """What the next rung above lacks; ``least`` is the lowest that such a record is meant for."""
    above = [needs for rung, needs in rungs if LADDER.index(rung) > LADDER.index(level)
             and LADDER.index(rung) >= LADDER.index(least)]  # fmt: skip
    return tuple(lift for holds, lift in above[-1] if not holds(record)) if above else ()


def _judged(
    name: str, record: R, rungs: Rungs[R], falls: Sequence[Fall], level: Level, least: Level = Level.NONE
) -> Judged:
    lifts = _lifts(record, level, rungs, least)
    return Judged(name, level, tuple(falls), lifts or tuple(words.MENDED for _ in falls[:1]))


# -- bodies with seats -------------------------------------------------------------------------------------------------

_BODY: Rungs[Body] = (
    (
        Level.CONTROL,
        (
            (lambda body: body.majority, words.MAJORITY),
            (lambda body: body.decides is Said.YES, words.DECIDES),
            (lambda body: body.money is Side.RESIDENTS, words.MONEY),
            (lambda body: body.city_veto is Said.NO, words.NO_VETO),
        ),
    ),
    (
        Level.DELEGATED,
        ((lambda body: body.majority, words.MAJORITY), (lambda body: body.decides is Said.YES, words.DECIDES)),
    ),
    (
        Level.PARTNERSHIP,
        (
            (lambda body: bool(body.residents), words.SEATS),
            (lambda body: body.rules_written is Said.YES, words.RULES),
            (lambda body: Said.YES is body.city_veto is body.residents_veto, words.EITHER_BLOCKS),
            (lambda body: body.agenda is Side.JOINT, words.AGENDA),
            (lambda body: body.advice_paid is Said.YES, words.ADVICE),
        ),
    ),
    (Level.PLACATION, ((lambda body: bool(body.residents), words.SEATS),)),
)


def judged_body(body: Body, overrulings: Iterable[Overruling]) -> Judged:
    """A body with seats, and what was done against it."""
    level = _climbed(body, _BODY)
    against = {one.what: one.name for one in overrulings if one.of == body.name}
    falls = tuple(_falls_of_body(level, against))
    return _judged(body.name, body, _BODY, falls, falls[-1].to if falls else level)


def _falls_of_body(level: Level, against: dict[Against, str]) -> Iterable[Fall]:
    if level in (Level.CONTROL, Level.DELEGATED) and Against.OVERRIDDEN in against:
        yield Fall(level, Level.PLACATION, against[Against.OVERRIDDEN], words.OVERRIDDEN)
    elif level is Level.DELEGATED and Against.VETO in against:
        yield Fall(level, Level.PLACATION, against[Against.VETO], words.VETO_USED)
    elif level is Level.CONTROL:
        lost = [(Against.VETO, words.VETO_USED), (Against.MONEY, words.MONEY_GONE)]
        for now, (what, why) in zip((Level.DELEGATED, Level.PARTNERSHIP), [o for o in lost if o[0] in against],
                                    strict=False):  # fmt: skip
            yield Fall(level, now, against[what], why)
    elif level is Level.PARTNERSHIP and Against.RULES in against:
        yield Fall(level, Level.PLACATION, against[Against.RULES], words.RULES_CHANGED)


# -- votes and budgets -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Timed:
    """An instrument or an event, and whether it came before the decision."""

    instrument: Instrument
    in_time: Said


_INSTRUMENT: Rungs[_Timed] = (
    (
        Level.DELEGATED,
        (
            (lambda one: one.instrument.binding is Said.YES, words.BINDING),
            (lambda one: one.instrument.followed is Said.YES, words.FOLLOWED),
        ),
    ),
    (
        Level.CONSULTATION,
        (
            (lambda one: one.in_time is Said.YES, words.IN_TIME),
            (lambda one: one.instrument.published is Said.YES, words.PUBLISHED),
        ),
    ),
)


def judged_instrument(instrument: Instrument, when: Timing, overrulings: Iterable[Overruling]) -> Judged:
    """A vote or a budget: binding and followed, or else what was asked and published."""
    one = _Timed(instrument, when.before(instrument.on))
    level = _climbed(one, _INSTRUMENT)
    by = next((o.name for o in overrulings if o.of == instrument.name and o.what is Against.OVERRIDDEN), "")
    if not by and instrument.binding is Said.YES and instrument.followed is Said.NO:
        by = instrument.name
    if instrument.binding is Said.NO and one.in_time is Said.NO:
        late = Fall(Level.CONSULTATION, Level.MANIPULATION, instrument.name, words.TOO_LATE)
        return _judged(instrument.name, one, _INSTRUMENT, (late,), Level.MANIPULATION)
    if not by or instrument.binding is not Said.YES:
        return _judged(instrument.name, one, _INSTRUMENT, (), level)
    fall = Fall(Level.DELEGATED, Level.PLACATION, by, words.OVERRIDDEN)
    return _judged(instrument.name, one, _INSTRUMENT, (fall,), Level.PLACATION)


# -- events ------------------------------------------------------------------------------------------------------------


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
    level = fall.to if fall else _climbed(one, _EVENT)
    least = Level.CONSULTATION if _asks(one) else Level.INFORMATION
    return _judged(event.name, one, _EVENT, (fall,) if fall else (), level, least)


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

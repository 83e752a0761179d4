"""Stated beside observed behaviour as a document: what people say they do, what their days show, and the margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ombud.casefile.figures import Bar, Bars, Strip, Strips
from ombud.casefile.hearing.diarytables import compared, left_out, of_activities, one_by_one, rounded, unknown_codes
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.measured import Part
from ombud.casefile.written import signed
from ombud.evidence.said import listed
from ombud.heard.computed import Sort
from ombud.heard.diary.beside import Beside, Unit, Verdict
from ombud.heard.diary.computed import DiaryCompared, Told
from ombud.heard.diary.days import Whole
from ombud.heard.diary.means import Mean
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

METHOD = "diary"
FEWEST = 5  # persons behind a figure that is shown


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What the diaries tell by themselves: whole days and those left out, persons, and minutes of each activity."""

    whole: Whole
    people: int
    days: int
    weekend: float | None
    activities: tuple[tuple[str, Mean], ...]
    unknown: tuple[str, ...]
    sort: Sentence
    file: str
    unit: str


def diary_told(kept: Kept, found: Sequence[Beside], about: About, notes: Sequence[Sentence]) -> Heard:
    """The document, and what is sealed of it."""
    parts = (_beside(found), *_persons(found), _days(kept, notes))
    return heard(about, Sort.DIARY, _lead(kept, found), parts, tuple(_said(one, about) for one in found))


def _lead(kept: Kept, found: Sequence[Beside]) -> tuple[Sentence, ...]:
    read = say(
        "Whole days read: {days}. People: {people}. Days left out, and listed with the reason: {left}.",
        days=kept.days,
        people=kept.people,
        left=len(kept.whole.left),
    )
    if not found:
        return read, say("Nothing was said to lay beside them: give the survey's answers too.")
    told = [one for one in found if one.verdict is not Verdict.TOO_FEW]
    if not told:
        return read, say("Too few people to tell whether what they say differs from what they do.")
    apart = [one for one in told if one.verdict is not Verdict.ALIKE]
    counted = say(
        "Comparisons of what people say with what their days show: {n}. They differ by more than chance in {apart}.",
        n=len(told),
        apart=len(apart),
    )
    first = sorted(apart or told, key=lambda one: (one.group, one.activity))[:2]
    return (read, counted, *map(sentence, first))


def sentence(one: Beside) -> Sentence:
    """One comparison, in words."""
    name = (
        say("{activity}, {group}", activity=one.activity, group=one.group)
        if one.group
        else say("{name}", name=one.activity)
    )
    if one.verdict is Verdict.TOO_FEW or one.gap is None:
        return say("{what}: too few people to tell.", what=name)
    gaps = {
        "what": name,
        "said": rounded(one.said),
        "seen": rounded(one.seen),
        "unit": _unit(one.unit),
        "gap": _signed(one.gap),
        "low": _signed(one.low),
        "high": _signed(one.high),
    }
    if one.verdict is Verdict.ALIKE:
        return say(
            "{what}: {said} {unit} said and {seen} observed cannot be told apart ({gap}; {low} to {high}).", **gaps
        )
    if one.verdict is Verdict.MORE:
        return say(
            "{what}: people say {said} {unit} and their days show {seen}: more is said than done ({gap}; {low} to "
            "{high}).",
            **gaps,
        )
    return say(
        "{what}: people say {said} {unit} and their days show {seen}: less is said than done ({gap}; {low} to {high}).",
        **gaps,
    )


def _unit(unit: Unit) -> Sentence:
    return say("minutes a day") if unit is Unit.MINUTES else say("times a day")


def _signed(value: float | None) -> str:
    return "?" if value is None else signed(value, 1)


def _beside(found: Sequence[Beside]) -> Part:
    return Part(
        key="said-and-done",
        demand="2.5",
        title=say("What people say, beside what their days show"),
        told=tuple(map(sentence, found[:12])) or (say("No answers of a survey were given to lay beside the diaries."),),
        notes=(
            say(
                "People do not lie about their days: they remember them otherwise, and answer with a day they "
                "wish for. A "
                "diary forgets too: what is short, or done beside something else, is seldom written down."
            ),
            say(
                "Whether two differ is judged for all comparisons together; the intervals shown are those of "
                "each alone, at 95 "
                "per cent."
            ),
            say(
                "Where the same people answered and kept a diary they are compared one by one; otherwise those "
                "who answered "
                "are laid beside those who wrote, who may be other people."
            ),
        ),
        method=METHOD,
        figures=_strips(found),
        tables=(compared(found),),
    )


def _strips(found: Sequence[Beside]) -> tuple[Strips, ...]:
    return tuple(figure for unit in sorted({one.unit for one in found}) for figure in _of_unit(found, unit))


def _of_unit(found: Sequence[Beside], unit: Unit) -> tuple[Strips, ...]:
    rows = tuple(
        Strip(
            name=one.activity + (f", {one.group}" if one.group else ""),
            value=round(one.gap, 3),
            low=round(one.low, 3),
            high=round(one.high, 3),
        )
        for one in found
        if one.unit == unit and one.gap is not None and one.low is not None and one.high is not None
    )
    if not rows:
        return ()
    return (
        Strips(
            title=say("Said less observed, {unit}", unit=_unit(unit)),
            description=say(
                "How much more people say than their days show, with the 95 per cent interval; at zero both are the "
                "same."
            ),
            unit=_unit(unit),
            rows=rows,
            table="said-and-done",
        ),
    )


def _persons(found: Sequence[Beside]) -> tuple[Part, ...]:
    """Person by person, where the same people did both."""
    same = [one for one in found if one.agreement is not None]
    if not same:
        return ()
    return (
        Part(
            key="person-by-person",
            demand="2.5",
            title=say("Person by person"),
            told=tuple(told for one in same[:8] if (told := _agreed(one)) is not None),
            notes=(
                say(
                    "Between the limits of agreement lie about 95 of 100 persons' differences, if these are "
                    "spread evenly. One "
                    "day is not a usual day: much of their width is the difference between days, not what "
                    "people recall "
                    "wrongly."
                ),
            ),
            method=METHOD,
            tables=(one_by_one(same),),
        ),
    )


def _agreed(one: Beside) -> Sentence | None:
    held = one.agreement
    if held is None:
        return None
    return say(
        "{activity}{group}: {more} per cent say more than their days show ({low} to {high}); for single persons the "
        "difference lies between {least} and {most} {unit}.",
        activity=one.activity,
        group=f", {one.group}" if one.group else "",
        more=round(100 * held.more),
        low=round(100 * held.more_low),
        high=round(100 * held.more_high),
        least=_signed(held.least),
        most=_signed(held.most),
        unit=_unit(one.unit),
    )


def _days(kept: Kept, notes: Sequence[Sentence]) -> Part:
    told = [say("The file was read as {sort}.", sort=kept.sort)]
    if kept.days > kept.people:
        told.append(say("Several days of one person count as that person once, by their mean."))
    if kept.weekend is not None:
        told.append(
            say("Days on Saturday or Sunday: {share} per cent; of a week they are 29.", share=round(100 * kept.weekend))
        )
    if kept.unknown:
        told.append(
            say(
                "Codes that the list of codes does not know, kept as they are: {codes}.",
                codes=listed(kept.unknown, most=8),
            )
        )
    return Part(
        key="days",
        demand="2.5",
        title=say("The days"),
        told=tuple(told),
        notes=(say("A day that does not add up to 24 hours, or tells two things at once, is left out whole."), *notes),
        method=METHOD,
        figures=_bars(kept),
        tables=(
            of_activities(kept.activities, FEWEST),
            left_out(kept.whole.left, kept.file, kept.unit),
            *unknown_codes(kept.unknown),
        ),
    )


def _bars(kept: Kept) -> tuple[Bars, ...]:
    shown = [(name, held) for name, held in kept.activities if held.people >= FEWEST][:20]
    if not shown:
        return ()
    return (
        Bars(
            title=say("How days are spent"),
            description=say("Minutes a day of each activity, mean over all people, those included who did not do it."),
            unit=say("minutes a day"),
            chosen=say("observed"),
            others=say("none"),
            rows=tuple(Bar(name=name, value=round(held.value, 1), chosen=True) for name, held in shown),
            table="activities",
        ),
    )


def _said(one: Beside, about: About) -> DiaryCompared:
    small = min(one.people_said, one.people_seen) < FEWEST
    worth = None if one.worth_said is None or one.worth_seen is None else min(one.worth_said, one.worth_seen)
    return DiaryCompared(
        what=about.what,
        activity=one.activity,
        group=one.group,
        unit=one.unit.value,
        same_people=Said.YES if one.same_people else Said.NO,
        people_said=0 if small else one.people_said,
        people_seen=0 if small else one.people_seen,
        worth=None if worth is None else round(worth, 1),
        said=_kept(one.said),
        seen=_kept(one.seen),
        gap=_kept(one.gap),
        low=_kept(one.low),
        high=_kept(one.high),
        more=round(100 * one.agreement.more, 1) if one.agreement else None,
        told=Told(one.verdict.value),
    )


def _kept(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

"""The tables of diaries: said beside observed, person by person, how days are spent, and the days left out."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.measured import Column, Table
from ombud.casefile.piece import Cell
from ombud.heard.diary.beside import Beside
from ombud.heard.diary.days import Fault, Left
from ombud.heard.diary.means import Mean
from ombud.words import Sentence, say

_WHY: dict[Fault, Sentence] = {
    Fault.OVERLAP: say("two things at the same time"),
    Fault.SHORT: say("does not add up to 24 hours"),
    Fault.TWICE: say("the same person's day is told twice"),
}


def rounded(value: float | None) -> str:
    """A figure as it stands in a sentence."""
    return "?" if value is None else f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"


def compared(found: Sequence[Beside]) -> Table:
    rows = tuple(_row(one) for one in found)
    columns = (
        _column("activity", say("Activity")),
        _column("group", say("Group")),
        _column("unit", say("Unit")),
        _column("said", say("Said"), 2),
        _column("seen", say("Observed"), 2),
        _column("gap", say("Difference"), 2),
        _column("low", say("Lowest"), 2),
        _column("high", say("Highest"), 2),
        _column("verdict", say("Told")),
        _column("same", say("Same people")),
        _column("people_said", say("People who said")),
        _column("people_seen", say("People with a diary")),
        _column("worth_said", say("Worth after weights, said")),
        _column("worth_seen", say("Worth after weights, observed")),
    )
    return Table(
        name="said-and-done",
        title=say("What people say and what their days show"),
        columns=columns,
        rows=rows,
        shown=40,
        notes=(say("What is empty rests on too few people to be shown."),),
    )


def _row(one: Beside) -> tuple[Cell, ...]:
    told = (one.said, one.seen, one.gap, one.low, one.high)
    return (
        one.activity,
        one.group,
        one.unit.value,
        *(None if each is None else round(each, 4) for each in told),
        one.verdict.value.replace("_", " "),
        "yes" if one.same_people else "no",
        one.people_said if one.people_said >= 5 else None,
        one.people_seen if one.people_seen >= 5 else None,
        None if one.worth_said is None else round(one.worth_said, 1),
        None if one.worth_seen is None else round(one.worth_seen, 1),
    )


def one_by_one(found: Sequence[Beside]) -> Table:
    rows = tuple(
        (
            one.activity,
            one.group,
            one.people_said,
            *(round(100 * each, 2) for each in (held.more, held.more_low, held.more_high)),
            round(held.least, 2),
            round(held.most, 2),
        )
        for one in found
        if (held := one.agreement) is not None
    )
    columns = (
        _column("activity", say("Activity")),
        _column("group", say("Group")),
        _column("people", say("People")),
        _column("more", say("Say more than they do, per cent"), 1),
        _column("low", say("Lowest"), 1),
        _column("high", say("Highest"), 1),
        _column("least", say("Lower limit of agreement"), 1),
        _column("most", say("Upper limit of agreement"), 1),
    )
    return Table(
        name="person-by-person", title=say("The same people, one by one"), columns=columns, rows=rows, shown=40
    )


def of_activities(found: Sequence[tuple[str, Mean]], least: int) -> Table:
    """Minutes a day, where enough people did it at all."""
    rows = tuple(
        (name, round(held.value, 2), round(held.low, 2), round(held.high, 2))
        for name, held in found
        if held.people >= least
    )
    columns = (
        _column("activity", say("Activity")),
        _column("minutes", say("Minutes a day"), 1),
        _column("low", say("Lowest"), 1),
        _column("high", say("Highest"), 1),
    )
    return Table(
        name="activities",
        title=say("How days are spent"),
        columns=columns,
        rows=rows,
        shown=30,
        notes=(
            say(
                "The mean over everyone, those included who did not do it. What fewer than {n} people did is not "
                "shown.",
                n=least,
            ),
        ),
    )


def left_out(left: Sequence[Left], file: str, unit: str) -> Table:
    rows = tuple((f"{file}, {unit} {one.line}", str(_WHY[one.why]), one.minutes) for one in left)
    columns = (
        _column("where", say("Where the day begins")),
        _column("why", say("Why it is left out")),
        _column("minutes", say("Minutes told")),
    )
    return Table(name="left-out", title=say("Days that were left out"), columns=columns, rows=rows)


def unknown_codes(codes: Sequence[str]) -> tuple[Table, ...]:
    if not codes:
        return ()
    return (
        Table(
            name="unknown-codes",
            title=say("Codes that the list does not know"),
            columns=(_column("code", say("Code")),),
            rows=tuple((code,) for code in codes),
        ),
    )


def _column(name: str, title: Sentence, places: int = 0) -> Column:
    return Column(name=name, title=title, places=places)

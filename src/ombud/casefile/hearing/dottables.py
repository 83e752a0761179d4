"""The tables of rounds of dots: shares, clusters, the same people, times and squares, small numbers hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ombud.casefile.measured import Column, Table
from ombud.casefile.piece import Cell
from ombud.heard.dots.again import Twice
from ombud.heard.dots.compared import Compared
from ombud.heard.dots.marks import Daypart
from ombud.heard.dots.portions import Portion
from ombud.heard.dots.scan import Scanned
from ombud.words import Sentence, say

Where = Callable[[float, float], tuple[float, float]]
_SHARE = ("share", "low", "high")


def whole(one: Twice, least: int) -> bool:
    """Whether none of the four counts is so small that it may point at somebody."""
    return all(n == 0 or n >= least for n in (one.both, one.first_only, one.later_only, one.neither))


def by_round(found: Compared) -> Table:
    rows = tuple((one.number, kind, *_portion(held, found.least)) for one in found.rounds for kind, held in one.kinds)
    columns = (_column("round", say("Round")), _column("kind", say("Kind")), *_portion_columns())
    return Table(
        name="rounds", title=say("Kinds of dots in each round"), columns=columns, rows=rows, shown=40, notes=(_HIDDEN,)
    )


def by_part(found: Compared, parts: Mapping[Daypart, Sentence]) -> Table:
    """The share of the kind in each part of the day, in all rounds and in each."""
    rows = [("", str(parts[part]), *_portion(held, found.least)) for part, held in found.parts]
    rows += [
        (str(one.number), str(parts[part]), *_portion(held, found.least))
        for one in found.rounds
        for part, held in one.by_part
    ]
    columns = (_column("round", say("Round")), _column("part", say("Part of the day")), *_portion_columns())
    return Table(
        name="time-of-day",
        title=say("The share of “{kind}” by time of day", kind=found.kind),
        columns=columns,
        rows=tuple(rows),
        shown=40,
        notes=(_HIDDEN,),
    )


def by_group(found: Compared) -> Table:
    """The share of the kind among the dots of each group."""
    rows = tuple((group, *_portion(held, found.least)) for group, held in found.groups)
    columns = (_column("group", say("Group")), *_portion_columns())
    title = say("The share of “{kind}” by group", kind=found.kind)
    return Table(name="groups", title=title, columns=columns, rows=rows, shown=40, notes=(_HIDDEN,))


def clusters(found: Compared, where: Where) -> Table:
    rows = [row for one in found.rounds for row in _clusters(one.scanned, str(one.number), found, where)]
    rows += _clusters(found.newly, "later against first", found, where)
    columns = (
        _column("round", say("Round")),
        _column("across", say("Longitude or x"), 5),
        _column("up", say("Latitude or y"), 5),
        _column("radius", say("Radius, m")),
        _column("dots", say("Dots")),
        _column("cases", say("Of the kind")),
        _column("expected", say("Expected"), 1),
        _column("times", say("Times as often as elsewhere"), 2),
        _column("people", say("People")),
        _column("p", say("p-value"), 3),
    )
    return Table(
        name="clusters",
        title=say("Where “{kind}” crowds", kind=found.kind),
        columns=columns,
        rows=tuple(rows),
        notes=(
            say(
                "In the line “later against first” the dots are those of the kind, and those counted are of the "
                "later round."
            ),
        ),
    )


def _clusters(scanned: Scanned | None, name: str, found: Compared, where: Where) -> list[tuple[Cell, ...]]:
    return [
        (
            name,
            *where(one.x, one.y),
            round(one.radius),
            one.dots,
            one.cases,
            round(one.expected, 2),
            None if one.ratio == float("inf") else round(one.ratio, 3),
            one.people,
            round(one.chance, 4),
        )
        for one in (scanned.clusters if scanned else ())
        if one.people_of_cases >= found.least
    ]


def same_people(found: Compared) -> Table:
    rows = []
    for one in found.changes:
        two, far = one.twice, one.moved
        shown = two if two and whole(two, found.least) else None
        rows.append(
            (
                one.kind,
                two.people if two else None,
                shown.both if shown else None,
                shown.first_only if shown else None,
                shown.later_only if shown else None,
                shown.neither if shown else None,
                round(shown.chance, 4) if shown else None,
                far.people if far else None,
                round(far.metres) if far else None,
                round(far.low) if far else None,
                round(far.high) if far else None,
                round(far.others) if far else None,
            )
        )
    columns = (
        _column("kind", say("Kind")),
        _column("people", say("Asked twice")),
        _column("both", say("Marked it both times")),
        _column("first", say("Only first")),
        _column("later", say("Only later")),
        _column("neither", say("Never")),
        _column("p", say("p-value"), 3),
        _column("compared", say("People whose places are compared")),
        _column("metres", say("Moved, m")),
        _column("low", say("Lowest")),
        _column("high", say("Highest")),
        _column("others", say("From another's place, m")),
    )
    return Table(
        name="same-people",
        title=say("The same people, asked twice"),
        columns=columns,
        rows=tuple(rows),
        notes=(_HIDDEN,),
    )


def turned(found: Compared) -> Table:
    """Places marked twice by the same person: what they were and what they became."""
    rows = tuple((one.before, one.after, one.people if one.people >= found.least else None) for one in found.became)
    columns = _column("before", say("First")), _column("after", say("Later")), _column("people", say("People"))
    return Table(
        name="turned",
        title=say("What places became, for those who marked them twice"),
        columns=columns,
        rows=rows,
        shown=40,
        notes=(_HIDDEN,),
    )


def by_cell(found: Compared, where: Where) -> Table:
    rows = []
    for one in found.cells:
        middle = found.grid.middles[one.square]
        rows.append((*where(float(middle[0]), float(middle[1])), *one.people, *one.of_kind))
    numbers = [each.number for each in found.rounds]
    columns = (
        _column("across", say("Longitude or x"), 5),
        _column("up", say("Latitude or y"), 5),
        *(_column(f"people_{n}", say("People, round {n}", n=n)) for n in numbers),
        *(_column(f"kind_{n}", say("Of them “{kind}”, round {n}", kind=found.kind, n=n)) for n in numbers),
    )
    return Table(
        name="squares",
        title=say("The middle of each square, and how many people marked it"),
        columns=columns,
        rows=tuple(rows),
        notes=(_HIDDEN,),
    )


_HIDDEN = say("What is empty rests on too few people to be shown.")


def _portion(held: Portion, least: int) -> tuple[Cell, ...]:
    if held.people < least:
        return None, None, None, None, None
    told = held.share, held.low, held.high
    return held.dots, held.people, *(None if one is None else round(100 * one, 2) for one in told)


def _portion_columns() -> tuple[Column, ...]:
    titles = say("Share, per cent"), say("Lowest"), say("Highest")
    return (
        _column("dots", say("Dots")),
        _column("people", say("People")),
        *(_column(name, title, 1) for name, title in zip(_SHARE, titles, strict=True)),
    )


def _column(name: str, title: Sentence, places: int = 0) -> Column:
    return Column(name=name, title=title, places=places)

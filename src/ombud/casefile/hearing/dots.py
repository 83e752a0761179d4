"""Rounds of dots as a document: where the later answer differs from the first, and what of it may be chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.hearing.dotmap import drawn
from ombud.casefile.hearing.dotsentences import crowds_told, dark_told, of_the_same, told_change
from ombud.casefile.hearing.dottables import by_cell, by_group, by_part, by_round, clusters, same_people, turned
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.measured import Part, Table
from ombud.evidence.said import listed
from ombud.heard.computed import Sort
from ombud.heard.dots.compared import Change, Compared
from ombud.heard.dots.computed import DotsCompared, Told
from ombud.heard.dots.marks import Daypart
from ombud.heard.dots.portions import Portion
from ombud.words import Sentence, say

METHOD = "dots"
Where = Callable[[float, float], tuple[float, float]]
"""Metres on the plane -> longitude and latitude, or metres as they came."""
PARTS: dict[Daypart, Sentence] = {
    Daypart.MORNING: say("morning"),
    Daypart.DAY: say("day"),
    Daypart.EVENING: say("evening"),
    Daypart.NIGHT: say("night"),
    Daypart.UNSAID: say("not said"),
}


def dots_told(
    found: Compared, about: About, where: Where, notes: Sequence[Sentence], shown: Sequence[Table] = ()
) -> Heard:
    """The document, and what is sealed of it. ``shown`` are tables of dots whose makers agreed to that."""
    parts = (
        _rounds(found, notes),
        _crowded(found, where),
        *_again(found),
        _times(found),
        *_groups(found),
        _places(found, where, shown),
    )
    return heard(about, Sort.DOTS, _lead(found), parts, tuple(_said(found, one, about) for one in _kinds(found)))


def _kinds(found: Compared) -> tuple[Change | str, ...]:
    return found.changes or (found.kind,)


def _lead(found: Compared) -> tuple[Sentence, ...]:
    read = say(
        "Dots counted: {dots}. People: {people}. Rounds: {rounds}.",
        dots=len(found.marks.dots),
        people=found.marks.people(found.marks.round > 0),
        rounds=len(found.rounds),
    )
    if not found.changes:
        return read, say(
            "People were asked once. How the answer changes is seen when they are asked again, in another way."
        )
    differ = [one for one in found.changes if one.share_apart or one.place_apart]
    if differ:
        first = say(
            "Asked again, people answered otherwise than chance explains for: {kinds}.",
            kinds=listed(one.kind for one in differ),
        )
    elif any(one.enough for one in found.changes):
        first = say("No change from the first answer to the later one can be told from chance.")
    else:
        first = say("Too few people to tell whether the answer changed.")
    about_kind = [sentence for one in found.changes if one.kind == found.kind for sentence in told_change(one, found)]
    return (read, first, *about_kind[:2], *crowds_told(found)[:1])


def _rounds(found: Compared, notes: Sequence[Sentence]) -> Part:
    told = [
        say("Round {n}. Dots: {dots}. People: {people}.", n=one.number, dots=one.dots, people=one.people)
        for one in found.rounds
    ]
    told += [sentence for one in found.changes for sentence in told_change(one, found)]
    return Part(
        key="rounds",
        demand="2.4",
        title=say("The first answer and the later one"),
        told=tuple(told),
        notes=(
            say(
                "Both answers are kept: the later does not correct the first. Asked at a table or on foot, by "
                "day or at "
                "night, people tell different truths."
            ),
            say("Whether something is more than chance is judged for all kinds together, at 5 per cent (Holm)."),
            *notes,
        ),
        method=METHOD,
        figures=_share_figures(found),
        tables=(by_round(found),),
    )


def _share_figures(found: Compared) -> tuple[Strips, ...]:
    rows = [
        _strip(say("{kind}, round {n}", kind=kind, n=one.number), held)
        for one in found.rounds
        for kind, held in one.kinds
    ]
    shown = tuple(row for row in rows if row is not None)
    if not shown:
        return ()
    return (
        Strips(
            title=say("Of which kind the dots are"),
            description=say("The share of each kind in each round, with its 95 per cent interval."),
            unit=say("per cent of the round's dots"),
            rows=tuple(sorted(shown, key=lambda row: row.name)),
            zero=None,
            table="rounds",
        ),
    )


def _strip(name: Sentence, held: Portion) -> Strip | None:
    if held.share is None or held.low is None or held.high is None:
        return None
    return Strip(
        name=str(name), value=round(100 * held.share, 2), low=round(100 * held.low, 2), high=round(100 * held.high, 2)
    )


def _crowded(found: Compared, where: Where) -> Part:
    return Part(
        key="crowded",
        demand="2.4",
        title=say("Where “{kind}” crowds", kind=found.kind),
        told=crowds_told(found) or (say("Nowhere beyond what chance would bring, or too few people to tell."),),
        notes=(
            say(
                "Held against all dots of the round: where many people are many are marked, and that alone is "
                "no cluster."
            ),
            say(
                "A person who marks much makes no cluster: each person's number of such dots stays as it is "
                "when the dots "
                "are dealt anew."
            ),
            say("A circle is a search tool, not a border: the place may be smaller, and of another shape."),
        ),
        method=METHOD,
        tables=(clusters(found, where),),
    )


def _again(found: Compared) -> tuple[Part, ...]:
    """The same people asked twice, where tokens tell so."""
    if not any(one.twice or one.moved for one in found.changes):
        return ()
    told = [sentence for one in found.changes for sentence in of_the_same(one, found)]
    return (
        Part(
            key="same-people",
            demand="2.4",
            title=say("The same people, asked twice"),
            told=tuple(told) or (say("Too few people answered twice to tell."),),
            notes=(say("Only people with a token who answered in both rounds. Who comes back is not everyone."),),
            method=METHOD,
            tables=(same_people(found), turned(found)),
        ),
    )


def _times(found: Compared) -> Part:
    rows = [_strip(PARTS[part], held) for part, held in found.parts]
    shown = tuple(row for row in rows if row is not None)
    return Part(
        key="time-of-day",
        demand="2.4",
        title=say("By time of day"),
        told=dark_told(found),
        method=METHOD,
        figures=(
            Strips(
                title=say("The share of “{kind}” by time of day", kind=found.kind),
                description=say("The share of such dots among all dots of each part of the day, with its interval."),
                unit=say("per cent of the dots of that time"),
                rows=shown,
                zero=None,
                table="time-of-day",
            ),
        )
        if shown
        else (),
        tables=(by_part(found, PARTS),),
    )


def _groups(found: Compared) -> tuple[Part, ...]:
    """By group, where people said of which they are."""
    if not found.groups:
        return ()
    rows = tuple(row for group, held in found.groups if (row := _strip(say("{name}", name=group), held)) is not None)
    title = say("The share of “{kind}” by group", kind=found.kind)
    figure = Strips(
        title=title,
        description=say("The share of such dots among all dots of each group, all rounds together, with its interval."),
        unit=say("per cent of the group's dots"),
        rows=rows,
        table="groups",
    )
    return (
        Part(
            key="groups",
            demand="2.4",
            title=say("By group"),
            told=(say("Groups that people said they are of: {n}. Shown are those with enough people.", n=len(rows)),),
            method=METHOD,
            figures=(figure,) if rows else (),
            tables=(by_group(found),),
        ),
    )


def _places(found: Compared, where: Where, shown: Sequence[Table]) -> Part:
    figure = drawn(found)
    return Part(
        key="places",
        demand="2.4",
        title=say("Square by square"),
        told=(
            say(
                "Squares of {side} m that at least {least} people marked in each round in which anyone did: {n} "
                "of {all}. The "
                "others are not shown.",
                side=round(found.grid.side),
                least=found.least,
                n=len(found.cells),
                all=len(found.grid),
            ),
        ),
        notes=(
            say(
                "Dots tell what people fear. No dot is shown by itself unless its maker agreed to that, and people are "
                "counted, not dots."
            ),
        ),
        method=METHOD,
        figures=(figure,) if figure else (),
        tables=(by_cell(found, where), *shown),
    )


def _said(found: Compared, one: Change | str, about: About) -> DotsCompared:
    held = found.marks
    counted = {
        "what": about.what,
        "rounds": len(found.rounds),
        "dots": len(held.dots),
        "people": held.people(held.round > 0),
    }
    if isinstance(one, str):
        return DotsCompared(place_kind=one, told=Told.ONE_ROUND, **counted)
    first, later = (dict(each.kinds)[one.kind].share for each in (found.rounds[0], found.rounds[-1]))
    share = one.share
    told = Told.DIFFERS if one.share_apart or one.place_apart else Told.ALIKE if one.enough else Told.TOO_FEW
    return DotsCompared(
        place_kind=one.kind,
        both=one.twice.people if one.twice else None,
        first=_cent(first) if share else None,
        later=_cent(later) if share else None,
        change=_cent(share[0]) if share else None,
        low=_cent(share[1]) if share else None,
        high=_cent(share[2]) if share else None,
        elsewhere=one.elsewhere.chance if one.elsewhere else None,
        moved=round(one.moved.metres) if one.moved else None,
        told=told,
        **counted,
    )


def _cent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 2)

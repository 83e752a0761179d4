"""What all agree on, what divides them, what is typical of a group, and every statement with its shares."""

from __future__ import annotations

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.hearing.opinionswords import TWO, Words, column, known, names
from ombud.casefile.measured import Column, Part, Table
from ombud.casefile.piece import Cell
from ombud.heard.opinions.common import ENOUGH, Side, enough
from ombud.heard.opinions.divides import split
from ombud.heard.opinions.intervals import wilson
from ombud.heard.opinions.map import OpinionMap
from ombud.words import Sentence, say

_DRAWN = 8  # statements in a figure
_SIDES = {Side.AGREE: say("agree"), Side.DISAGREE: say("disagree")}


def common_part(found: OpinionMap, words: Words) -> Part:
    """The statements on which more than half of every group is of one mind."""
    shared = found.shared
    titles = names(found.groups.k)
    rows = tuple(
        (words.key(one.statement), words.text(one.statement), str(_SIDES[one.side]), known(one.low), round(one.p, 4))
        for one in shared
    )
    table = Table(
        name="common-ground",
        title=say("What all are of one mind about"),
        columns=(
            *TWO,
            column("side", say("They")),
            column("at_least", say("At least, in each group"), "per cent", 1),
            column("p", say("By chance alone"), "", 4),
        ),
        rows=rows,
        notes=(
            say(
                "At least: the lower end of the 95 per cent interval in the group where it is lowest, so that a few "
                "votes cannot win. By chance alone: after correction for all statements (Benjamini-Hochberg)."
            ),
        ),
    )
    strips = [strip for one in shared[:_DRAWN] for strip in _strips(found, words, one.statement, one.side)]
    figure = _figure(
        say("Common ground"),
        say("Share of each group that is of one mind, with 95 per cent intervals; {n} statements at most.", n=_DRAWN),
        strips,
        "statements",
    )
    told = (say("Statements on which more than half of every group is of one mind: {n}.", n=len(shared)),)
    if len(titles) == 1:
        told = (say("Statements on which more than half of those who count are of one mind: {n}.", n=len(shared)),)
    return Part(
        key="common-ground",
        demand="2.8",
        title=say("What all agree on"),
        told=(*told, *_too_few(found)),
        notes=(say("A pass is neither agreement nor disagreement, and counts among those who were asked."),),
        method="opinions",
        figures=figure,
        tables=(table,) if rows else (),
    )


def _too_few(found: OpinionMap) -> tuple[Sentence, ...]:
    bare = int((~enough(found.counts)).sum())
    return (
        (
            say(
                "Statements with too few votes to tell: {n} of {all} (fewer than {least} from some group).",
                n=bare,
                all=len(found.votes.statements),
                least=ENOUGH,
            ),
        )
        if bare
        else ()
    )


def dividing_part(found: OpinionMap, words: Words) -> Part:
    """The statements on which groups differ most; with one group, those that split it."""
    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[Column, ...]
    if found.groups.k > 1:
        order = [one.statement for one in found.dividing]
        rows = tuple(
            (
                words.key(one.statement),
                words.text(one.statement),
                words.group(one.group),
                words.group(one.other),
                known(one.gap),
                known(one.low),
                known(one.high),
                round(one.p, 4),
            )
            for one in found.dividing
        )
        columns = (
            *TWO,
            column("more", say("More agree in")),
            column("less", say("Fewer in")),
            column("gap", say("Difference"), "points", 1),
            column("low", say("Lowest"), "points", 1),
            column("high", say("Highest"), "points", 1),
            column("p", say("By chance alone"), "", 4),
        )
        told = say("Statements that divide groups by more than chance: {n}.", n=len(rows))
    else:
        halves = split(found.counts)
        order = [at for at, _ in halves]
        rows = tuple((words.key(at), words.text(at), known(low)) for at, low in halves)
        columns = (*TWO, column("smaller", say("Smaller side, at least"), "per cent", 1))
        told = say("Statements with at least a fifth on either side: {n}.", n=len(rows))
    table = Table(name="dividing", title=say("What divides"), columns=columns, rows=rows, notes=_OTHERS)
    strips = [strip for at in order[:_DRAWN] for strip in _strips(found, words, at, Side.AGREE)]
    figure = _figure(
        say("What divides"),
        say("Share of each group that agrees, with 95 per cent intervals; {n} statements at most.", n=_DRAWN),
        strips,
        "statements",
    )
    return Part(
        key="dividing",
        demand="2.8",
        title=say("What divides them"),
        told=(told,),
        method="opinions",
        figures=figure,
        tables=(table,) if rows else (),
    )


_OTHERS = (
    say(
        "For these tests each person’s group is told from all their other votes, so that a statement does not look "
        "typical because it made the groups. They are corrected for their number (Benjamini-Hochberg)."
    ),
)


def typical_part(found: OpinionMap, words: Words) -> Part | None:
    """What most of a group say and others say less."""
    if found.groups.k < 2:
        return None
    rows = tuple(
        (
            words.group(one.group),
            words.key(one.statement),
            words.text(one.statement),
            str(_SIDES[one.side]),
            known(one.gap),
            known(one.low),
            known(one.high),
            round(one.p, 4),
        )
        for one in found.typical
    )
    told = [
        say(
            "Typical of group {group}: “{text}” (they {side}).",
            group=words.group(one.group),
            text=words.short(one.statement),
            side=_SIDES[one.side],
        )
        for g in range(found.groups.k)
        for one in [t for t in found.typical if t.group == g][:2]
    ]
    table = Table(
        name="typical",
        title=say("Typical of each group"),
        columns=(
            column("group", say("Group")),
            *TWO,
            column("side", say("They")),
            column("gap", say("More than the others"), "points", 1),
            column("low", say("Lowest"), "points", 1),
            column("high", say("Highest"), "points", 1),
            column("p", say("By chance alone"), "", 4),
        ),
        rows=rows,
        notes=_OTHERS,
    )
    return Part(
        key="typical",
        demand="2.8",
        title=say("What is typical of each group"),
        told=tuple(told) or (say("No statement is typical of a group by more than chance."),),
        method="opinions",
        tables=(table,) if rows else (),
    )


def _strips(found: OpinionMap, words: Words, at: int, side: Side) -> list[Strip]:
    counts = found.counts
    times, n = (counts.agree if side is Side.AGREE else counts.disagree)[at], counts.n[at]
    low, high = wilson(times, n)
    many = len(n) > 1
    return [
        Strip(
            name=f"{words.group(g)}: {words.row(at)}" if many else words.row(at),
            value=known(times[g] / max(n[g], 1)),
            low=known(low[g]),
            high=known(high[g]),
        )
        for g in range(len(n))
    ]


def _figure(title: Sentence, description: Sentence, strips: list[Strip], table: str) -> tuple[Strips, ...]:
    if not strips:
        return ()
    return (
        Strips(
            title=title,
            description=description,
            unit=say("per cent"),
            rows=tuple(strips),
            zero=50.0,
            doubt=say("may be half of them"),
            table=table,
        ),
    )

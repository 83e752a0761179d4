"""Every statement with its shares by group, small numbers protected."""

from __future__ import annotations

from ombud.casefile.hearing.opinionswords import TWO, Words, column, known, names, told_of
from ombud.casefile.measured import Column, Part, Table
from ombud.casefile.piece import Cell
from ombud.heard.opinions.common import enough
from ombud.heard.opinions.intervals import wilson
from ombud.heard.opinions.map import OpinionMap
from ombud.words import say


def statements_part(found: OpinionMap, words: Words) -> Part:
    """Every statement with its shares by group, small numbers protected."""
    told = told_of(found.counts, found.groups.asked.smallest)
    rows = tuple(_row(found, words, at, bool(told[at])) for at in range(len(found.votes.statements)))
    hidden = int((~told).sum())
    notes = (
        (
            say(
                "Shares are of the votes on the statement; what is missing to a hundred passed. Left empty to protect "
                "small numbers: {n} statements, where fewer than {least} people of a group voted.",
                n=hidden,
                least=found.groups.asked.smallest,
            ),
        )
        if hidden
        else (say("Shares are of the votes on the statement; what is missing to a hundred passed."),)
    )
    table = Table(name="statements", title=say("Every statement"), columns=_columns(found), rows=rows, notes=notes)
    return Part(
        key="statements",
        demand="2.8",
        title=say("Every statement"),
        told=(
            say("Statements: {n}. Votes of those who count: {votes}.", n=len(rows), votes=len(found.groups.votes.vote)),
        ),
        method="opinions",
        tables=(table,),
    )


def _columns(found: OpinionMap) -> tuple[Column, ...]:
    told: list[Column] = [*TWO, column("all_votes", say("All votes"))]
    for at, name in enumerate(names(found.groups.k)):
        tag = "abcdefghijklmnopqrstuvwxyz"[at]
        told += [
            column(f"{tag}_votes", say("{group}: votes", group=name)),
            column(f"{tag}_agree", say("{group}: agree", group=name), "per cent", 1),
            column(f"{tag}_agree_low", say("{group}: agree, lowest", group=name), "per cent", 1),
            column(f"{tag}_agree_high", say("{group}: agree, highest", group=name), "per cent", 1),
            column(f"{tag}_disagree", say("{group}: disagree", group=name), "per cent", 1),
            column(f"{tag}_disagree_low", say("{group}: disagree, lowest", group=name), "per cent", 1),
            column(f"{tag}_disagree_high", say("{group}: disagree, highest", group=name), "per cent", 1),
        ]
    return (*told, column("enough", say("Enough votes")))


def _row(found: OpinionMap, words: Words, at: int, shown: bool) -> tuple[Cell, ...]:
    counts = found.counts
    cells: list[Cell] = []
    for group, n in enumerate(counts.n[at].tolist()):
        sides = (int(counts.agree[at, group]), int(counts.disagree[at, group]))
        shares = [share for times in sides for share in _shares(times, n)]
        cells += [n, *shares] if shown and n else [n if shown else None, *(None for _ in shares)]
    votes = int(found.all.n[at, 0])
    every = votes if shown and votes >= found.groups.asked.smallest else None
    return (words.key(at), words.text(at), every, *cells, "yes" if enough(counts)[at] else "no")


def _shares(times: int, n: int) -> tuple[float | None, float | None, float | None]:
    """A share with the two ends of its interval."""
    low, high = wilson(times, n)
    return known(times / max(n, 1)), known(float(low)), known(float(high))

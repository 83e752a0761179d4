"""The tables and figures of one room held against one population by one trait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ombud.casefile.figures import Dumbbell, Pair, Strip, Strips
from ombud.casefile.hearing.roomwords import VERDICTS
from ombud.casefile.measured import Column, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.people.fairroom import Verdict
from ombud.people.intervals import Interval
from ombud.people.representation import Represented
from ombud.words import Sentence, say

CHART = (Verdict.SHORT, Verdict.MORE)
PER = 1000  # a rate is told for each 1,000 of those who live here


def room_table(name: str, reference: str, trait: str, those: Sequence[Represented]) -> Table:
    """Each group: counts, shares, ratio with interval and bounds, rate, verdict."""
    return Table(
        name=name,
        title=say("By {trait}, beside {reference}", trait=trait, reference=reference),
        columns=(column("group", say("Group")), *group_columns()),
        rows=tuple((one.group, *group_cells(one)) for one in those),
        shown=40,
        notes=(
            say("Ratio: the group's share of the room over its share of the people; 1 is just as many as live here. "
                "Least and most: if none, or all, of those whose group is not known belong to it."),
            say("Empty cells are not known, or hidden so that no small number is told."),
        ),
    )  # fmt: skip


def group_columns() -> tuple[Column, ...]:
    return (
        column("came", say("In the room"), "persons"),
        column("of", say("Out of"), "persons"),
        column("lives", say("Live here"), "persons"),
        column("share", say("Share of the room"), "per cent", 1),
        column("share_low", say("Share, lowest"), "per cent", 1),
        column("share_high", say("Share, highest"), "per cent", 1),
        column("lives_here", say("Share of the people"), "per cent", 1),
        column("ratio", say("Ratio"), "", 2),
        column("ratio_low", say("Ratio, lowest"), "", 2),
        column("ratio_high", say("Ratio, highest"), "", 2),
        column("ratio_least", say("Ratio if none of the unknown"), "", 2),
        column("ratio_most", say("Ratio if all of the unknown"), "", 2),
        column("rate", say("In the room, of 1,000 living here"), "per 1,000", 2),
        column("rate_low", say("Rate, lowest"), "per 1,000", 2),
        column("rate_high", say("Rate, highest"), "per 1,000", 2),
        column("verdict", say("Verdict")),
    )


def group_cells(one: Represented) -> tuple[Cell, ...]:
    share = _times(one.ratio_range, one.lives_here * 100)
    rate = _times(one.rate_range, PER)
    return (
        one.came,
        one.of,
        one.lives,
        _scaled(one.share, 100),
        *share,
        known(one.lives_here * 100, 4),
        *map(known, (one.ratio, *_times(one.ratio_range, 1), one.least, one.most)),
        _scaled(one.rate, PER),
        *rate,
        VERDICTS[one.verdict],
    )


def dumbbell(table: str, reference: str, trait: str, those: Iterable[Represented]) -> Dumbbell:
    """Each group's share of the people beside its share of the room."""
    return Dumbbell(
        thing=say("the room"),
        title=say("Who lives here, and who was in the room, by {trait}", trait=trait),
        description=say("Each group's share of {reference} beside its share of the room, per cent, with the interval "
                        "that chance alone leaves.", reference=reference),
        rows=tuple(_pair(one) for one in those),
        table=table,
    )  # fmt: skip


def strips(table: str, reference: str, trait: str, those: Iterable[Represented]) -> Strips:
    """Each group's ratio with its interval, 1 marked."""
    return Strips(
        title=say("As many as live here, by {trait}", trait=trait),
        description=say("Each group's share of the room over its share of {reference}, with its 95 per cent interval; "
                        "1 is just as many as live here.", reference=reference),
        unit=say("times its share"),
        rows=tuple(_strip(one) for one in those if one.ratio is not None),
        zero=1.0,
        table=table,
    )  # fmt: skip


def _pair(one: Represented) -> Pair:
    low, high = _times(one.ratio_range, one.lives_here * 100)
    return Pair(
        name=one.group, people=known(one.lives_here * 100, 4), thing=_scaled(one.share, 100), low=low, high=high,
        apart=one.verdict in CHART,
    )  # fmt: skip


def _strip(one: Represented) -> Strip:
    low, high = _times(one.ratio_range, 1)
    return Strip(name=one.group, value=known(one.ratio, 4), low=low, high=high)


def _times(range_: Interval | None, by: float) -> tuple[float | None, float | None]:
    return (None, None) if range_ is None else (known(range_.low * by, 4), known(range_.high * by, 4))


def _scaled(value: float | None, by: float) -> float | None:
    return None if value is None else known(value * by, 4)


def plain(name: str, title: Sentence, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table without more ado."""
    return Table(name=name, title=title, columns=columns, rows=tuple(rows), shown=40)

"""How we were chosen, for those who were and those who were not: the quotas, and the chance of each kind of person.

Values that few people of the pool have are not counted out, nor is another that would give them away; kinds of few
people stand without their values: whoever belongs to one is told its number by the city.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.hearing.lotteryproof import Proved
from ombud.casefile.hearing.lotterywords import FAIR, Held, percent
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.words import Sentence, say

SMALL = 5  # people; fewer are not told of


def chosen_part(held: Held, proof: Proved, notes: tuple[Sentence, ...]) -> Part:
    """What a resident asks: how was it decided who sits there?"""
    return Part(
        key="chosen",
        demand="2.6",
        title=say("How we were chosen"),
        told=tuple(_how(held, proof)),
        notes=(*_few(), *notes),
        method="lottery",
        tables=(_quotas(held),),
    )


def _how(held: Held, proof: Proved) -> Iterator[Sentence]:
    yield say("People who could be drawn: {pool}. Places: {panel}.", pool=held.pool, panel=held.size)
    yield say("So that those who sit there resemble the place, quotas say how many of them there must be and may be. "
              "They are on: {traits}.", traits=", ".join(held.problem.kinds.features))  # fmt: skip
    if held.homes:
        yield say("At most one person of a household can be drawn.")
    yield say("A computer looked for groups of people that keep all quotas, and gave each group some of {n} numbered "
              "tickets, so that {fair}.", n=held.tickets.all, fair=FAIR[held.lottery.objective])  # fmt: skip
    yield proof.told
    yield say("The list of tickets was fixed, and a number published that proves it, before anybody knew which ticket "
              "would win.")  # fmt: skip
    if held.ticket is not None:
        yield say("A public number then decided: ticket {ticket}. Anyone can repeat that from the steps below.",
                  ticket=held.ticket)  # fmt: skip
    yield say("Who declines is replaced by rule from the same public number: by the next person of the same kind, and "
              "where there is none, by another with whom all quotas still hold.")  # fmt: skip


def _few() -> tuple[Sentence, ...]:
    return (say("Values that fewer than {n} people of the pool have are not counted out, so that nobody is pointed at.",
                n=SMALL),)  # fmt: skip


def hidden(held: Held) -> list[bool]:
    """Which quotas' values must not be counted out: few people have them, or they would give another away."""
    counts = (held.problem.rows[: len(held.problem.quotas)] @ held.problem.people).astype(int).tolist()
    found = [0 < n < SMALL for n in counts]
    for feature in held.problem.kinds.features:
        at = [place for place, one in enumerate(held.problem.quotas) if one.feature == feature]
        while (few := [place for place in at if found[place]]) and (
            len(few) < 2 or sum(counts[place] for place in few) < SMALL
        ):
            others = sorted((counts[place], place) for place in at if counts[place] and not found[place])
            if not others:
                break
            found[others[0][1]] = True
    return found


def _quotas(held: Held) -> Table:
    columns = (
        column("trait", say("Trait")),
        column("value", say("Value")),
        column("pool", say("In the pool"), "people"),
        column("least", say("At least"), "people"),
        column("most", say("At most"), "people"),
        column("mean", say("Chance, mean"), "per cent", 2),
        column("lowest", say("The {n} with the least", n=SMALL), "per cent", 2),
        column("highest", say("The {n} with the greatest", n=SMALL), "per cent", 2),
    )
    rows = tuple(_quota(held, at, quiet) for at, quiet in enumerate(hidden(held)))
    return Table(
        name="quotas",
        title=say("The quotas, and the chances of those who have each value"),
        columns=columns,
        rows=rows,
        shown=60,
        notes=(say("Every ticket keeps every quota. An empty cell is not told."),),
    )


def _quota(held: Held, at: int, quiet: bool) -> tuple[Cell, ...]:
    one = held.problem.quotas[at]
    return (one.feature, one.value, None if quiet else _people(held, at), one.least, one.most,
            *((None, None, None) if quiet else _chances(held, at)))  # fmt: skip


def _people(held: Held, at: int) -> int:
    return int(held.problem.people[held.having(at)].sum())


def _chances(held: Held, at: int) -> tuple[float | None, float | None, float | None]:
    """Mean chance of those who have a value, of the few with the least and of the few with the greatest, in per cent.

    A single person's would tell which of the kinds without values has this one.
    """
    having = held.having(at)
    if not having.any():
        return None, None, None
    chances = np.sort(np.repeat(100 * held.chances[having], held.problem.people[having]))
    return known(chances.mean(), 4), known(chances[:SMALL].mean(), 4), known(chances[-SMALL:].mean(), 4)


def chances_part(held: Held) -> Part:
    """The chance of each kind of person."""
    kinds = held.problem.kinds
    least, most = held.range()
    told = [
        say("Kinds of people: {n}. Chances go from {least} to {most} per cent; {even} would be the same for all.",
            n=len(kinds), least=percent(least), most=percent(most), even=percent(held.size / held.pool)),
    ]  # fmt: skip
    if not held.lottery.possible.all():
        told.append(say("People of the pool whom the quotas leave no chance: {n}.", n=held.left_out()))
    return Part(
        key="chances",
        demand="2.6",
        title=say("Each kind's chance"),
        told=tuple(told),
        notes=tuple(_kinds_notes(held)),
        method="lottery",
        figures=(_figure(held),),
        tables=(_kinds(held),),
    )


def _kinds_notes(held: Held) -> Iterator[Sentence]:
    kinds = held.problem.kinds
    yield say("Two people are of one kind if all that the quotas ask is the same for both.")
    if held.homes:
        yield say("Where people share a home with others of the pool, those must be of the same kinds as well.")
    if kinds.told < len(kinds):
        yield say("Kinds with fewer than {n} people: {kinds} of {all}. They stand without their values, in an order "
                  "that tells nothing; the city tells people the number of their kind.", n=SMALL,
                  kinds=len(kinds) - kinds.told, all=len(kinds))  # fmt: skip


def _figure(held: Held) -> Strips:
    rows = []
    for at, quiet in enumerate(hidden(held)):
        mean, low, high = _chances(held, at)
        if not quiet and mean is not None:
            one = held.problem.quotas[at]
            rows.append(Strip(name=f"{one.feature}: {one.value}", value=mean, low=low, high=high))
    return Strips(
        title=say("Chance of being drawn by trait"),
        description=say("The mean chance of those who have each value; the line goes from the few "
                        "with the least to the few with the greatest. "
                        "Marked: the same chance for all."),
        unit=say("per cent"),
        rows=tuple(rows),
        zero=known(100 * held.size / held.pool, 4),
        ranged=True,
        table="quotas",
    )  # fmt: skip


def _kinds(held: Held) -> Table:
    kinds = held.problem.kinds
    columns = [column("kind", say("Kind"))]
    columns += [column(f"trait_{at}", say("{trait}", trait=name)) for at, name in enumerate(kinds.features, 1)]
    columns += [column("home", say("Home"))] if held.homes else []
    columns += [column("people", say("People")), column("chance", say("Chance"), "per cent", 2)]
    rows = tuple(_kind(held, at) for at in range(len(kinds)))
    return Table(name="kinds", title=say("Each kind's chance"), columns=tuple(columns), rows=rows, shown=30)


def _kind(held: Held, at: int) -> tuple[Cell, ...]:
    kinds, kind = held.problem.kinds, held.problem.kinds.kinds[at]
    told = at < kinds.told
    values: tuple[Cell, ...] = kind.values if told else (None,) * len(kind.values)
    home: tuple[Cell, ...] = (_home(len(kind.home)) if told else None,) if held.homes else ()
    return (at + 1, *values, *home, kind.people if told else None, known(100 * float(held.chances[at]), 4))


def _home(others: int) -> str:
    return f"with {others} of the pool" if others else "alone in the pool"

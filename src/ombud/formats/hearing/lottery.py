"""From a pool of people and quotas to how they were chosen: the chances, the proof, and the draw if there is a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.hearing.lottery import Chosen, how_we_were_chosen
from ombud.casefile.hearing.lotteryshown import SMALL
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.recruitment import read_pool, read_quotas
from ombud.formats.safe import shortened
from ombud.formats.told import Told
from ombud.heard.lottery.drawn import Drawn
from ombud.heard.lottery.fairest import NoPanel, Objective, fairest
from ombud.heard.lottery.impossible import plainly, smallest_change
from ombud.heard.lottery.pool import Pool, Quota
from ombud.heard.lottery.problem import Problem, problem_of
from ombud.heard.lottery.replaced import NotDrawn, Replaced, replaced
from ombud.words import Sentence, say

MOST_TICKETS = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a lottery.

    ``seed``: None computes the chances and what is fixed beforehand, and draws nobody. ``salt`` hides the pool in what
    is fixed. ``households``: the columns that together say where people live. ``tickets``: how
    many there are; 0 is 1,000, or 10,000 for more than 1,000 people.
    """

    objective: Objective = Objective.LEXIMIN
    seed: str | None = None
    salt: str = ""
    id_column: str = ""
    households: tuple[str, ...] = ()
    tickets: int = 0


def lottery(
    pool: Path, quotas: Path, size: int, *, what: str, place: str, today: date, told: Told, asked: Asked | None = None,
    example: bool = False,
) -> Heard:  # fmt: skip
    """How people are chosen, as a document; who was drawn is not in it. Raises as :func:`chosen`."""
    return chosen(
        pool, quotas, size, what=what, place=place, today=today, told=told, asked=asked, example=example
    ).heard


def chosen(
    pool: Path, quotas: Path, size: int, *, what: str, place: str, today: date, told: Told, asked: Asked | None = None,
    example: bool = False,
) -> Chosen:  # fmt: skip
    """The document, and for the office alone who was drawn.

    Raises :class:`~ombud.formats.reading.Unreadable`; where no panel can keep the quotas, with the smallest change.
    """
    asked = asked or Asked()
    _check_tickets(asked.tickets)
    problem, notes = _problem(pool, quotas, size, told, asked)
    try:
        found = fairest(problem, asked.objective, lambda n, gap: told(_looking(n, gap), 0, 1))
    except NoPanel:
        raise _no_panel(problem, quotas.name) from None
    told(say("Putting the lottery on tickets"), 0, 1)
    inputs = (file_input(pool, "pool"), file_input(quotas, "quotas", closed=False))
    about = About(what or pool.stem, place, today, inputs, example=example)
    return how_we_were_chosen(found, about, (asked.seed or "").strip(), asked.salt, asked.tickets, notes)


def _problem(pool: Path, quotas: Path, size: int, told: Told, asked: Asked) -> tuple[Problem, tuple[Sentence, ...]]:
    """The files read, and what is impossible at first sight refused."""
    told(say("Reading who could be drawn"), 0, 1)
    told_quotas = sorted(read_quotas(quotas), key=lambda one: (one.feature, one.value))  # no order of rows may decide
    recruited = read_pool(pool, told_quotas, asked.id_column, asked.households)
    _check_plainly(recruited.pool, told_quotas, size, quotas.name)
    return problem_of(recruited.pool, told_quotas, size, SMALL, asked.salt), recruited.notes


def _check_plainly(pool: Pool, quotas: Sequence[Quota], size: int, file: str) -> None:
    if size < 1:
        raise Unreadable(say("a panel of {size} people cannot be drawn", size=size), file, say("give 1 or more"))
    if size > pool.people:
        what = say("places on the panel: {size}; people in the pool: {pool}", size=size, pool=pool.people)
        raise Unreadable(what, file, say("invite more people, or draw fewer"))
    for where, what in plainly(pool, quotas, size):
        raise Unreadable(what, where or file, _mend(pool, quotas, size))


def _mend(pool: Pool, quotas: Sequence[Quota], size: int) -> Sentence:
    """The smallest change that makes a panel possible, as what to do."""
    return _smallest(problem_of(pool, quotas, size))


def _no_panel(problem: Problem, file: str) -> Unreadable:
    changes = smallest_change(problem) or ()
    where = next((one.quota.where for one in changes), file)
    return Unreadable(say("no panel of {size} people keeps all quotas", size=problem.size), where, _smallest(problem))


def _smallest(problem: Problem) -> Sentence:
    changes = smallest_change(problem)
    if changes is None:
        return say("invite more people: there are fewer households than places")
    told = "; ".join(str(one.told) for one in changes)
    return say("the smallest change that helps: {changes}", changes=told)


def _check_tickets(tickets: int) -> None:
    if not 0 <= tickets <= MOST_TICKETS:
        what = say("{n} tickets cannot be made", n=tickets)
        raise Unreadable(what, "tickets", say("give 1 to {most}, or none", most=MOST_TICKETS))


def _looking(panels: int, gap: float) -> Sentence:
    return say("Looking for panels: {n} found, {gap} per cent from the best", n=panels, gap=f"{100 * max(gap, 0):.4f}")


def replacing(
    pool: Path, quotas: Path, who: Drawn, declined: Sequence[str], told: Told, asked: Asked
) -> tuple[Drawn, tuple[Replaced, ...]]:
    """The panel after people declined, in that order, and who came for whom; ``asked`` as it was for the draw.

    Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    problem, _ = _problem(pool, quotas, len(who.people), told, asked)
    _check_same(problem, who)
    try:
        return replaced(problem, who, (asked.seed or "").strip(), declined)
    except NotDrawn as wrong:
        what = say("{id} was not drawn, so cannot decline", id=str(wrong))
        raise Unreadable(what, "declined", say("name people who were drawn")) from None


def _check_same(problem: Problem, who: Drawn) -> None:
    """Whether those who were drawn are in the pool, of the kinds that they were of at the draw."""
    of = problem.kinds.of_person()
    strange = next((one for one, kind in who.people if of.get(one) != kind), None)
    if strange is not None:
        what = say("{id} does not stand in the pool as at the draw", id=shortened(strange, 40))
        raise Unreadable(what, "drawn", say("give the same files and options as at the draw"))

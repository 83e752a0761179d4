"""Who paid for what is funded by equal shares: how many, how much each, and from which groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.hearing.budgetcounted import Counted
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column
from ombud.heard.budget.watched import Watched
from ombud.people.small import Policy, primary
from ombud.words import Sentence, say


def payers(counted: Counted) -> Part | None:
    """The purchases in their order; nothing where no shares were given out."""
    if counted.watched is None or not counted.watched.purchases:
        return None
    tables = [_table(counted, counted.watched)]
    tables += [_by_group(counted, counted.watched, number) for number in range(len(counted.poll.groups))]
    return Part(
        key="payers",
        demand="2.8",
        title=say("Who paid"),
        told=(_told(counted, counted.watched), *_priced(counted, counted.watched)),
        notes=_notes(counted),
        method="budget",
        tables=tuple(tables),
    )


def _told(counted: Counted, watched: Watched) -> Sentence:
    share, weight = float(counted.asked.outcome.share or 0), counted.poll.weight
    kept = int(weight[watched.paid == 0].sum())
    left = float((weight * (share - watched.paid)).sum())
    return say("Voters who paid for nothing: {kept} of {all}. Of what all voters held, {left} were not spent by "
               "shares.",
               kept=kept, all=counted.poll.voters, left=counted.money(left))  # fmt: skip


def _priced(counted: Counted, watched: Watched) -> tuple[Sentence, ...]:
    """Whether the payments explain the outcome: nothing that is not funded could be paid for with what is left."""
    if counted.asked.outcome.filled:
        return (say("What was funded by votes after the shares was paid by nobody's share: for these projects the "
                    "payments explain nothing."),)  # fmt: skip
    poll = counted.poll
    could = [
        one.project
        for one in watched.lacks
        if poll.score[one.project] and poll.costs[one.project] <= min(poll.budget, one.held * (1 - 1e-9))
    ]
    if could:
        return (say("Projects that their supporters could still pay for: {n}.", n=len(could)),)
    return (say("No project that is not funded could be paid for with what its supporters have left: the payments "
                "explain "
                "the outcome (a price system)."),)  # fmt: skip


def _table(counted: Counted, watched: Watched) -> Table:
    money = counted.poll.currency
    columns = (
        column("number", say("Bought as")), column("id", say("Number")), column("project", say("Project")),
        column("cost", say("Cost"), money), column("each", say("Each pays at most"), money, 2),
        column("full", say("Paid that")), column("rest", say("Paid all they had left")),
        column("named", say("Named it")), column("exactly", say("The price exactly")),
    )  # fmt: skip
    rows = tuple(
        (number, counted.poll.projects[one.project].id, counted.poll.projects[one.project].name,
         counted.plain(counted.poll.projects[one.project].cost), counted.plain(one.price), one.full, one.rest,
         int(counted.poll.votes[one.project]), _exactly(counted, one.price))
        for number, one in enumerate(watched.purchases, 1)
    )  # fmt: skip
    return Table(name="purchases", title=say("What was bought, in order"), columns=columns, rows=rows, shown=40)


def _exactly(counted: Counted, price: object) -> str:
    """The fraction, where it fits on a line."""
    said = str(price)
    return said if len(said) <= 40 and counted.poll.unit == 1 else ""


def _by_group(counted: Counted, watched: Watched, number: int) -> Table:
    """How many of each group paid for each project; small numbers are left out."""
    group = counted.poll.groups[number]
    people = watched.payers[number]
    shown = ~hidden(people.T, counted.small)
    columns = (
        column("id", say("Number")), column("project", say("Project")),
        *(column(f"g{at}", say("{label}", label=label)) for at, label in enumerate(group.labels)),
    )  # fmt: skip
    rows = tuple(
        (counted.poll.projects[one.project].id, counted.poll.projects[one.project].name,
         *(int(people[at, n]) if shown[n, at] else None for at in range(len(group.labels))))
        for n, one in enumerate(watched.purchases)
    )  # fmt: skip
    return Table(
        name=f"payers-{number + 1}",
        title=say("Who paid, by {group}", group=group.name),
        columns=columns,
        rows=rows,
        shown=20,
    )


def hidden(counts: NDArray[np.int64], policy: Policy) -> NDArray[np.bool_]:
    """Which numbers of people are not shown, (rows, groups): small ones, and the next smallest of a row where its sum
    would give a single one away."""
    found = primary(counts, policy)
    for row, small in zip(counts, found, strict=True):
        while small.any() and row[small].sum() < policy.threshold:
            rest = np.flatnonzero(~small & (row > 0))
            if not len(rest):
                break
            small[rest[np.argmin(row[rest])]] = True
    return found


def _notes(counted: Counted) -> tuple[Sentence, ...]:
    if not counted.poll.groups:
        return ()
    return (say("Numbers of people below {n} are not shown, nor those from which they could be reckoned.",
                n=counted.small.threshold),)  # fmt: skip

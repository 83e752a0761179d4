"""What a participatory budget funds, by the rule that was asked for and by others beside it, with every reason."""

from __future__ import annotations

from collections.abc import Iterator

from ombud.casefile.hearing.budgetcity import city, official_told, ties, ties_in_words
from ombud.casefile.hearing.budgetcounted import Counted, Judged
from ombud.casefile.hearing.budgetfair import fair, nothing
from ombud.casefile.hearing.budgetpayers import payers
from ombud.casefile.hearing.budgetreasons import reasons
from ombud.casefile.hearing.heard import About, Heard, heard
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column
from ombud.heard.budget.computed import ComputedBudget, Role
from ombud.heard.computed import Sort
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

LISTED = 20


def what_is_funded(about: About, counted: Counted, said: str = "") -> Heard:
    """The document, and a statement for each rule. ``said`` is how the file names the city's own rule."""
    parts = [reasons(counted), payers(counted), _compared(counted), fair(counted), city(counted, said), ties(counted),
             _counted(counted)]  # fmt: skip
    there = [part for part in parts if part is not None]
    return heard(about, Sort.BUDGET, tuple(_lead(counted)), there, [_said(about, counted, one) for one in counted.all])


def _lead(counted: Counted) -> Iterator[Sentence]:
    outcome, poll = counted.asked.outcome, counted.poll
    yield say("Projects funded by {rule}: {n} of {all}, for {spent} of {budget}.", rule=outcome.rule.told,
              n=len(outcome.funded), all=len(poll.projects), spent=counted.money(outcome.spent(poll)),
              budget=counted.money(poll.budget))  # fmt: skip
    if counted.official is not None:
        yield official_told(counted, counted.official)
    yield nothing(counted)
    if outcome.ties:
        yield say("Ties that had to be broken: {n}; the page says how.", n=len(outcome.ties))
    if counted.aside:
        yield say("Ballots set aside because they break the budget's own rules: {n}.", n=len(counted.aside))


def _compared(counted: Counted) -> Part | None:
    """Which projects each rule funds, side by side."""
    if not counted.others:
        return None
    poll = counted.poll
    sets = [set(one.outcome.funded) for one in counted.all]
    official = set(counted.official.funded) if counted.official else None
    columns = (
        column("id", say("Number")), column("project", say("Project")), column("votes", say("Votes")),
        column("cost", say("Cost"), poll.currency),
        *(column(f"r{n}", one.outcome.rule.told) for n, one in enumerate(counted.all)),
        *((column("city", say("The city")),) if official is not None else ()),
    )  # fmt: skip
    order = sorted(
        range(len(poll.projects)), key=lambda at: (-sum(at in one for one in sets), -int(poll.votes[at]), at)
    )
    rows = tuple(
        (poll.projects[at].id, poll.projects[at].name, int(poll.votes[at]), counted.plain(poll.projects[at].cost),
         *(_yes(at in one) for one in sets), *((_yes(at in official),) if official is not None else ()))
        for at in order
    )  # fmt: skip
    by_all = len(set.intersection(*sets))
    told = say("Projects funded by every rule: {n}; by some of them only: {some}; by none: {none}.", n=by_all,
               some=len(set.union(*sets)) - by_all, none=len(poll.projects) - len(set.union(*sets)))  # fmt: skip
    table = Table(name="side-by-side", title=say("What each rule funds"), columns=columns, rows=rows, shown=40)
    return Part(
        key="rules", demand="2.8", title=say("Rule beside rule"), told=(told,), method="budget", tables=(table,)
    )


def _yes(is_: bool) -> Cell:
    return "yes" if is_ else "no"


def _counted(counted: Counted) -> Part:
    """How many ballots there were, and what was wrong with the file."""
    poll = counted.poll
    told = say("Ballots counted: {n}, of which {kinds} say different things. Set aside: {aside}. Blank: {blank}.",
               n=poll.voters, kinds=len(poll.weight), aside=len(counted.aside), blank=counted.blank)  # fmt: skip
    notes = [*counted.notes, *counted.aside[:LISTED]]
    if len(counted.aside) > LISTED:
        notes.append(say("Ballots set aside beyond those named: {n}.", n=len(counted.aside) - LISTED))
    notes += counted.typed[1:]
    first = (told, *counted.typed[:1])
    return Part(key="ballots", demand="2.8", title=say("The ballots"), told=first, notes=tuple(notes), method="budget")


def _said(about: About, counted: Counted, one: Judged) -> ComputedBudget:
    official, poll, fairness = counted.official, counted.poll, one.fairness
    return ComputedBudget(
        what=about.what,
        rule=str(one.outcome.rule.told),
        role=Role.ASKED if one is counted.asked else Role.COMPARED,
        ties=ties_in_words(counted),
        voters=poll.voters,
        aside=len(counted.aside),
        projects=len(poll.projects),
        budget=counted.plain(poll.budget),
        currency=poll.currency,
        funded=len(one.outcome.funded),
        spent=counted.plain(one.outcome.spent(poll)),
        official=_whether(None if official is None else set(official.funded) == set(one.outcome.funded)),
        reproduced=_whether(None if official is None else bool(official.same)),
        local=str(official.same[0].rule.told) if official is not None and official.same else "",
        unreached=round(100 * fairness.nothing / fairness.named, 2) if fairness.named else None,
        passed_over=len(one.passed),
    )


def _whether(is_: bool | None) -> Said:
    return Said.UNSAID if is_ is None else (Said.YES if is_ else Said.NO)

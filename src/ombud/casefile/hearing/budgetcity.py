"""What the city itself funded, beside what its ballots give by a rule: the same, or where the two part and why."""

from __future__ import annotations

from collections.abc import Callable

from ombud.casefile.hearing.budgetcounted import Counted
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column
from ombud.evidence.said import short
from ombud.heard.budget.official import Official, Parting
from ombud.heard.budget.outcome import Tied
from ombud.heard.budget.rule import TIES, Tie
from ombud.words import Sentence, say

TIE_WORDS = {
    Tie.MORE_VOTES: say("more votes"),
    Tie.LOWER_COST: say("lower cost"),
    Tie.HIGHER_COST: say("higher cost"),
    Tie.NAME: say("lower number or earlier name"),
}


def city(counted: Counted, said: str = "") -> Part:
    """The official outcome reproduced, or the difference explained."""
    official = counted.official
    if official is None:
        told = (say("The file does not say what the city funded: there is no column selected."), *_said(said))
        return Part(key="official", demand="2.8", title=say("What the city funded"), told=told, method="budget")
    tables = (_partings(counted, official),) if official.partings else ()
    return Part(
        key="official",
        demand="2.8",
        title=say("What the city funded"),
        told=(official_told(counted, official), *_said(said)),
        notes=_notes(counted, official),
        method="budget",
        tables=tables,
    )


def _said(said: str) -> tuple[Sentence, ...]:
    """The rule as the city recorded it."""
    if not said:
        return (say("The file does not name the rule by which the city counted."),)
    return (say("The file names the rule by which the city counted: {said}.", said=short(said)),)


def official_told(counted: Counted, official: Official) -> Sentence:
    """In one sentence whether a known rule gives what the city funded."""
    gaps = {"n": len(official.funded), "cost": counted.money(counted.poll.spent(official.funded))}
    if counted.asked.outcome in official.same:
        return say("The city funded exactly these. Projects: {n}, for {cost}.", **gaps)
    if official.same:
        return say("The city funded otherwise, as another rule gives it exactly: {rule}. Projects: {n}, for {cost}.",
                   rule=official.same[0].rule.told, **gaps)  # fmt: skip
    assert official.nearest is not None  # noqa: S101 (one of the two is always there)
    return say("The city funded what none of the rules tried gives. Projects: {n}, for {cost}. Nearest is {rule}, "
               "from which "
               "it parts on these projects: {parts}.", rule=official.nearest.rule.told,
               parts=_few(counted, official), **gaps)  # fmt: skip


def _few(counted: Counted, official: Official) -> str:
    """The first of the projects on which the two part."""
    return ", ".join(counted.poll.projects[one.project].id for one in official.partings[:8])


def _notes(counted: Counted, official: Official) -> tuple[Sentence, ...]:
    found = []
    if official.exact_budget:
        found.append(say("What the city funded costs the stated budget to the last unit: the budget may have been "
                         "written "
                         "down from the outcome, and what there was before may have been another."))  # fmt: skip
    if official.partings and official.nearest:
        found.append(_first_parting(counted, official.partings))
    return tuple(found)


def _first_parting(counted: Counted, partings: tuple[Parting, ...]) -> Sentence:
    one = partings[0]
    gaps = {
        "place": one.place,
        "name": counted.name(one.project),
        "cost": counted.money(counted.poll.costs[one.project]),
    }
    if one.left is None:
        return say("Before place {place} the two agree: there stands {name}, which costs {cost}.", **gaps)
    if one.official:
        return say("Before place {place} the two agree: there stands {name}, which the city funded though it costs "
                   "{cost} "
                   "and {left} were left.", left=counted.money(one.left), **gaps)  # fmt: skip
    return say("Before place {place} the two agree: there stands {name}, which the city did not fund though it "
               "costs {cost} "
               "and {left} were left.", left=counted.money(one.left), **gaps)  # fmt: skip


def _partings(counted: Counted, official: Official) -> Table:
    poll, money = counted.poll, counted.poll.currency
    columns = (
        column("place", say("Place")), column("id", say("Number")), column("project", say("Project")),
        column("votes", say("Votes")), column("cost", say("Cost"), money), 
        column("left", say("Left at its turn"), money),
        column("city", say("By the city")), column("rule", say("By the rule")),
    )  # fmt: skip
    rows = tuple(
        (one.place, poll.projects[one.project].id, poll.projects[one.project].name, int(poll.votes[one.project]),
         counted.plain(poll.projects[one.project].cost), counted.plain(one.left),
         "yes" if one.official else "no", "no" if one.official else "yes")
        for one in official.partings
    )  # fmt: skip
    return Table(name="partings", title=say("Where the city and the nearest rule part"), columns=columns, rows=rows)


def ties(counted: Counted) -> Part:
    """Which decisions were ties, and what broke them."""
    found = counted.asked.outcome.ties
    names = counted.name
    rows = tuple((names(one.taken), ", ".join(map(names, one.others)), _decided(counted, one)) for one in found)
    table = Table(
        name="ties",
        title=say("Ties"),
        columns=(
            column("taken", say("Taken")),
            column("others", say("As good by the rule")),
            column("by", say("Decided by")),
        ),
        rows=rows,
    )
    return Part(
        key="ties",
        demand="2.8",
        title=say("Ties"),
        told=(_ties_told(counted),),
        method="budget",
        tables=(table,) if rows else (),
    )


def _decided(counted: Counted, one: Tied) -> str:
    """What in the declared order told the one taken from the others, first to last."""
    poll = counted.poll
    values: dict[Tie, Callable[[int], object]] = {
        Tie.MORE_VOTES: lambda at: int(poll.votes[at]),
        Tie.LOWER_COST: lambda at: poll.projects[at].cost,
        Tie.HIGHER_COST: lambda at: poll.projects[at].cost,
        Tie.NAME: lambda at: at,
    }
    order = (*counted.asked.outcome.rule.ties, Tie.NAME)
    by = dict.fromkeys(
        next(tie for tie in order if values[tie](one.taken) != values[tie](other)) for other in one.others
    )
    return ", ".join(str(TIE_WORDS[tie]) for tie in by)


def _ties_told(counted: Counted) -> Sentence:
    order = ties_in_words(counted)
    n = len(counted.asked.outcome.ties)
    if not n:
        return say("No tie had to be broken. It would have gone to: {order}.", order=order)
    return say("Decisions between projects that the rule found exactly as good: {n}. Each went to: {order}.", n=n,
               order=order)  # fmt: skip


def ties_in_words(counted: Counted) -> str:
    """The declared rule for ties, first to last."""
    rules = counted.asked.outcome.rule.ties or TIES
    return ", then ".join(str(TIE_WORDS[one]) for one in rules)

"""Whether the money of a budget reached every group, district by district, under each rule that was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ombud.casefile.figures import Dumbbell, Pair
from ombud.casefile.hearing.budgetcounted import Counted, Judged
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known, per_cent
from ombud.heard.budget.cohesive import passed_over_in
from ombud.heard.budget.fairness import GroupFairness, by_group
from ombud.heard.budget.poll import Grouping
from ombud.words import Sentence, say

MOST_AREAS = 60
TOGETHER = "smaller groups together"


def fair(counted: Counted) -> Part:
    """Shares of the money beside shares of the voters, and who got nothing."""
    shown = [_shown(counted, group) for group in counted.poll.groups]
    return Part(
        key="fairness",
        demand="2.8",
        title=say("Who got something for their vote"),
        told=(nothing(counted), _passed(counted)),
        notes=_notes(counted),
        method="budget",
        figures=tuple(_drawn(group, rows, number) for number, (group, rows) in
                      enumerate(zip(counted.poll.groups, shown, strict=True), 1) if len(rows) > 1),
        tables=(_rules(counted), *_areas(counted), *(_table(counted, group, rows, number) for number, (group, rows) in
                                   enumerate(zip(counted.poll.groups, shown, strict=True), 1))),
    )  # fmt: skip


def nothing(counted: Counted) -> Sentence:
    """How many have none of theirs funded, by the rule asked for and by the others."""
    if not counted.asked.fairness.named:
        return say("No ballot names a project.")
    told = _with_nothing(counted.asked)
    if not counted.others:
        return say("Of those who named a project, {share} per cent have none of theirs funded.", share=told)
    by_nothing = sorted(counted.others, key=lambda one: one.fairness.nothing)
    if len(by_nothing) > 1:
        return _between(told, by_nothing[0], by_nothing[-1])
    worst = by_nothing[0]
    return say("Of those who named a project, {share} per cent have none of theirs funded; by {other} it would be "
               "{there} "
               "per cent.", share=told, other=worst.outcome.rule.told, there=_with_nothing(worst))  # fmt: skip


def _between(told: str, best: Judged, worst: Judged) -> Sentence:
    return say(
        "Of those who named a project, {share} per cent have none of theirs funded. By the rules beside it that "
        "would be "
        "from {low} per cent ({best}) to {high} per cent ({worst}).",
        share=told,
        low=_with_nothing(best),
        best=best.outcome.rule.told,
        high=_with_nothing(worst),
        worst=worst.outcome.rule.told,
    )


def _with_nothing(one: Judged) -> str:
    named = one.fairness.named
    return per_cent(one.fairness.nothing / named) if named else "?"


def _passed(counted: Counted) -> Sentence:
    if not counted.asked.passed:
        return say("No group of voters who agree on a project was passed over, though their share of the budget is "
                   "due to "
                   "them (EJR+ up to one project).")  # fmt: skip
    names = ", ".join(counted.poll.projects[at].id for at in counted.asked.passed[:5])
    return say("Projects whose supporters were passed over, though their share of the budget would pay for it and "
               "none of "
               "them got as much: {n} ({names}).", n=len(counted.asked.passed), names=names)  # fmt: skip


def _notes(counted: Counted) -> tuple[Sentence, ...]:
    blank = (say("Ballots that name nothing: {n}. They count where the budget is shared out.", n=counted.blank),)
    split = (say("For shares of money each funded project's cost is shared out evenly among those who named it."),)
    small = (say("Groups of fewer than {n} voters are told together.", n=counted.small.threshold),)
    return (*(blank if counted.blank else ()), *split, *(small if counted.poll.groups else ()))


def _rules(counted: Counted) -> Table:
    official = set(counted.official.funded) if counted.official else None
    columns = (
        column("rule", say("Rule")), column("name", say("In words")), column("funded", say("Projects funded")),
        column("spent", say("Spent"), counted.poll.currency), column("nothing", say("Have nothing"), "%", 1),
        column("happiness", say("Of their own ballot"), "%", 1), column("passed", say("Passed over")),
        column("official", say("As the city funded")),
    )  # fmt: skip
    rows = tuple(
        (one.key, str(one.outcome.rule.told), len(one.outcome.funded), counted.plain(one.outcome.spent(counted.poll)),
         known(100 * one.fairness.nothing / one.fairness.named, 2) if one.fairness.named else None,
         known(100 * one.fairness.happiness, 2), len(one.passed),
         None if official is None else ("yes" if set(one.outcome.funded) == official else "no"))
        for one in counted.all
    )  # fmt: skip
    return Table(name="rules", title=say("Rule beside rule"), columns=columns, rows=rows)


def _areas(counted: Counted) -> tuple[Table, ...]:
    """The parts of the city that projects belong to, where the file says so."""
    poll, funded = counted.poll, set(counted.asked.outcome.funded)
    names = sorted({one.area for one in poll.projects if one.area})
    if not 1 < len(names) <= MOST_AREAS:
        return ()
    votes, spent = int(poll.votes.sum()), counted.asked.outcome.spent(poll)
    columns = (
        column("area", say("Projects belong to")), column("projects", say("Projects")), column("funded", say("Funded")),
        column("money", say("Money"), poll.currency), column("of_money", say("Of the money"), "%", 1),
        column("of_votes", say("Of the votes"), "%", 1),
    )  # fmt: skip
    rows = []
    for name in names:
        there = [at for at, one in enumerate(poll.projects) if one.area == name]
        money = poll.spent(at for at in there if at in funded)
        given = sum(int(poll.votes[at]) for at in there)
        rows.append((name, len(there), sum(at in funded for at in there), counted.plain(money),
                     known(100 * money / spent, 2) if spent else None,
                     known(100 * given / votes, 2) if votes else None))  # fmt: skip
    return (Table(name="areas", title=say("By what projects belong to"), columns=columns, rows=tuple(rows), shown=40),)


def _shown(counted: Counted, group: Grouping) -> tuple[GroupFairness, ...]:
    """Groups as they may be told: those that are too small together as one."""
    rows = [one for one in by_group(counted.poll, group, counted.asked.fairness) if one.voters]
    small = [one for one in rows if one.voters < counted.small.threshold]
    if not small:
        return tuple(rows)
    large = sorted((one for one in rows if one not in small), key=lambda one: one.voters)
    while large and (len(small) < 2 or sum(one.voters for one in small) < counted.small.threshold):
        small.append(large.pop(0))
    return (*(one for one in rows if one in large), _together(small))


def _together(those: Sequence[GroupFairness]) -> GroupFairness:
    named = sum(one.named for one in those)
    happy = sum(one.happiness * one.named for one in those if one.named)
    return GroupFairness(
        TOGETHER, sum(one.voters for one in those), named, sum(one.nothing for one in those),
        happy / named if named else float("nan"), sum(one.money for one in those),
    )  # fmt: skip


def _drawn(group: Grouping, rows: Sequence[GroupFairness], number: int) -> Dumbbell:
    voters, money = sum(one.voters for one in rows), sum(one.money for one in rows)
    pairs = tuple(
        Pair(name=one.label, people=known(100 * one.voters / voters, 2),
             thing=known(100 * one.money / money, 2) if money else None)
        for one in rows
    )  # fmt: skip
    return Dumbbell(
        title=say("Shares of the voters and of the money, by {group}", group=group.name),
        description=say("For each group its share of the voters beside its share of the money, per cent."),
        rows=pairs,
        table=f"groups-{number}",
    )


def _table(counted: Counted, group: Grouping, rows: Sequence[GroupFairness], number: int) -> Table:
    voters, money = sum(one.voters for one in rows), sum(one.money for one in rows)
    passed = dict(zip(group.labels, passed_over_in(counted.poll, group, counted.asked.outcome.funded), strict=True))
    columns = (
        column("group", say("Group")), column("voters", say("Voters")),
        column("of_voters", say("Of the voters"), "%", 1),
        column("money", say("Money"), counted.poll.currency), column("of_money", say("Of the money"), "%", 1),
        column("nothing", say("Have nothing"), "%", 1), column("happiness", say("Of their own ballot"), "%", 1),
        column("passed", say("Projects passed over")),
        column("paid", say("Paid by their shares"), counted.poll.currency),
    )  # fmt: skip
    paid = _paid(counted, group, rows, number)
    told: list[tuple[Cell, ...]] = [
        (one.label, one.voters, known(100 * one.voters / voters, 2), counted.plain(one.money),
         known(100 * one.money / money, 2) if money else None, nothing_there,
         known(100 * one.happiness, 2), passed.get(one.label), counted.plain(paid.get(one.label)))
        for one, nothing_there in zip(rows, _without_each(counted, rows), strict=True)
    ]  # fmt: skip
    return Table(
        name=f"groups-{number}", title=say("By {group}", group=_words(group.name)), columns=columns, rows=tuple(told),
        shown=40,
    )  # fmt: skip


def _paid(counted: Counted, group: Grouping, rows: Sequence[GroupFairness], number: int) -> dict[str, float]:
    """What each group that is shown paid from its shares, and those together that are not; nothing without shares."""
    if counted.watched is None:
        return {}
    each = dict(zip(group.labels, counted.watched.by_group[number - 1].sum(axis=1).tolist(), strict=True))
    shown = {one.label: each.pop(one.label) for one in rows if one.label in each}
    return shown | ({TOGETHER: sum(each.values())} if rows and rows[-1].label == TOGETHER else {})


def _without_each(counted: Counted, rows: Sequence[GroupFairness]) -> list[float | None]:
    """The share of each group that got nothing. What is hidden cannot be had from the whole by subtraction either."""
    told = [_without(counted, one) for one in rows]
    hidden = [at for at, one in enumerate(rows) if one.named and told[at] is None]
    open_ = sorted((at for at, one in enumerate(told) if one is not None), key=lambda at: rows[at].named)
    while hidden and open_ and not _apart(rows, hidden, open_, counted.small.threshold):
        hidden.append(open_.pop(0))
        told[hidden[-1]] = None
    return told


def _apart(rows: Sequence[GroupFairness], hidden: Sequence[int], open_: Sequence[int], few: int) -> bool:
    """Whether the whole less what is told leaves enough people on either side, or only half per cents of many."""
    loose = sum(rows[at].named for at in open_) / 200
    nothing_there = sum(rows[at].nothing for at in hidden)
    something = sum(rows[at].named for at in hidden) - nothing_there
    return loose >= few or (len(hidden) > 1 and min(nothing_there, something) >= few)


def _without(counted: Counted, one: GroupFairness) -> float | None:
    """The share that got nothing, in whole per cent; not told where few people stand behind it or its opposite."""
    few = counted.small.threshold
    if not one.named or 0 < one.nothing < few or 0 < one.named - one.nothing < few:
        return None
    return float(round(100 * one.nothing / one.named))


def _words(name: str) -> str:
    return re.sub(r"[_-]+", " ", name)

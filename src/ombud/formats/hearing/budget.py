"""From a file of ballots to what is funded, by the rule that was asked for and by others beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ombud.casefile.hearing.budget import what_is_funded
from ombud.casefile.hearing.budgetcounted import Counted, Judged
from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.measured import Input
from ombud.formats.ballotsheets import DoubleEntry, compared, rows_of
from ombud.formats.pabulib import Pabulib, read, with_rows
from ombud.formats.pabulibpoll import PollRead, poll_of
from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened
from ombud.heard.budget.cohesive import passed_over
from ombud.heard.budget.completed import carried_out
from ombud.heard.budget.fairness import fairness
from ombud.heard.budget.official import against, local_rules
from ombud.heard.budget.poll import Ballot, Poll
from ombud.heard.budget.rule import BY_KEY, TIES, Completion, Method, Rule, Tie, Worth
from ombud.heard.budget.watched import watched
from ombud.people.small import Policy
from ombud.words import say

if TYPE_CHECKING:  # it opens maps, which no budget needs
    from ombud.formats.told import Told

SMALL = Policy(threshold=5, level=5)
MOST_STEPS = 50_000


def budget(
    path: Path,
    *,
    rule: str = "",
    compare: Iterable[str] | None = None,
    ties: Sequence[str] = TIES,
    step: int = 1,
    set_aside: bool = False,
    borda: bool = False,
    paper: tuple[Path, Path] | None = None,
    what: str = "",
    place: str = "",
    small: Policy = SMALL,
    example: bool = False,
    today: date,
    told: Told,
) -> Heard:
    """What is funded from the ballots of a Pabulib file, with reasons.

    ``rule`` and ``compare`` are short names such as ``equal-shares/cost/add1`` or ``greedy/votes``. Left out, the rule
    is the one that the file names, else the one that gives what the city funded, else equal shares with the shares
    raised, beside the usual others. ``ties`` names what decides between equals, first to last; ``step`` how much each
    share is raised at a time, in the currency; ``set_aside`` counts on without broken ballots, which are named;
    ``borda`` gives the last place on a ranked ballot no point (else one); ``paper`` are two people's sheets of the
    same paper ballots, of which those are counted that both typed alike.
    Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    if step < 1:
        raise Unreadable(say("shares cannot be raised by less than 1"), "step", say("give 1 or more"))
    told(say("Reading the ballots"), 0, 1)
    file, typed = read(path), None
    if paper is not None:
        file, typed = _with_paper(file, paper)
    found = poll_of(file, set_aside=set_aside, borda=borda)
    order = _ties(ties, path.name)
    first = rule or _own_rule(found, file.meta.get("rule", ""), order)
    asked, others = _rules(found.poll, first, compare, order, step)
    _check_steps(found.poll, (asked, *others))
    inputs = (_input(file), *(_sheet_input(one) for one in paper or ()))
    about = About(what or _what(file), place or _place(file), today, inputs, example=example)
    said = file.meta.get("rule", "").strip()
    return what_is_funded(about, _count(found, asked, others, small, told, typed), said)


def _with_paper(file: Pabulib, paper: tuple[Path, Path]) -> tuple[Pabulib, DoubleEntry]:
    """The file with the paper ballots that two people typed alike."""
    projects = [one.strip() for one in file.of_projects("project_id") or ()]
    typed = compared(*paper, projects, ranked=file.meta.get("vote_type", "").casefold() == "ordinal")
    rows = rows_of(typed.agreed, list(file.votes))
    return with_rows(file, rows, (one.place for one in typed.agreed)), typed


def _check_steps(poll: Poll, rules: Iterable[Rule]) -> None:
    """Shares of a million raised by one at a time would be raised for days."""
    share = poll.budget // (poll.voters * poll.unit)
    for rule in rules:
        if rule.raises and share // rule.step > MOST_STEPS:
            what = say("every share is {share}, too much to be raised by {step} at a time", share=share, step=rule.step)
            raise Unreadable(what, "step", say("declare a larger step, such as {n}", n=share // 1000))


def paper_compared(path: Path, paper: tuple[Path, Path]) -> DoubleEntry:
    """Two people's sheets of the same paper ballots, held against each other for the budget of a Pabulib file."""
    return _with_paper(read(path), paper)[1]


def _sheet_input(path: Path) -> Input:
    source = opened(path)
    return Input(name=source.name, role="paper ballots", sha256=source.sha256, size=len(source.data), closed=True)


def _count(
    found: PollRead, asked: Rule, others: Sequence[Rule], small: Policy, told: Told, typed: DoubleEntry | None
) -> Counted:
    poll, all_ = found.poll, 1 + len(others)

    def carry(number: int, rule: Rule) -> Judged:
        told(say("Counting by {rule}", rule=rule.told), number, all_)
        outcome = carried_out(poll, rule, lambda spent, budget: told(say("Raising the shares"), spent, budget))
        passed = tuple(one.project for one in passed_over(poll, outcome.funded))
        return Judged(outcome, fairness(poll, outcome.funded), passed)

    first = carry(0, asked)
    beside = tuple(carry(number, rule) for number, rule in enumerate(others, 1))
    told(say("Looking for each project's reason"), all_, all_)
    official = None
    if found.official is not None:
        known = [one.outcome for one in (first, *beside)]
        official = against(poll, found.official, known, carried_out)
    return Counted(
        poll, first, beside, watched(poll, first.outcome) if first.outcome.share is not None else None, official,
        (*found.notes, *(typed.notes if typed else ())), found.aside, found.blank, small,
        () if typed is None else (typed.told, *typed.apart_told),
    )  # fmt: skip


SAID = {  # how Pabulib names rules
    "greedy": "",
    "equalshares": "equal-shares/cost/none",
    "equalshares/add1": "equal-shares/cost/add1",
    "equalshares/add1u": "equal-shares/cost/add1u",
}


def _own_rule(found: PollRead, said: str, ties: tuple[Tie, ...]) -> str:
    """The rule by which the city counted: what it funded tells, or else the file says; or else equal shares."""
    named = SAID.get(said.strip().casefold().replace("-", ""))
    if named:
        return named
    if found.official is not None:
        there = set(found.official)
        for rule in local_rules(found.poll):
            if set(carried_out(found.poll, replace(rule, ties=ties)).funded) == there:
                return rule.key
    return "" if named is None else local_rules(found.poll)[0].key


def _rules(
    poll: Poll, rule: str, compare: Iterable[str] | None, ties: tuple[Tie, ...], step: int
) -> tuple[Rule, list[Rule]]:
    """The rule asked for and those beside it, each once."""
    usual = Worth.COST if poll.ballot is Ballot.APPROVAL else Worth.COUNT
    points = poll.ballot is not Ballot.APPROVAL
    asked = _named(rule) if rule else Rule(worth=usual)
    beside = [_named(one) for one in compare] if compare is not None else [
        Rule(worth=usual, completion=Completion.NONE),
        Rule(worth=usual),
        Rule(Method.GREEDY, Worth.COST, Completion.NONE, points=points),
        Rule(Method.GREEDY, Worth.COUNT, Completion.NONE, points=points),
    ]  # fmt: skip
    full = {one.key: replace(one, ties=ties, step=step) for one in (asked, *beside)}
    first = full.pop(asked.key)
    return first, list(full.values())


def _named(key: str) -> Rule:
    try:
        return BY_KEY[key.strip().casefold()]
    except KeyError:
        mend = say("one of these is: {known}", known=", ".join(BY_KEY))
        raise Unreadable(say("no rule is called “{key}”", key=key), "rule", mend) from None


def _ties(names: Sequence[str], file: str) -> tuple[Tie, ...]:
    try:
        return tuple(Tie(name) for name in names)
    except ValueError as wrong:
        mend = say("one of these is: {known}", known=", ".join(Tie))
        raise Unreadable(say("no rule for ties is known as that ({why})", why=str(wrong)), file, mend) from None


def _what(file: Pabulib) -> str:
    return file.meta.get("description", "").strip() or Path(file.name).stem


def _place(file: Pabulib) -> str:
    told = (file.meta.get(name, "").strip() for name in ("unit", "country"))
    return ", ".join(one for one in told if one)


def _input(file: Pabulib) -> Input:
    return Input(name=file.name, role="ballots", sha256=file.sha256, size=file.size, source="", closed=True)

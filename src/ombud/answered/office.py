"""What is asked about accountability: an office with reasons, a way to complain, and reviewers who are heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ombud.answered.entries import Decided, Office, Opinion, Override, Redress, RedressCount, Review, Vanished
from ombud.evidence.check import check
from ombud.evidence.due import STAGES, unsaid
from ombud.evidence.figures import percent
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import lacking
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# One late answer in ten is illness and holidays. More than that, and the deadline is not the city's.
LATE_SHARE = 0.1


@check(
    "7.1",
    _("A named office answers, and each decision has its reasons"),
    reads=(Office, Decided, Vanished),
    measure=_("The minutes of each decision, held against what is written down here."),
)
def accountable(stack: Stack, today: date) -> Finding:
    """An office, and for each decision the reasons and the alternatives that were refused."""
    offices, decisions = stack.of(Office), stack.of(Decided)
    if not decisions and (gone := [one for one in stack.of(Vanished) if not told(one.body.note)]):
        because = say("The record was taken out of {registers}, and nobody has said who decided that, or why.",
                      registers=listed(one.body.register_name for one in gone))  # fmt: skip
        return crossed(because, gone, say("Write down who decided to take it out, when and why."))
    rests_on: list[Stated[Any]] = [*offices, *decisions]
    if not any(told(one.body.name) for one in offices):
        because = say("No office is named that answers for this. Decisions written down: {n}.", n=len(decisions))
        return silent(because, say("Name the office that answers: an office, not a person."), rests_on)
    office = short(offices[-1].body.name)
    if not decisions:
        because = say("{office} answers for this. No decision is written down.", office=office)
        return unsaid(stack, Stage.PROCUREMENT, because, say("Write down each decision with its reasons."), rests_on)
    if bare := [one for one in decisions if not (told(one.body.reasons) and any(map(told, one.body.refused)))]:
        because = say(
            "{office} answers. Decisions without reasons or without the alternatives refused: {n} of {all} ({what}).",
            office=office,
            n=len(bare),
            all=len(decisions),
            what=_whats(bare),
        )
        return silent(because, say("Add the reasons of each decision, and what was turned down."), rests_on)
    because = say("{office} answers. Decisions with reasons and the alternatives refused: {n} of {n}.",
                  office=office, n=len(decisions))  # fmt: skip
    mend = None if told(offices[-1].body.contact) else say("Say how the office can be reached.")
    return kept(because, rests_on, mend)


def _whats(decisions: Iterable[Stated[Decided]]) -> Sentence:
    return listed((one.body.what for one in decisions), 3)


@check(
    "7.2",
    _("Anyone can complain or ask, and is answered in time"),
    reads=(Redress, RedressCount),
    measure=_("The desk's own log of what came in and when it was answered, without names."),
)
def redress(stack: Stack, today: date) -> Finding:
    """A way without an account, a deadline, an appeal; once it runs, how many were answered in time."""
    ways, counts = stack.of(Redress), stack.of(RedressCount)
    if not ways and not counts:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Nobody has said where to complain or ask."),
            say("Say where to turn, within how many days an answer comes, and where to appeal."),
        )
    rests_on: list[Stated[Any]] = [*ways, *counts]
    if ways and all(one.body.without_account is Said.NO for one in ways):
        because = say("Nobody can complain or ask without an account. Ways that there are: {n}.", n=len(ways))
        return crossed(because, ways, say("Open a way without an account: a telephone, a desk, a letter."))
    if counts and (late := _late(counts[-1].body)):
        return crossed(late, [counts[-1]], say("Answer those that wait, and say why they had to."))
    if not any(_open(one.body) for one in ways):
        mend = say("Add what is missing: a way without an account, a deadline in days, an appeal.")
        return silent(_half_open(ways), mend, rests_on)
    return _counted(rests_on, counts[-1].body) if counts else _uncounted(stack, ways)


def _uncounted(stack: Stack, ways: Sequence[Stated[Redress]]) -> Finding:
    because = say(
        "Ways to complain or ask, with deadline and appeal: {n}. How many were answered is not published.",
        n=len(ways),
    )
    if stack.before(Stage.RUNNING):
        return kept(because, ways, say("Publish how many came in and were answered, once it runs."))
    return silent(because, say("Publish how many came in, how many were answered, and how many late."), ways)


def _counted(rests_on: Sequence[Stated[Any]], last: RedressCount) -> Finding:
    because = say(
        "In {period} {answered} of {received} were answered; late or overdue: {late}.",
        period=short(last.period),
        answered=last.answered,
        received=last.received,
        late=last.late,
    )
    if last.answered > last.received:
        return silent(because, say("More were answered than came in: count again."), rests_on)
    return kept(because, rests_on)


def _open(way: Redress) -> bool:
    return way.without_account is Said.YES and way.days is not None and told(way.appeal) and told(way.how)


def _half_open(ways: Sequence[Stated[Redress]]) -> Sentence:
    if not ways:
        return say("Complaints are counted, but nobody has said where to complain or ask.")
    missing = listed(lacking(ways[-1].body, "how", "without_account", "days", "appeal"))
    return say("Ways to complain or ask: {n}. None is whole; the last lacks: {missing}.", n=len(ways), missing=missing)


def _late(count: RedressCount) -> Sentence | None:
    if not number(count.received) or number(count.late) is None or count.late <= LATE_SHARE * count.received:
        return None
    return say(
        "In {period} {late} of {received} complaints and questions were late: {share} per cent.",
        period=short(count.period),
        late=count.late,
        received=count.received,
        share=percent(count.late, count.received),
    )


@check(
    "7.7",
    _("Reviewers are asked, and passing over them is public"),
    reads=(Review, Override, Decided),
    measure=_("Nothing: what a board said is told. Its minutes can be read beside it."),
)
def reviewed(stack: Stack, today: date) -> Finding:
    """Boards have given an opinion; a decision after a refusal says why, or an override does."""
    reviews, overrides = stack.of(Review), stack.of(Override)
    if defied := _defied(stack):
        board, decision = defied
        because = say("{board} refused, and a decision followed that gives no reasons: {what}.",
                      board=short(board.body.board), what=short(decision.body.what))  # fmt: skip
        return crossed(because, [board, decision], say("Give the reasons in public, in the name of an office."))
    rests_on: list[Stated[Any]] = [*reviews, *overrides]
    given = [one for one in reviews if one.body.opinion is not Opinion.UNSAID and not _ahead(one.body.on, today)]
    if not given:
        because = say("No board or reviewer has given an opinion.{overrides}", overrides=_overridden(overrides))
        mend = say("Ask a board or a privacy team, and write down what it says.")
        return unsaid(stack, Stage.REVIEW, because, mend, rests_on)
    bare = [one for one in given if one.body.opinion is not Opinion.APPROVES and not told(one.body.reasons)]
    because = say(
        "Opinions given: {n} ({opinions}).{overrides}",
        n=len(given),
        opinions=listed(map(_opinion, given)),
        overrides=_overridden(overrides),
    )
    if bare:
        names = listed(one.body.board for one in bare)
        return silent(because, say("Write down the conditions or reasons of {names}.", names=names), rests_on)
    return kept(because, rests_on)


def _opinion(one: Stated[Review]) -> Sentence:
    return say("{board} {said}", board=short(one.body.board), said=OPINIONS[one.body.opinion])


OPINIONS = {
    Opinion.APPROVES: say("approves"),
    Opinion.CONDITIONS: say("approves with conditions"),
    Opinion.REFUSES: say("refuses"),
    Opinion.UNSAID: say("has not said"),
}


def _ahead(on: date | None, today: date) -> bool:
    return on is not None and on > today


def _overridden(overrides: Sequence[Stated[Override]]) -> Sentence | str:
    if not overrides:
        return ""
    passed = listed(
        say("{office} into {stage} without {checks}", office=short(one.body.office), stage=STAGES[one.body.stage],
            checks=listed(one.body.checks)) for one in overrides)  # fmt: skip
    return say(" Gates passed all the same: {n} ({passed}).", n=len(overrides), passed=passed)


def _day(on: date | None, one: Stated[Any]) -> date:
    return on or one.entry.on


def _defied(stack: Stack) -> tuple[Stated[Review], Stated[Decided]] | None:
    """A board's latest opinion before a decision is a refusal, and neither the decision nor an override says why."""
    overrides = stack.of(Override)
    for decision in stack.of(Decided):
        day = _day(decision.body.on, decision)
        latest = {key(one.body.board): one for one in _until(stack.of(Review), day)}
        refused = [one for one in latest.values() if one.body.opinion is Opinion.REFUSES]
        if not refused or told(decision.body.reasons):
            continue
        if not any(one.entry.on >= _day(refused[0].body.on, refused[0]) for one in overrides):
            return refused[0], decision
    return None


def _until(reviews: Iterable[Stated[Review]], day: date) -> list[Stated[Review]]:
    """The opinions given until a day, oldest first; one without a word does not count."""
    said = [one for one in reviews if one.body.opinion is not Opinion.UNSAID and _day(one.body.on, one) <= day]
    return sorted(said, key=lambda one: (_day(one.body.on, one), one.entry.seq))

"""What is asked about reach: whom the service misses, and who has not what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.said import key, listed, none, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.entries import Divide, Reach
from ombud.words import Sentence, say
from ombud.words import mark as _

# One group reached at less than four fifths of the rate of another is a gap that asks for a reason. The fraction is
# that of the four-fifths rule in 29 CFR 1607.4(D), the oldest published yardstick for such gaps; 4.5 uses it too.
FOUR_FIFTHS = 0.8


def far_below(low: float, high: float) -> bool:
    """Whether one share is less than four fifths of another; a tiny slack keeps 72 of 90 from falling under it."""
    return low < FOUR_FIFTHS * high - 1e-9


@check(
    "4.2",
    _("It is known whom the service reaches and whom it misses"),
    reads=(Reach,),
    measure=_("Where people live and where the service stands: the share within a distance, by group, would follow."),
)
def reach(stack: Stack, today: date) -> Finding:
    """A city serves everyone: the share reached is given by group, and those left out are named."""
    said = stack.of(Reach)
    counted = [one for one in said if number(one.body.share) is not None]
    if not counted:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what share of whom the service reaches."),
            say("Write down the share of each group that is reached, and who and where the others are."),
            said,
        )
    if gap := _left_behind(counted):
        return crossed(gap, counted, say("Say what will be done so that the group is reached as well as others."))
    unnamed = [one for one in counted if _share(one) < 100 and not told(one.body.unserved)]
    if unnamed or len(counted) < len(said):
        return _tail_unnamed(said, counted, unnamed)
    return kept(_reached(counted), said)


def _share(one: Stated[Reach]) -> float:
    return one.body.share or 0.0


def _left_behind(counted: Iterable[Stated[Reach]]) -> Sentence | None:
    """The sentence of a group that is reached far less than another by the same yardstick."""
    yardsticks: dict[str, list[Stated[Reach]]] = {}
    for one in counted:
        yardsticks.setdefault(key(one.body.within), []).append(one)
    for like in yardsticks.values():
        low, high = min(like, key=_share), max(like, key=_share)
        if far_below(_share(low), _share(high)):
            return say(
                "Of {group} {low} per cent are reached, of {other} {high} per cent: less than four fifths of it.",
                group=short(low.body.group),
                low=figure(_share(low)),
                other=short(high.body.group),
                high=figure(_share(high)),
            )
    return None


def _tail_unnamed(
    said: Sequence[Stated[Reach]], counted: Sequence[Stated[Reach]], unnamed: Sequence[Stated[Reach]]
) -> Finding:
    if unnamed:
        worst = min(unnamed, key=_share)
        because = say(
            "{share} per cent of {group} are not reached, and nobody has said who and where they are.",
            share=figure(100 - _share(worst)),
            group=short(worst.body.group),
        )
    else:
        because = say(
            "Groups without a share that is reached: {n} of {all}.", all=len(said), n=len(said) - len(counted)
        )
    return silent(because, say("Say for each group what share is reached, and who and where the others are."), said)


def _reached(counted: Sequence[Stated[Reach]]) -> Sentence:
    low = min(counted, key=_share)
    if _share(low) >= 100:
        return say("All of {groups} are reached.", groups=listed(one.body.group for one in counted))
    return say(
        "Reached least: {group}, {share} per cent. Groups counted: {n}. Those who are missed are named.",
        n=len(counted),
        group=short(low.body.group),
        share=figure(_share(low)),
    )


@check(
    "4.4",
    _("Those without internet, device or language are served too"),
    reads=(Divide,),
    measure=_("A survey of internet at home, devices and languages by group."),
)
def divide(stack: Stack, today: date) -> Finding:
    """For each thing that the service asks of people: who has it, and how the others get the same service."""
    said = stack.of(Divide)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what the service asks of people, such as internet at home, and who has it."),
            say("Write down who has what the service asks for, and how the others get the same service."),
        )
    shut_out = [one for one in said if none(one.body.otherwise) and one.body.share != 100]
    if shut_out:
        return crossed(
            say("Whoever lacks this has no other way: {what}.", what=listed(map(_asked, shut_out))),
            shut_out,
            say("Give them a way: a desk, a telephone, paper, an interpreter."),
        )
    open_ends = [one for one in said if not _answered(one.body)]
    if open_ends:
        return silent(
            say(
                "Things asked of a group where the share that has it, or the way for those without, is not told: "
                "{n} of {all} ({what}).",
                all=len(said),
                n=len(open_ends),
                what=listed(map(_asked, open_ends)),
            ),
            say("Say what share has it, and how those without get the same service."),
            said,
        )
    low = min(said, key=lambda one: one.body.share or 0)
    return kept(
        say(
            "Had least: {what}, {share} per cent. Things asked of a group: {n}. Those without have another way.",
            n=len(said),
            what=_asked(low),
            share=figure(low.body.share or 0),
        ),
        said,
    )


def _asked(one: Stated[Divide]) -> Sentence:
    return say("{needs} ({group})", needs=short(one.body.needs), group=short(one.body.group))


def _answered(body: Divide) -> bool:
    share = number(body.share)
    return share is not None and (share >= 100 or told(body.otherwise))

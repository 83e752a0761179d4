"""What is asked about reach: whom the service reaches, and whom it misses and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import beside, contradicted
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredReach
from ombud.served.entries import Reach
from ombud.served.fifths import Reached, far_behind
from ombud.served.measuredreach import Measured, held_against, measured_reach, within
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "4.2",
    _("It is known whom the service reaches and whom it misses"),
    reads=(Reach, MeasuredReach),
    measure=_("Where people live and where the service stands, read by “ombud served” (see Who gains)."),
)
def reach(stack: Stack, today: date) -> Finding:
    """A city serves everyone: the share reached is given by group, and those left out are named."""
    said, found = stack.of(Reach), measured_reach(stack)
    if not found:
        return _stated(stack, said)
    held = held_against(said, found)
    others = [one for one in said if one not in held.same]
    against = _mixed(found, [*others, *(stated for stated, _measured in held.apart)])
    finding = beside(within(found), against, _stated(stack, others) if others else None)
    return contradicted(finding, held.told)


def _stated(stack: Stack, said: Sequence[Stated[Reach]]) -> Finding:
    """What statements about reach say."""
    counted = [one for one in said if number(one.body.share) is not None]
    if not counted:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what share of whom the service reaches."),
            say("Write down the share of each group that is reached, and who and where the others are."),
            said,
        )
    if gap := _left_behind(map(_row, counted)):
        return crossed(_behind(*gap), counted, _CLOSE)
    unnamed = [one for one in counted if _share(one) < 100 and not told(one.body.unserved)]
    if unnamed or len(counted) < len(said):
        return _tail_unnamed(said, counted, unnamed)
    return kept(_reached(counted), said)


_CLOSE = say("Say what will be done so that the group is reached as well as others.")


def _share(one: Stated[Any]) -> float:
    return one.body.share or 0.0


def _row(one: Stated[Any]) -> Reached:
    return Reached(one, key(one.body.group), _share(one))


def _left_behind(rows: Iterable[Reached]) -> tuple[Reached, Reached] | None:
    """A group that is reached far less than another by the same yardstick, and that other."""
    yardsticks: dict[str, list[Reached]] = {}
    for row in rows:
        yardsticks.setdefault(key(row.stated.body.within), []).append(row)
    return next((gap for like in yardsticks.values() if (gap := far_behind(like))), None)


def _mixed(found: Measured, said: Iterable[Stated[Reach]]) -> Finding | None:
    """A group that is stated far below what another is measured at, or the other way round, thing by thing."""
    stated = [_row(one) for one in said if number(one.body.share) is not None]
    things = {key(one.body.what): [_row(other) for other in found if key(other.body.what) == key(one.body.what)
                                   and number(other.body.share) is not None] for one in found}  # fmt: skip
    for rows in things.values():
        if gap := _left_behind([*rows, *stated]):
            return crossed(_behind(*gap), [one.stated for one in gap], _CLOSE)
    return None


def _behind(low: Reached, high: Reached) -> Sentence:
    return say(
        "Of {group} {low} per cent are reached, of {other} {high} per cent: less than four fifths of it.",
        group=short(low.stated.body.group),
        low=figure(low.share),
        other=short(high.stated.body.group),
        high=figure(high.share),
    )


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

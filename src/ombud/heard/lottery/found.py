"""A lottery as it was computed: whether everybody of the pool had a fair chance, and whether others can repeat it."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import tally
from ombud.evidence.measured import latest
from ombud.evidence.said import key, listed, short
from ombud.heard.lottery.computed import Fair, LotteryResult
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

APART = 0.5  # points between the least chance of the draw and the best possible: more is not for rounding alone
_WIDEN = say("Widen the quotas that leave them out, or invite more people who can be on a panel with them.")
_DRAW = say("Draw from a public seed that nobody could know before the commitment was published.")
_MORE = say("Compute it with more tickets, or anew, until the least chance reaches what is possible.")
Lotteries = tuple[Stated[LotteryResult], ...]


def measured_lottery(stack: Stack) -> Finding | None:
    """What the latest computed lotteries say of demand 2.6; nothing where none was computed.

    Someone of the pool without any chance crosses it. A lottery without a public seed, or with a least chance clearly
    below the best possible, does not keep it.
    """
    found = latest(stack.of(LotteryResult), lambda one: (key(one.what),))
    if not found:
        return None
    return _left_out(found) or _undrawn(found) or _unfair(found) or _kept(found)


def _left_out(found: Lotteries) -> Finding | None:
    without = [one for one in found if one.body.left_out is Said.YES or one.body.least == 0]
    if not without:
        return None
    because = tally(say("Lotteries whose quotas leave some of the pool no chance"), _names(without), len(found))
    return crossed(because, without, _WIDEN)


def _undrawn(found: Lotteries) -> Finding | None:
    without = [one for one in found if not one.body.seed.strip()]
    if not without:
        return None
    because = say("The chances are published, and not yet drawn from a public seed: {which}.",
                  which=listed(_names(without)))  # fmt: skip
    return silent(because, _DRAW, without)


def _unfair(found: Lotteries) -> Finding | None:
    below = [one for one in found if one.body.fair is not Fair.NASH and one.body.best - one.body.least > APART]
    if not below:
        return None
    because = tally(say("Lotteries in which the least chance could be greater"), [_chances(one) for one in below],
                    len(found))  # fmt: skip
    return silent(because, _MORE, below)


def _kept(found: Lotteries) -> Finding:
    because = say("Drawn by lot from a public seed, with every chance published: {which}.",
                  which=listed(_chances(one) for one in found))  # fmt: skip
    return kept(because, found)


def _names(found: list[Stated[LotteryResult]]) -> list[str]:
    return [short(one.body.what) for one in found]


def _chances(one: Stated[LotteryResult]) -> Sentence:
    body = one.body
    return say("{what} ({panel} of {pool}; least chance {least} per cent, best possible {best})", what=short(body.what),
               panel=body.panel, pool=body.pool, least=f"{body.least:.2f}", best=f"{body.best:.2f}")  # fmt: skip

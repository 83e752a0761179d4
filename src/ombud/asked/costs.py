"""Does every alternative have a cost over its whole life, so that they can be laid side by side? Demand 1.3."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ombud.asked.alternatives import chosen
from ombud.asked.entries import Alternative, Cost
from ombud.asked.wholelife import WholeLife, break_even, driver, whole_life
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import tally, titled
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@dataclass(frozen=True, slots=True)
class Priced:
    """One alternative with its whole-life cost."""

    name: str
    cost: Cost
    life: WholeLife


@check(
    "1.3",
    _("Every alternative has its cost over its whole life, not only the one chosen"),
    reads=(Alternative, Cost),
    measure=_("Invoices and contracts of the years gone by, laid beside what each alternative was said to cost."),
)
def every_alternative_has_its_whole_cost(stack: Stack, today: date) -> Finding:
    """Investment, service, change and exit for each alternative; the break-even year is computed from them."""
    answers, costs = stack.of(Alternative), stack.of(Cost)
    rests_on: list[Stated[Alternative] | Stated[Cost]] = [*answers, *costs]
    if torn := [one for one in costs if _outside_its_range(one.body)]:
        return _contradicts_itself(torn)
    if not answers or not costs:
        because = say("No whole-life cost is written down for any alternative. Alternatives: {n}.", n=len(answers))
        return unsaid(stack, Stage.PROCUREMENT, because, _state_the_parts(), rests_on)
    stated = {key(one.body.alternative): one.body for one in costs}  # a later cost of the same one takes its place
    if wanting := _wanting(answers, stated):
        because = tally(say("Alternatives without a whole-life cost"), wanting, len(answers))
        return unsaid(stack, Stage.PROCUREMENT, because, _state_the_parts(), rests_on)
    priced = [Priced(one.body.name, cost := stated[key(one.body.name)], whole_life(cost)) for one in answers]
    if apart := _apart(priced):
        because = say(
            "Costs that cannot be laid side by side: {n}. They differ in: {what}.", n=len(priced), what=listed(apart)
        )
        mend = say("State all costs in one currency, over the same years, at the same discount rate.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, rests_on)
    taken = {key(one.body.name) for one in chosen(answers)}
    return kept(_side_by_side(priced, [one for one in priced if key(one.name) in taken]), rests_on)


def _state_the_parts() -> Sentence:
    return say("State for every alternative, doing nothing too: investment, service a year, change and exit.")


def _wanting(answers: Sequence[Stated[Alternative]], stated: dict[str, Cost]) -> list[Sentence]:
    """Alternatives without a cost that covers a life, each with the reason."""
    wanting = []
    for name in (one.body.name for one in answers):
        cost = stated.get(key(name))
        if cost is None:
            wanting.append(say("{name} (none stated)", name=name))
        elif cost.investment and not (cost.service_a_year or cost.change or cost.exit):
            wanting.append(say("{name} (the purchase only)", name=name))
        elif not math.isfinite(whole_life(cost).total):
            wanting.append(say("{name} (an amount that cannot be added up)", name=name))
    return wanting


def _outside_its_range(cost: Cost) -> bool:
    """Whether a stated range does not hold the sum of the stated parts: two statements that exclude each other."""
    low, high, total = number(cost.low), number(cost.high), number(whole_life(cost).total)
    if low is not None and high is not None and low > high:
        return True
    if total is None:
        return False
    # Half a unit of money off the sum is rounding.
    return (low is not None and total < low - 0.5) or (high is not None and total > high + 0.5)


def _contradicts_itself(torn: Sequence[Stated[Cost]]) -> Finding:
    cost = torn[0].body
    because = say(
        "{name}: its own parts add up to {total} {currency}, outside its stated range of {low} to {high}.",
        name=cost.alternative,
        total=figure(whole_life(cost).total),
        currency=cost.currency,
        low=_bound(cost.low),
        high=_bound(cost.high),
    )
    return crossed(because, torn, mend=say("Correct the parts or the range, and say where both come from."))


def _bound(value: float | None) -> str:
    return "?" if value is None else figure(value)


def _apart(priced: Sequence[Priced]) -> list[Sentence]:
    """What keeps the costs from being compared: the titles of the fields in which they differ."""
    fields = ("currency", "years", "discount")
    return [titled(Cost, field) for field in fields if len({getattr(one.cost, field) for one in priced}) > 1]


def _side_by_side(priced: Sequence[Priced], taken: Sequence[Priced]) -> Sentence:
    ordered = sorted(priced, key=lambda one: one.life.total)
    cheapest = ordered[0]
    if taken and taken[0] is not cheapest:
        return _costs_more(taken[0], cheapest)
    if taken and len(ordered) > 1:
        return _pays_back(cheapest, ordered[1], len(ordered))
    return say(
        "Whole-life cost of {n} alternatives over {years} years: "
        "from {low} {currency} ({cheapest}) to {high} ({dearest}).",
        n=len(ordered),
        years=cheapest.cost.years,
        low=figure(cheapest.life.total),
        currency=cheapest.cost.currency,
        cheapest=short(cheapest.name),
        high=figure(ordered[-1].life.total),
        dearest=short(ordered[-1].name),
    )


def _costs_more(taken: Priced, cheapest: Priced) -> Sentence:
    return say(
        "The one taken, {name}, costs {total} {currency} over {years} years, {more} more than {cheapest}; "
        "most of the difference lies in: {part}.",
        name=short(taken.name),
        total=figure(taken.life.total),
        currency=taken.cost.currency,
        years=taken.cost.years,
        more=figure(taken.life.total - cheapest.life.total),
        cheapest=short(cheapest.name),
        part=titled(Cost, driver(taken.life, cheapest.life)),
    )


def _pays_back(taken: Priced, other: Priced, n: int) -> Sentence:
    return say(
        "Of {n} alternatives over {years} years the one taken, {name}, costs least: {total} {currency}. "
        "Against the next, {other}, it has paid for itself after year {year}.",
        n=n,
        years=taken.cost.years,
        name=short(taken.name),
        total=figure(taken.life.total),
        currency=taken.cost.currency,
        other=short(other.name),
        year=break_even(taken.life, other.life),
    )

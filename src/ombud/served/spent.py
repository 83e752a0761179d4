"""What is asked about the years: whether what is new goes where much already is, in money and in things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import percent
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import beside
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredGrowth
from ombud.served.entries import Provision, Spending
from ombud.served.measuredgrowth import growth
from ombud.words import Sentence, say
from ombud.words import mark as _

# Budgets are rounded: a share of spending counts as grown from one point of a hundred on.
GROWN = 0.01


@check(
    "4.3",
    _("New money does not go where money went before"),
    reads=(Spending, Provision, MeasuredGrowth),
    measure=_(
        "What stands where and since when, read by “ombud served” (see Who gains); money, by the city's accounts."
    ),
)
def spending_over_time(stack: Stack, today: date) -> Finding:
    """Whether what is new goes where most stood already, beyond a draw by lot; and whether new money follows money."""
    said, found = stack.of(Spending), growth(stack)
    if found is not None:
        return beside(found, _stated(stack, said) if said else None)
    if said:
        return _stated(stack, said)
    return unsaid(
        stack,
        Stage.REVIEW,
        say("Nobody has said what was spent in which area before."),
        say("Write down what was spent in each area, for two years or more."),
    )


def _stated(stack: Stack, said: Sequence[Stated[Spending]]) -> Finding:
    """Whether the area that had most so far takes a larger share of the newest year than it had before."""
    people = {key(one.body.area): one.body.people for one in stack.of(Provision) if number(one.body.people)}
    flows = [flow for currency in _currencies(said) if (flow := _flow(currency, people))]
    for flow in flows:
        if flow.new - flow.old >= GROWN:
            return crossed(flow.sentence, flow.rests_on, _SPREAD)
    if not flows:
        areas = listed(one.body.area for one in said)
        return silent(
            say("Spending is given for {areas} only; where new money goes cannot be told from it.", areas=areas),
            say("Add spending of at least two areas in at least two years, in one currency."),
            said,
        )
    return kept(flows[0].sentence, said)


_SPREAD = say("Say why the money goes there again, or move it to where less was spent.")


@dataclass(frozen=True, slots=True)
class Flow:
    """The share of the area that had most before, before and in the newest year."""

    area: str
    per_head: bool
    old: float
    new: float
    year: int
    rests_on: tuple[Stated[Spending], ...]

    @property
    def sentence(self) -> Sentence:
        shares = {"year": str(self.year), "old": percent(self.old, 1), "new": percent(self.new, 1)}
        if self.per_head:
            return say("{area} had most per head before {year}, {old} per cent of the spending. Of {year}'s it has "
                       "{new} per cent.", area=self.area, **shares)  # fmt: skip
        return say("{area} had most of the spending before {year}: {old} per cent. Of {year}'s it has {new} per cent.",
                   area=self.area, **shares)  # fmt: skip


def _currencies(said: Iterable[Stated[Spending]]) -> list[list[Stated[Spending]]]:
    purses: dict[str, list[Stated[Spending]]] = {}
    for one in said:
        if number(one.body.amount) is not None:
            purses.setdefault(one.body.currency, []).append(one)
    return list(purses.values())


def _flow(said: Sequence[Stated[Spending]], people: Mapping[str, int | None]) -> Flow | None:
    """Shares before and in the newest year, over areas that have figures for both; nothing if fewer than two have."""
    newest = max(one.body.year for one in said)
    before: dict[str, float] = {}
    after: dict[str, float] = {}
    names: dict[str, str] = {}
    for one in said:
        side, area = (after if one.body.year == newest else before), key(one.body.area)
        side[area] = side.get(area, 0.0) + one.body.amount
        names.setdefault(area, short(one.body.area))
    both = [area for area in before if area in after]
    old, new = sum(before[area] for area in both), sum(after[area] for area in both)
    if len(both) < 2 or number(old) in (None, 0.0) or number(new) in (None, 0.0):
        return None
    heads = {area: people[area] or 1 for area in both} if all(people.get(area) for area in both) else {}
    top = max(both, key=lambda area: before[area] / heads.get(area, 1))
    return Flow(names[top], bool(heads), before[top] / old, after[top] / new, newest, tuple(said))

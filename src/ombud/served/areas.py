"""What is asked about areas: whether those who need most get least, and whether money follows money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure, percent
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.entries import Provision, Spending
from ombud.words import Sentence, say
from ombud.words import mark as _

# "Lamps per kilometre" is a rate already and is not divided by people again.
_RATE = re.compile(r"\b(per|pro|par|je)\b|/|%", re.IGNORECASE)
# Budgets are rounded: a share of spending counts as grown from one point of a hundred on.
GROWN = 0.01


@dataclass(frozen=True, slots=True)
class Area:
    """What one area gets and needs, per head unless the figures are rates already."""

    stated: Stated[Provision]
    gets: float
    needs: float

    @property
    def name(self) -> str:
        return short(self.stated.body.area)


@check(
    "4.1",
    _("Those who need most do not get least"),
    reads=(Provision,),
    measure=_("A table of what each area gets and needs, by group, with people: rates with intervals would follow."),
)
def provision_against_need(stack: Stack, today: date) -> Finding:
    """Compares what each area gets with what it needs, per head, for the latest figures of each area."""
    said = stack.of(Provision)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what each area gets beside what it needs."),
            say("Write down for each area what it gets, how many live there and how much they need it."),
        )
    compared = [areas for areas in _comparable(said) if len(areas) > 1]
    for areas in compared:
        if turned := _turned(areas):
            return crossed(turned, [area.stated for area in areas], _LEVEL)
    loose = [one for one in said if not _whole(one.body)]
    if loose or not compared:
        return _not_comparable(said, loose)
    return kept(_spread(compared[0], len(compared)), said)


_LEVEL = say("Say why it is so, or what will be changed so that need decides.")


def _whole(body: Provision) -> bool:
    """Whether an area's figures can be compared; where nobody lives there is nothing to divide by."""
    return all(number(value) is not None for value in (body.need, body.amount, body.people))


def _comparable(said: Iterable[Stated[Provision]]) -> list[list[Area]]:
    """Areas with the same thing provided to the same group and need counted in the same unit, latest figures only."""
    sets: dict[tuple[str, str, str], dict[str, Area]] = {}
    for one in sorted(said, key=lambda s: (s.body.as_of or date.min, s.entry.seq)):
        body = one.body
        if _whole(body) and body.people:
            like = sets.setdefault((key(body.resource), key(body.group), key(body.need_unit)), {})
            like[key(body.area)] = _area(one, body.people)
    return [list(areas.values()) for areas in sets.values()]


def _area(one: Stated[Provision], people: int) -> Area:
    body = one.body
    gets = body.amount if _RATE.search(body.resource) else body.amount / people * 1000
    need = body.need or 0.0
    return Area(one, gets, need if _RATE.search(body.need_unit) else need / people * 1000)


def _turned(areas: Sequence[Area]) -> Sentence | None:
    """The sentence of need turned upside down: the area that needs most gets less than the one that needs least."""
    most, least = max(areas, key=lambda a: a.needs), min(areas, key=lambda a: a.needs)
    if most.needs <= least.needs or most.gets >= least.gets:
        return None
    return say(
        "{most} needs most ({need}) and gets less than {least}, which needs least: {gets} against {more} ({what}).",
        most=most.name,
        need=_told(most.needs, most.stated.body.need_unit),
        least=least.name,
        gets=_told(most.gets, most.stated.body.resource),
        more=_told(least.gets, most.stated.body.resource),
        what=short(most.stated.body.resource),
    )


def _told(value: float, unit: str) -> Sentence:
    if _RATE.search(unit):
        return say("{n}", n=figure(value))
    return say("{n} per 1,000 people", n=figure(value))


def _spread(areas: Sequence[Area], sets: int) -> Sentence:
    most, least = max(areas, key=lambda a: a.gets), min(areas, key=lambda a: a.gets)
    what = most.stated.body.resource
    spread = say(
        "Of {n} areas, {most} gets most ({high}) and {least} gets least ({low}) of {what}; "
        "the area that needs most does not get less than the one that needs least.",
        n=len(areas),
        most=most.name,
        high=_told(most.gets, what),
        least=least.name,
        low=_told(least.gets, what),
        what=short(what),
    )
    return spread if sets == 1 else say("{first} Comparisons like this one: {n}.", first=spread, n=sets)


def _not_comparable(said: Sequence[Stated[Provision]], loose: Sequence[Stated[Provision]]) -> Finding:
    if loose:
        because = say(
            "Figures on what areas get that say no people or no need: {n} of {all} ({areas}).",
            all=len(said),
            n=len(loose),
            areas=listed(one.body.area for one in loose),
        )
    else:
        because = say("Figures stand for {areas} only: there is no other area to compare.", areas=_areas(said))
    return silent(because, say("Add people and need, in one unit, for at least two areas."), said)


def _areas(said: Iterable[Stated[Provision] | Stated[Spending]]) -> Sentence:
    return listed(one.body.area for one in said)


@check(
    "4.3",
    _("New money does not go where money went before"),
    reads=(Spending, Provision),
    measure=_("Spending by area and year from the city's accounts, with people: inequality over time would follow."),
)
def spending_over_time(stack: Stack, today: date) -> Finding:
    """Whether the area that had most so far takes a larger share of the newest year than it had before."""
    said = stack.of(Spending)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what was spent in which area before."),
            say("Write down what was spent in each area, for two years or more."),
        )
    people = {key(one.body.area): one.body.people for one in stack.of(Provision) if number(one.body.people)}
    flows = [flow for currency in _currencies(said) if (flow := _flow(currency, people))]
    for flow in flows:
        if flow.new - flow.old >= GROWN:
            return crossed(flow.sentence, flow.rests_on, _SPREAD)
    if not flows:
        return silent(
            say("Spending is given for {areas} only; where new money goes cannot be told from it.", areas=_areas(said)),
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

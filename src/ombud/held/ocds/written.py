"""The dependency map as it is written down in a case: from its statements to systems, contracts and lines between."""

from __future__ import annotations

from ombud.evidence.said import key, number
from ombud.held.entries import Component, Contract, Dependency, Mark, Supplier
from ombud.held.entries_map import Reliance as Relies
from ombud.held.ocds.estate import Agreement, Estate, Reliance, System
from ombud.held.ocds.names import normal
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack


def written(stack: Stack) -> Estate:
    """The map of a case; what is said twice of a system stands as it was said last."""
    said = [one.body for one in stack.of(Dependency)]
    systems = {key(one.system): _system(one) for one in said}
    lines = tuple(Reliance(one.body.system, one.body.relies_on, one.body.without) for one in stack.of(Relies))
    contracts = [one.body for one in stack.of(Contract)]
    agreements = [Agreement(one.title, one.vendor, one.ends, number(one.value), one.currency) for one in contracts]
    return Estate(tuple(systems.values()), lines, tuple(agreements))


def _system(body: Dependency) -> System:
    return System(
        body.system, body.vendor, body.contract, body.ends, body.skill_in_house,
        number(body.exit_months), number(body.exit_cost),
    )  # fmt: skip


def bought_only(stack: Stack) -> tuple[str, ...]:
    """Parts that are bought, of which no system of that name says whose they are and what leaving would take."""
    there = {key(one.body.system) for one in stack.of(Dependency)}
    parts = (one.body for one in stack.of(Component))
    return tuple(one.name for one in parts if one.mark is Mark.BUY and key(one.name) not in there)


def outsourced(stack: Stack) -> tuple[str, ...]:
    """Systems that are on the never-outsource list and yet have a vendor."""
    never = {key(one.body.name) for one in stack.of(Component) if one.body.never_outsource is Said.YES}
    return tuple(one.body.system for one in stack.of(Dependency) if one.body.vendor and key(one.body.system) in never)


def suppliers_only(stack: Stack) -> tuple[str, ...]:
    """Suppliers that are named, of which no system is said."""
    there = {normal(one.body.vendor) for one in stack.of(Dependency) if one.body.vendor}
    return tuple(one.body.name for one in stack.of(Supplier) if normal(one.body.name) not in there)

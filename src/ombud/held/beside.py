"""The checks of who holds it, with what was computed laid beside what is stated of the same demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ombud.evidence.check import Check
from ombud.evidence.computed import Computed
from ombud.evidence.finding import Finding
from ombud.evidence.laid import laid
from ombud.held.contacts.computed import KINDS as CONTACTS
from ombud.held.contacts.found import measured_contacts
from ombud.held.data.computed import KINDS as INVENTORY
from ombud.held.data.found import measured_inventory
from ombud.held.inventory import every_item_ends, every_item_serves, place_and_law
from ombud.held.ocds.computed import KINDS as BUYING
from ombud.held.ocds.found import measured_buying
from ombud.held.stores.computed import KINDS as STORES
from ombud.held.stores.found import measured_retention
from ombud.held.vendors import can_leave, vendor_contacts
from ombud.ledger.stack import Stack

Measured = Callable[[Stack], Finding | None]


def beside(stated: Check, kinds: tuple[type[Computed], ...], *computed: Measured) -> Check:
    """A check of statements that also reads figures of ``kinds``, as ``computed`` judges them; the worse counts."""

    def ask(stack: Stack, today: date) -> Finding:
        said = any(stack.of(kind) for kind in stated.reads)
        return laid(stated.ask(stack, today), said, *(one(stack) for one in computed))

    ask.__doc__ = stated.ask.__doc__
    bear = (kind for kind in kinds if stated.number in kind.demands)
    return replace(stated, reads=(*stated.reads, *bear), ask=ask)


def _inventory(number: str) -> Measured:
    return lambda stack: measured_inventory(stack, number)


ends = beside(every_item_ends, (*INVENTORY, *STORES), _inventory("5.7"), measured_retention)
serves = beside(every_item_serves, INVENTORY, _inventory("5.8"))
lies = beside(place_and_law, INVENTORY, _inventory("5.11"))
called = beside(vendor_contacts, CONTACTS, measured_contacts)
leaves = beside(can_leave, BUYING, measured_buying)

"""One contact with a vendor as it is counted: an organisation, an office, a day. Nobody is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ombud.held.entries_contacts import Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage


class Offer(StrEnum):
    """What a vendor offered."""

    GIFT = "gift"
    TRIAL = "free_trial"
    TRAVEL = "travel"
    DEMO = "demonstration"


@dataclass(frozen=True, slots=True, order=True)
class Met:
    """One contact. What is empty was not told; ``hours`` are those of all officials together.

    ``circle`` is the kind of office (council, staff), ``through`` the firm that came for the vendor, ``case`` the name
    or the number of what it was about.
    """

    on: date
    vendor: str = ""
    office: str = ""
    circle: str = ""
    role: str = ""
    doors: tuple[Door, ...] = ()
    topics: tuple[str, ...] = ()
    case: str = ""
    stage: Stage = Stage.UNSAID
    left: str = ""
    offers: tuple[Offer, ...] = ()
    hours: float | None = field(default=None, compare=False)
    next_step: str = ""
    signed: Said = Said.UNSAID
    replied: Said = Said.UNSAID
    published: date | None = field(default=None, compare=False)
    through: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A case with the day on which its need was stated in public, and the day on which its tender was published.

    ``numbers`` are those of a register's subjects that belong to it.
    """

    case: str
    need: date | None = None
    tender: date | None = None
    numbers: tuple[str, ...] = ()


def ordered(met: Met) -> tuple[object, ...]:
    """What contacts are sorted by, so that the order of rows in a file changes nothing."""
    names = met.vendor.casefold(), met.office.casefold(), met.vendor, met.office, met.circle, met.role, met.through
    about = met.case, met.topics, met.stage, met.doors, met.offers, met.left, met.next_step, met.signed, met.replied
    hours = -1.0 if met.hours is None else met.hours
    return met.on, *names, *about, hours, met.published or date.min

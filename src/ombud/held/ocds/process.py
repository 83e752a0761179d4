"""One contracting process as it is judged: who bought, who bid, who won, and how its contracts changed over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Match(StrEnum):
    """By what an organisation is known from one process to the next."""

    IDENTIFIER = "identifier"
    NAME = "name"
    NAME_OF_IDENTIFIED = "name_of_identified"  # only a name stands here, and it is that of one identifier elsewhere
    LOCAL = "local"  # neither: only the id that the publisher gave it in this file


class BidStatus(StrEnum):
    """What became of a bid. An invited or withdrawn bid was not submitted."""

    INVITED = "invited"
    PENDING = "pending"
    VALID = "valid"
    DISQUALIFIED = "disqualified"
    WITHDRAWN = "withdrawn"
    UNSAID = "unsaid"


SUBMITTED = (BidStatus.PENDING, BidStatus.VALID, BidStatus.DISQUALIFIED)


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation. ``key`` is the same in every process; ``name`` is as it was first written."""

    key: str
    name: str
    by: Match


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency; ``currency`` is empty where none stands beside it."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Bid:
    status: BidStatus
    tenderers: tuple[Party, ...]
    value: Money | None


@dataclass(frozen=True, slots=True)
class Award:
    """``status`` as written: active, pending, cancelled, unsuccessful, or empty."""

    id: str
    status: str
    suppliers: tuple[Party, ...]
    value: Money | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that the publisher tells of: of the tender, an award or a contract; ``why`` and ``what`` as written."""

    of: str
    id: str
    on: date | None
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract through time, oldest first.

    ``worths`` are its values and ``ends`` its last days, each as often as it changed; ``amendments`` how many are
    listed; ``renewed_in`` the processes that renew it.
    """

    id: str
    award: str
    title: str
    status: str
    worths: tuple[Money, ...] = ()
    starts: date | None = None
    ends: tuple[date, ...] = ()
    latest: date | None = None  # how far it may be extended (maxExtentDate)
    amendments: int = 0
    renewed_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Process:
    """One contracting process, merged from its releases.

    ``releases`` is how many there were; ``compiled`` that only the merged state was published, so that what a
    contract was worth before it was amended is lost. ``place`` is where it stands: file and line.
    """

    ocid: str
    buyer: Party | None = None
    entity: Party | None = None  # who runs the procedure, where it is not the buyer
    method: str = ""  # open, selective, limited, direct
    criteria: str = ""
    category: str = ""
    tenderers: int | None = None
    bids: tuple[Bid, ...] = ()
    awards: tuple[Award, ...] = ()
    contracts: tuple[Contract, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    texts: tuple[str, ...] = ()  # title, description and items of the tender
    near: str = ""  # words that are no brand here: the buyer's own name
    releases: int = 1
    compiled: bool = False
    place: str = ""

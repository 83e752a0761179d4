"""The rungs of participation and the records that they are computed from, phase by phase.

What is others' and what is ours: eight of the rungs and their three groups are Arnstein's (1969, doi
10.1080/01944366908977225), who says "informing" for information; choice, in a group of its own (consumerism), is what
the scaffold of Cardullo and Kitchin adds (2019, doi 10.1007/s10708-018-9845-8, as known from its abstract and from
memory: its published table was not checked). What a rung needs and what brings it down is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ombud.heard.entries import Rung
from ombud.ledger.entry import Said


class Phase(StrEnum):
    """The phases of a case, in order."""

    PROBLEM = "problem"
    OPTIONS = "options"
    PURCHASE = "purchase"
    DESIGN = "design"
    RUN = "run"
    REVIEW = "review"
    END = "end"


class Level(StrEnum):
    """The rungs, lowest first; ``none`` is no rung: nothing is recorded, or nothing of it holds."""

    NONE = "none"
    MANIPULATION = "manipulation"
    THERAPY = "therapy"
    CHOICE = "choice"
    INFORMATION = "information"
    CONSULTATION = "consultation"
    PLACATION = "placation"
    PARTNERSHIP = "partnership"
    DELEGATED = "delegated_power"
    CONTROL = "citizen_control"
    UNSAID = "unsaid"


LADDER: tuple[Level, ...] = tuple(level for level in Level if level is not Level.UNSAID)
CLAIMS = LADDER[LADDER.index(Level.CONSULTATION) :]  # from here on, taking part is claimed
# The levels that activities were promised by before phases were told apart, as the rungs that come nearest to them.
NEAREST: dict[Rung, Level] = {
    Rung.MANIPULATION: Level.MANIPULATION,
    Rung.CONSUMER: Level.CHOICE,
    Rung.INFORMED: Level.INFORMATION,
    Rung.CONSULTED: Level.CONSULTATION,
    Rung.INVOLVED: Level.PLACATION,
    Rung.PARTNER: Level.PARTNERSHIP,
    Rung.DELEGATED: Level.DELEGATED,
    Rung.CONTROL: Level.CONTROL,
    Rung.UNSAID: Level.UNSAID,
}


class Aim(StrEnum):
    """What an event was for: what people could do there."""

    QUESTION = "open_question"
    PROPOSALS = "proposals"
    INFORMATION = "information"
    CAMPAIGN = "campaign"
    CHOICE = "take_or_leave"
    DATA = "data_taken"
    UNSAID = "unsaid"


class Side(StrEnum):
    """Who sets an agenda or holds the money."""

    RESIDENTS = "residents"
    JOINT = "joint"
    CITY = "city"
    VENDOR = "vendor"
    UNSAID = "unsaid"


class Against(StrEnum):
    """What was done against a body or a vote."""

    VETO = "veto_used"
    MONEY = "money_withdrawn"
    OVERRIDDEN = "overridden"
    RULES = "rules_changed"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Event:
    """One occasion in one phase. ``inputs`` came in through it, ``answered`` with a reason, ``overdue`` past due.

    ``published``: what people said and what became of it; ``alternative``: a real one to what is offered.
    """

    name: str
    phase: Phase
    aim: Aim = Aim.UNSAID
    on: date | None = None
    announced: date | None = None
    came: int | None = None
    inputs: int = 0
    answered: int = 0
    overdue: int = 0
    published: Said = Said.UNSAID
    public: Said = Said.UNSAID
    plain: Said = Said.UNSAID
    languages: Said = Said.UNSAID
    contact: Said = Said.UNSAID
    behaviour: Said = Said.UNSAID
    alternative: Said = Said.UNSAID
    promised: Level = Level.UNSAID


@dataclass(frozen=True, slots=True)
class Body:
    """A body with seats: by side, who can block, who sets the agenda, who holds the money. None: not recorded."""

    name: str
    phases: tuple[Phase, ...]
    residents: int | None = None
    city: int | None = None
    vendor: int | None = None
    others: int | None = None
    decides: Said = Said.UNSAID
    money: Side = Side.UNSAID
    agenda: Side = Side.UNSAID
    city_veto: Said = Said.UNSAID
    residents_veto: Said = Said.UNSAID
    rules_written: Said = Said.UNSAID
    advice_paid: Said = Said.UNSAID
    promised: Level = Level.UNSAID

    @property
    def majority(self) -> bool:
        """Whether residents have more than half of the seats, all sides being known of which any is recorded."""
        there = [seats for seats in (self.city, self.vendor, self.others) if seats is not None]
        return self.residents is not None and bool(there) and self.residents > sum(there)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A vote or a budget of residents: whether it binds, whether it was followed, whether its result is public."""

    name: str
    phase: Phase
    on: date | None = None
    binding: Said = Said.UNSAID
    followed: Said = Said.UNSAID
    published: Said = Said.UNSAID
    promised: Level = Level.UNSAID


@dataclass(frozen=True, slots=True)
class Overruling:
    """What was done against a body or an instrument, and the record that says so."""

    name: str
    of: str
    what: Against


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a phase; a ``signature`` under a contract ends every phase up to the purchase."""

    phase: Phase
    on: date | None
    name: str = ""
    signature: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A level that was promised or claimed for a phase, and the record that says so."""

    phase: Phase
    promised: Level
    name: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a case. ``nothing_decided``: it is known not to have come to any decision yet."""

    events: tuple[Event, ...] = ()
    bodies: tuple[Body, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    overrulings: tuple[Overruling, ...] = ()
    decisions: tuple[Decision, ...] = ()
    claims: tuple[Claim, ...] = ()
    nothing_decided: bool = False

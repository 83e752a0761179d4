"""What can be written down about who holds the contract, the data and the keys."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, field_validator

from ombud.ledger.entry import Body, Duration, Said
from ombud.words import mark as _


class Line(StrEnum):
    """The red lines a city does not sign across."""

    NO_SECRECY = "no_secrecy"
    DATA_OWNERSHIP = "data_ownership"
    OPEN_ACCESS = "open_access"
    NO_SECOND_SALE = "no_second_sale"
    SOURCE = "source_code"
    STANDARDS = "open_standards"
    EXIT = "exit"
    IN_HOUSE = "in_house_pairing"
    HANDOVER = "handover_date"
    OVERSIGHT = "oversight"
    REDRESS = "redress"
    PENALTIES = "penalties"
    SERVICE_FOR_ALL = "service_for_all"
    TRANSLATION = "translation"
    PRICE_OF_CHANGE = "price_change"
    EXPLANATION = "explanation"
    PLACE_AND_LAW = "subprocessors_jurisdiction"
    DESTRUCTION = "retention_destruction"
    RENEWAL = "auto_renewal"
    EXCLUSIVITY = "exclusivity"
    LIABILITY = "liability"
    RIGHTS = "ip"
    UNILATERAL_CHANGE = "unilateral_change"
    TERMINATION = "termination_convenience"
    ASSIGNMENT = "assignment_control"


FIRST_LINES = tuple(Line)[:14]
"""The fourteen lines that there were at first."""


class Reading(StrEnum):
    """What a reader makes of a passage, held against a red line."""

    KEPT = "kept"
    CROSSED = "crossed"
    UNCLEAR = "unclear"


class Owner(StrEnum):
    """Whose the data would be."""

    CITY = "city"
    VENDOR = "vendor"
    SHARED = "shared"
    UNSAID = "unsaid"


class Mark(StrEnum):
    """What a city does with a part of a system."""

    KEEP = "keep"
    SHARE = "share"
    BUY = "buy"
    UNSAID = "unsaid"


class Personal(StrEnum):
    """How far data point to persons."""

    NONE = "none"
    PSEUDONYMOUS = "pseudonymous"
    IDENTIFIABLE = "identifiable"
    SPECIAL = "special"
    UNSAID = "unsaid"


class Ending(StrEnum):
    """What happens to data at the end of their life."""

    DELETE = "delete"
    AGGREGATE = "aggregate"
    ANONYMISE = "anonymise"
    ARCHIVE = "hand_to_archive"
    RETURN = "return_to_city"
    UNSAID = "unsaid"


class Proof(StrEnum):
    """How it is shown that data are gone, weakest first."""

    CLAIMED = "claimed"
    ROW_COUNT = "row_count"
    OLDEST_RECORD = "oldest_record"
    CANARY = "canary_absent"
    LIFECYCLE = "lifecycle_event"
    KEY = "key_destroyed"
    INSPECTION = "inspection"


class Contract(Body):
    """A tender or contract that has been read, or is to be read, against the red lines."""

    kind = "held.contract/1"
    demands = ("5.1",)
    title: str = Field(title=_("Contract"), description=_("Its title."), min_length=2)
    vendor: str = Field("", title=_("Vendor"), description=_("The other party, as an organisation."))
    dated: date | None = Field(None, title=_("Date"), description=_("The date of this version."))
    signed: Said = Field(Said.UNSAID, title=_("Signed"), description=_("Whether it is signed."))
    ends: date | None = Field(None, title=_("Ends"), description=_("The day it ends."))
    value: float | None = Field(None, title=_("Value"), description=_("Its value over the whole term."), ge=0)
    currency: str = Field("", title=_("Currency"), description=_("Three letters: SEK, EUR."))


class Clause(Body):
    """One passage of a contract, held against one red line by a person."""

    kind = "held.clause/2"
    demands = ("5.1", "5.2", "5.3", "5.4", "5.6", "2.11")
    contract: str = Field(title=_("Contract"), description=_("Its title, as written there."))
    line: Line = Field(title=_("Red line"), description=_("The red line that the passage is about."))
    reading: Reading = Field(Reading.UNCLEAR, title=_("Reading"), description=_("Whether the passage keeps the line or crosses it."))
    owner: Owner = Field(Owner.UNSAID, title=_("Owner of the data"), description=_("For passages about data: whose they would be."))
    quote: str = Field(title=_("Passage"), description=_("Word for word."), min_length=3, json_schema_extra={"long": True})
    number: str = Field("", title=_("Clause"), description=_("Its number in the contract."))
    page: int | None = Field(None, title=_("Page"), description=_("The page it stands on."), ge=1)


class FirstClause(Clause):
    """One passage held against one of the fourteen red lines that there were at first."""

    kind = "held.clause/1"
    line: Line = Field(title=_("Red line"), description=_("The red line that the passage is about."), json_schema_extra={"enum": list(FIRST_LINES)})

    @field_validator("line")
    @classmethod
    def _of_the_first(cls, line: Line) -> Line:
        if line not in FIRST_LINES:
            raise ValueError("this version of the statement does not know the line; use held.clause/2")
        return line


class Component(Body):
    """A part of a system, marked keep, share or buy."""

    kind = "held.component/1"
    demands = ("5.5",)
    name: str = Field(title=_("Part"), description=_("Short: the login, the lamps, the map."), min_length=2)
    mark: Mark = Field(Mark.UNSAID, title=_("Mark"), description=_("Whether the city keeps it, shares it or buys it."))
    never_outsource: Said = Field(Said.UNSAID, title=_("On the never-outsource list"), description=_("Direct relation with residents, identity."))
    why: str = Field("", title=_("Why"), description=_("The reason."))


class Item(Body):
    """One item of data that is kept: what, why, for which decision, where, by which law, and until when."""

    kind = "held.item/1"
    demands = ("5.7", "5.8", "5.11")
    name: str = Field(title=_("What"), description=_("The item of data."), min_length=1)
    why: str = Field("", title=_("Why"), description=_("The purpose."), json_schema_extra={"long": True})
    decision: str = Field("", title=_("Decision it serves"), description=_("The decision that could not be taken without it."))
    last_used: date | None = Field(None, title=_("Last used"), description=_("The last day on which it served that decision."))
    personal: Personal = Field(Personal.UNSAID, title=_("Personal data"), description=_("How far it points to persons."))
    legal_basis: str = Field("", title=_("Legal basis"), description=_("The law it rests on, by its paragraph."))
    recipients: tuple[str, ...] = Field((), title=_("Shared with"), description=_("Organisations that get it, one on each line."))
    their_rules: str = Field("", title=_("Their rules"), description=_("What they may do with it."))
    where: str = Field("", title=_("Where"), description=_("The store and the country it lies in."))
    law: str = Field("", title=_("Which law"), description=_("The country whose law applies to the holder."))
    end_rule: str = Field("", title=_("End of life"), description=_("When it is destroyed, in words."), json_schema_extra={"long": True})
    end_after: Duration = Field(None, title=_("Kept for"), description=_("As an ISO 8601 duration: P30D, P6M."))
    counted_from: str = Field("", title=_("Counted from"), description=_("The event that starts the clock."))
    end_date: date | None = Field(None, title=_("End date"), description=_("If there is one day on which it ends."))
    ending: Ending = Field(Ending.UNSAID, title=_("How it ends"), description=_("What happens to it then."))


class Destruction(Body):
    """Shows that an item is gone, and how that was checked."""

    kind = "held.destruction/1"
    demands = ("5.7",)
    item: str = Field(title=_("Item"), description=_("Its name, as written there."))
    on: date = Field(title=_("Date"), description=_("The day it was destroyed."))
    proof: Proof = Field(Proof.CLAIMED, title=_("Proof"), description=_("How it was checked. A certificate alone is a claim."))
    found: str = Field("", title=_("Found"), description=_("What the check found: oldest record 29 days."))


class Supplier(Body):
    """Who supplies or develops the technology."""

    kind = "held.supplier/1"
    demands = ("5.10",)
    name: str = Field(title=_("Supplier"), description=_("The organisation."), min_length=1)
    supplies: str = Field("", title=_("Role"), description=_("What it supplies."))
    number: str = Field("", title=_("Number"), description=_("Its number in a company register."))


class Meeting(Body):
    """A contact with a vendor: who, about what, how long, through which door."""

    kind = "held.meeting/1"
    demands = ("5.9",)
    vendor: str = Field(title=_("Vendor"), description=_("The organisation."), min_length=2)
    on: date = Field(title=_("Date"), description=_("The day of the contact."))
    office: str = Field("", title=_("With"), description=_("The office they met."))
    about: str = Field("", title=_("About"), description=_("What it was about."))
    hours: float | None = Field(None, title=_("Hours"), description=_("Hours of officials' time."), ge=0)
    replied: Said = Field(Said.UNSAID, title=_("Standing reply sent"), description=_("Whether they were asked for the problem first."))


class Dependency(Body):
    """A system the city depends on: whose, until when, and what leaving it would take."""

    kind = "held.dependency/1"
    demands = ("5.10",)
    system: str = Field(title=_("System"), description=_("What the city depends on."), min_length=2)
    vendor: str = Field("", title=_("Vendor"), description=_("Whose it is."))
    contract: str = Field("", title=_("Contract"), description=_("Under which contract."))
    ends: date | None = Field(None, title=_("Ends"), description=_("The day the contract ends."))
    skill_in_house: str = Field("", title=_("Skill in house"), description=_("Who in the city can run it."))
    exit_months: float | None = Field(None, title=_("Exit, months"), description=_("How long leaving would take."), ge=0)
    exit_cost: float | None = Field(None, title=_("Exit, cost"), description=_("What leaving would cost."), ge=0)


class Processor(Body):
    """Who processes the data, in which country, under which law."""

    kind = "held.processor/1"
    demands = ("5.11",)
    name: str = Field(title=_("Processor"), description=_("The organisation."), min_length=2)
    data: str = Field("", title=_("Data"), description=_("Which data it processes."))
    country: str = Field("", title=_("Country"), description=_("Where it does so."))
    law: str = Field("", title=_("Which law"), description=_("The law that it must obey, wherever the data lie."))


class Challenge(Body):
    """A public problem opened as a challenge, with its conditions; answers need not be digital."""

    kind = "held.challenge/1"
    demands = ("5.12",)
    problem: str = Field(title=_("Problem"), description=_("The problem, as residents put it."), min_length=5, json_schema_extra={"long": True})
    conditions: str = Field("", title=_("Conditions"), description=_("What every answer must keep to."), json_schema_extra={"long": True})
    non_digital: Said = Field(Said.UNSAID, title=_("Non-digital answers welcome"), description=_("Whether they are."))
    opens: date | None = Field(None, title=_("Opens"), description=_("First day."))
    closes: date | None = Field(None, title=_("Closes"), description=_("Last day."))


class NoVendor(Body):
    """States that no vendor is part of this case: the city makes and runs it itself."""

    kind = "held.novendor/1"
    demands = ("5.1", "5.2", "5.3", "5.4", "5.6", "5.10")
    why: str = Field(title=_("How the city does it itself"), description=_("Who makes it and who runs it."), min_length=5)


KINDS: tuple[type[Body], ...] = (
    Contract, FirstClause, Clause, Component, Item, Destruction, Supplier, Meeting, Dependency, Processor, Challenge, NoVendor,
)

"""What was computed of contacts with vendors, as it is sealed: how many with how many hours, and of each case when."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.words import mark as _

COUNT, HOURS, DAYS = shown(places=0), shown(_("hours")), shown(_("days"), places=0, signed=True)


class ContactsCounted(Computed):
    """A register of contacts with vendors, counted: how many, how many hours, which of them early, late or unasked."""

    kind = "held.contactscounted/1"
    demands = ("5.9",)
    gist = ("what", "contacts", "hours")
    what: str = Field(title=_("Register"), description=_("The register that was counted."), min_length=1)
    first: date | None = Field(None, title=_("First day"), description=_("The day of the first contact in it."))
    last: date | None = Field(None, title=_("Last day"), description=_("The day of the last."))
    contacts: int = Field(
        title=_("Contacts"), description=_("How many contacts are in it."), json_schema_extra=COUNT, ge=0
    )
    vendors: int = Field(
        0, title=_("Vendors"), description=_("How many organisations made them."), json_schema_extra=COUNT, ge=0
    )
    units: int = Field(0, title=_("Units"), description=_("How many offices were met."), json_schema_extra=COUNT, ge=0)
    hours: float | None = Field(
        None,
        title=_("Hours"),
        description=_("Hours of officials' time, of the contacts that tell them; empty if none does."),
        json_schema_extra=HOURS,
        ge=0,
    )
    without_hours: int = Field(
        0,
        title=_("Without hours"),
        description=_("Contacts that do not tell how long they took."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unasked: int = Field(
        0,
        title=_("Not asked for the problem"),
        description=_("Contacts of which it is said that no standing reply was sent."),
        json_schema_extra=COUNT,
        ge=0,
    )
    reply_unsaid: int = Field(
        0,
        title=_("Reply not told"),
        description=_("Contacts that do not tell whether it was sent."),
        json_schema_extra=COUNT,
        ge=0,
    )
    gifts: int = Field(
        0,
        title=_("Gifts or travel"),
        description=_("Contacts at which a gift or travel was given or offered."),
        json_schema_extra=COUNT,
        ge=0,
    )
    early: int | None = Field(
        None,
        title=_("Before the need"),
        description=_("Contacts before the need of their case was stated in public; empty if no such day is known."),
        json_schema_extra=COUNT,
        ge=0,
    )
    allowed: int = Field(
        title=_("Days allowed"),
        description=_("After how many days a contact should be public."),
        json_schema_extra=COUNT,
        ge=0,
    )
    late: int | None = Field(
        None,
        title=_("Public late"),
        description=_(
            "Contacts that became public later than that, or are not public yet; empty if the register tells no such days."
        ),
        json_schema_extra=COUNT,
        ge=0,
    )


class ContactsOfCase(Computed):
    """The contacts of one case against the day its need was stated in public and the day its tender was published."""

    kind = "held.contactsofcase/1"
    demands = ("5.9",)
    gist = ("thing", "early", "to_need")
    what: str = Field(title=_("Register"), description=_("The register that was counted."), min_length=1)
    thing: str = Field(title=_("Case"), description=_("The case, by its name."), min_length=1)
    contacts: int = Field(
        title=_("Contacts"), description=_("How many contacts were about it."), json_schema_extra=COUNT, ge=0
    )
    first: date | None = Field(None, title=_("First contact"), description=_("The day of the first."))
    need: date | None = Field(
        None, title=_("Need stated"), description=_("The day on which the need was stated in public.")
    )
    tender: date | None = Field(
        None, title=_("Tender published"), description=_("The day on which the tender was published.")
    )
    early: int | None = Field(
        None,
        title=_("Before the need"),
        description=_("Contacts before the need was stated; empty if that day is not known."),
        json_schema_extra=COUNT,
        ge=0,
    )
    to_need: int | None = Field(
        None,
        title=_("First contact to need"),
        description=_("Days from the first contact to the need; negative if the need came first."),
        json_schema_extra=DAYS,
    )
    to_tender: int | None = Field(
        None,
        title=_("First contact to tender"),
        description=_("Days from the first contact to the tender."),
        json_schema_extra=DAYS,
    )


KINDS: tuple[type[Computed], ...] = (ContactsCounted, ContactsOfCase)

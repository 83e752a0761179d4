"""What can be written down about a contact with a vendor, and about how the answers to a challenge are judged."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from ombud.words import mark as _


class Door(StrEnum):
    """Through which door a vendor came in."""

    MEETING = "meeting"
    VIDEO = "video_call"
    CALL = "telephone"
    MAIL = "email"
    LETTER = "letter"
    DEMONSTRATION = "demonstration"
    EVENT = "event"
    VISIT = "site_visit"
    OTHER = "other"
    UNSAID = "unsaid"


class Contact(Body):
    """One contact with a vendor: which organisation, which office, about what, what it left and what it offered."""

    kind = "held.contact/1"
    demands = ("5.9",)
    vendor: str = Field(title=_("Vendor"), description=_("The organisation; never a person."), min_length=2)
    on: date = Field(title=_("Date"), description=_("The day of the contact."))
    office: str = Field("", title=_("Office met"), description=_("The office or unit that they met."))
    role: str = Field(
        "", title=_("Role of the official"), description=_("Head of street works, adviser to the mayor; never a name.")
    )
    method: Door = Field(
        Door.UNSAID,
        title=_("How"),
        description=_("Through which door they came: a meeting, a call, an e-mail, a demonstration, an event."),
    )
    topic: str = Field("", title=_("Topic"), description=_("What it was about."))
    stage: Stage = Field(
        Stage.UNSAID,
        title=_("Stage of the case"),
        description=_("Where the case stood that day. Before the need was stated in public it is an idea."),
    )
    left: str = Field(
        "", title=_("Left behind"), description=_("Papers, devices, prices, a draft of a tender; “nothing” if so.")
    )
    gift: Said = Field(Said.UNSAID, title=_("Gift offered"), description=_("Whether they gave or offered a gift."))
    trial: Said = Field(
        Said.UNSAID,
        title=_("Free trial offered"),
        description=_("Whether they offered a trial, a loan or a pilot without a price."),
    )
    travel: Said = Field(
        Said.UNSAID, title=_("Travel offered"), description=_("Whether they offered travel, lodging or a meal.")
    )
    demo: Said = Field(
        Said.UNSAID, title=_("Demonstration"), description=_("Whether they showed or offered to show the product.")
    )
    hours: float | None = Field(
        None, title=_("Hours"), description=_("Hours of officials' time, those of all who took part together."), ge=0
    )
    next_step: str = Field("", title=_("Next step"), description=_("What was agreed to happen next; “nothing” if so."))
    signed: Said = Field(
        Said.UNSAID,
        title=_("Signed by the office"),
        description=_("Whether the office that was met confirms this record."),
    )
    replied: Said = Field(
        Said.UNSAID, title=_("Standing reply sent"), description=_("Whether they were asked for the problem first.")
    )
    published: date | None = Field(
        None, title=_("Made public"), description=_("The day on which this record could be read by anyone.")
    )


class ChallengeTerms(Body):
    """How the answers to a challenge are judged, who decides, who answers questions, and which red lines bind."""

    kind = "held.challengeterms/1"
    demands = ("5.12",)
    problem: str = Field(title=_("Problem"), description=_("As it is written in the challenge."), min_length=5)
    lines: tuple[str, ...] = Field(
        (),
        title=_("Red lines"),
        description=_(
            "The red lines that are conditions, by their names in files, one on each line; left empty, all of them."
        ),
    )
    judged: str = Field(
        "",
        title=_("How answers are judged"),
        description=_("By what, and how much each counts."),
        json_schema_extra={"long": True},
    )
    decides: str = Field(
        "", title=_("Who decides"), description=_("The body that decides, and whether residents sit in it.")
    )
    answers: str = Field("", title=_("Who answers questions"), description=_("An office; never a person."))
    wants: str = Field(
        "",
        title=_("What counts as an answer"),
        description=_("A rule, a walk, a repair, more staff, a machine, nothing at all."),
    )


KINDS: tuple[type[Body], ...] = (Contact, ChallengeTerms)

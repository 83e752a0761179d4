"""What an office can answer to a recommendation of the course: one of five plain things, and why."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from ombud.evidence.said import told
from ombud.ledger.entry import Body
from ombud.words import mark as _


class Answer(StrEnum):
    """What an office says. There is no member for silence: an office that says nothing has made no reply."""

    DO = "we_do_so_already"
    WILL = "we_will"
    PART = "in_part"
    WILL_NOT = "we_will_not"
    UNKNOWN = "we_do_not_know_yet"


class OfficeReply(Body):
    """What an office answers to a recommendation of the course, and why. It speaks for that office alone."""

    kind = "answered.reply/1"  # no check reads it: it answers the course, and no demand
    to: str = Field(
        title=_("Recommendation"), description=_("Which recommendation of the course is answered."), min_length=2
    )
    answer: Answer = Field(title=_("Answer"), description=_("What your office says to it."))
    because: str = Field(
        title=_("Why"), description=_("The reason, in plain words."), min_length=5, json_schema_extra={"long": True}
    )
    due: date | None = Field(
        None,
        title=_("By"),
        description=_("The day by which it is done, or by which you will know. A promise needs one."),
        validate_default=True,
    )
    who: str = Field(
        "",
        title=_("Who does it"),
        description=_("An office or a role, never a person’s name. A promise needs one."),
        validate_default=True,
    )
    case: str = Field(
        "", title=_("Case that shows it"), description=_("The name of a case file here, as in its address: lamp-posts.")
    )
    entry: int | None = Field(
        None, title=_("Entry that shows it"), description=_("The number of the entry in that case."), ge=0
    )
    record: str = Field(
        "",
        title=_("Other record"),
        description=_(
            "Where else it can be seen: minutes, a document, an address. If you do so already, name this or a case."
        ),
        validate_default=True,
    )

    @field_validator("due")
    @classmethod
    def _a_promise_has_a_day(cls, due: date | None, so_far: ValidationInfo) -> date | None:
        if due is None and so_far.data.get("answer") is Answer.WILL:
            raise ValueError(_("A promise needs a day. Say by when it is done."))
        return due

    @field_validator("who")
    @classmethod
    def _a_promise_is_somebodys(cls, who: str, so_far: ValidationInfo) -> str:
        if not told(who) and so_far.data.get("answer") is Answer.WILL:
            raise ValueError(_("A promise needs an office or a role that does it. Say which."))
        return who

    @field_validator("entry")
    @classmethod
    def _an_entry_stands_in_a_case(cls, entry: int | None, so_far: ValidationInfo) -> int | None:
        if entry is not None and not so_far.data.get("case"):
            raise ValueError(_("An entry has its number in a case. Name the case as well."))
        return entry

    @field_validator("record")
    @classmethod
    def _what_is_done_can_be_seen(cls, record: str, so_far: ValidationInfo) -> str:
        if so_far.data.get("answer") is Answer.DO and not told(record) and not so_far.data.get("case"):
            raise ValueError(_("If you do so already, name the case or the record that shows it."))
        return record


KINDS: tuple[type[Body], ...] = (OfficeReply,)

"""What was computed of an inventory of data, as it is sealed: how many items end, and what is proposed for removal."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Duration
from ombud.words import mark as _

COUNT = shown(places=0)


class Ground(StrEnum):
    """Why an item is proposed for removal."""

    UNUSED = "unused"
    NO_DECISION = "no_decision"
    TWICE = "twice"


class InventoryCounted(Computed):
    """How many items of an inventory have an end of life, serve a decision, and have a place, a law and a basis."""

    kind = "held.inventory/1"
    demands = ("5.7", "5.8", "5.11")
    gist = ("what", "items", "ended")
    what: str = Field(title=_("Inventory"), description=_("Whose data, or which register."), min_length=1)
    items: int = Field(title=_("Items"), description=_("All items of data in it."), json_schema_extra=COUNT, ge=0)
    ended: int = Field(
        title=_("With an end"),
        description=_("Items with a day, or with a period and the event that it is counted from."),
        json_schema_extra=COUNT,
        ge=0,
    )
    event_only: int = Field(
        0,
        title=_("An event only"),
        description=_("Items that end when something happens, with no longest period."),
        json_schema_extra=COUNT,
        ge=0,
    )
    no_start: int = Field(
        0,
        title=_("A period without a start"),
        description=_("Items with a period, and nothing that it is counted from."),
        json_schema_extra=COUNT,
        ge=0,
    )
    no_end: int = Field(
        0,
        title=_("Words that are no end"),
        description=_("Items kept as long as needed, until further notice, or at least so long."),
        json_schema_extra=COUNT,
        ge=0,
    )
    words: int = Field(
        0,
        title=_("Words without a day"),
        description=_("Items of which words are written from which no day follows."),
        json_schema_extra=COUNT,
        ge=0,
    )
    nothing: int = Field(
        0,
        title=_("Nothing said"),
        description=_("Items of which no end is said at all."),
        json_schema_extra=COUNT,
        ge=0,
    )
    beyond: int = Field(
        0,
        title=_("Too long"),
        description=_("Items kept longer than the city allows, or than a life."),
        json_schema_extra=COUNT,
        ge=0,
    )
    overdue: int = Field(
        0, title=_("Past their end"), description=_("Items whose day has passed."), json_schema_extra=COUNT, ge=0
    )
    contradicted: int = Field(
        0,
        title=_("Contradicting ends"),
        description=_("Items of which two different ends are written."),
        json_schema_extra=COUNT,
        ge=0,
    )
    cap: Duration = Field(
        None, title=_("Longest allowed"), description=_("The longest that the city allows, if it said one.")
    )
    unused: int = Field(
        0,
        title=_("Unused"),
        description=_("Items that have served no decision for over a year."),
        json_schema_extra=COUNT,
        ge=0,
    )
    no_decision: int = Field(
        0,
        title=_("No decision named"),
        description=_("Items that name no decision they serve."),
        json_schema_extra=COUNT,
        ge=0,
    )
    twice: int = Field(
        0,
        title=_("Kept twice"),
        description=_("Items that are kept already, under the same name for the same purpose."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unplaced: int = Field(
        0,
        title=_("Without place or law"),
        description=_("Items of which the place or the law is not said."),
        json_schema_extra=COUNT,
        ge=0,
    )
    receivers: int = Field(
        0,
        title=_("Recipients"),
        description=_("Organisations that receive data, each once."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unruled: int = Field(
        0,
        title=_("Recipients without rules"),
        description=_("Those of which no rule is written for at least one item."),
        json_schema_extra=COUNT,
        ge=0,
    )
    unlocated: int = Field(
        0,
        title=_("Recipients without country or law"),
        description=_("Those of which the country or the law is not said."),
        json_schema_extra=COUNT,
        ge=0,
    )
    no_basis: int = Field(
        0,
        title=_("Without a legal basis"),
        description=_("Items of personal data that name no legal basis."),
        json_schema_extra=COUNT,
        ge=0,
    )
    special: int = Field(
        0,
        title=_("Special categories"),
        description=_("Items of health, belief, origin and the like (GDPR, article 9)."),
        json_schema_extra=COUNT,
        ge=0,
    )
    special_no_basis: int = Field(
        0,
        title=_("Special, without a ground"),
        description=_("Those of them that name no ground of article 9."),
        json_schema_extra=COUNT,
        ge=0,
    )


class ItemProposed(Computed):
    """An item of data that is proposed for removal, and why. Whether it goes is for people to decide."""

    kind = "held.proposal/1"
    demands = ("5.8",)
    gist = ("what", "item", "ground")
    what: str = Field(title=_("Inventory"), description=_("Whose data, or which register."), min_length=1)
    item: str = Field(title=_("Item"), description=_("The item of data."), min_length=1)
    system: str = Field("", title=_("System"), description=_("The activity or store that it belongs to."))
    ground: Ground = Field(title=_("Why"), description=_("It serves no decision, none is named, or it is kept twice."))
    last_used: str = Field(
        "", title=_("Last used"), description=_("The last day on which it served a decision, if that is known.")
    )


KINDS: tuple[type[Computed], ...] = (InventoryCounted, ItemProposed)

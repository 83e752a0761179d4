"""What Ombud computed about who was in the room, as it is sealed: one group, or one whole room, a statement."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.heard.whocame.rows import Step
from ombud.ledger.entry import Said
from ombud.people.fairroom import Verdict
from ombud.words import mark as _

PER_CENT, COUNT, RATIO, INDEX = shown(_("per cent")), shown(places=0), shown(places=2), shown(places=3)


class Whole(StrEnum):
    """What a room tells of itself as a whole. There is no member for a room that is in order."""

    UNLIKE = "unlike"
    NOT_TOLD_APART = "not_told_apart_from_a_fair_draw"
    TOO_FEW = "too_few_to_tell"
    UNCLEAR = "unclear"


class RoomGroup(Computed):
    """How many of one group were in the room beside how many live here, computed from tables kept as evidence.

    A number that is small, or that would give a small one away, is not told.
    """

    kind = "heard.room/1"
    demands = ("2.7",)
    gist = ("what", "group", "ratio", "verdict")
    what: str = Field(title=_("What people took part in"), description=_("The talk about buses."), min_length=1)
    reference: str = Field(title=_("Beside whom"), description=_("Residents, users, those who are most watched."), min_length=1)
    step: Step = Field(Step.CAME, title=_("Step"), description=_("How far the people in the room had come: asked, answered, came, stayed, was answered."))
    trait: str = Field(title=_("Trait"), description=_("What people are grouped by: age, tenure, area."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group: 18-24, tenants."), min_length=1)
    came: int | None = Field(None, title=_("In the room"), description=_("People of the group who came so far."), json_schema_extra=COUNT, ge=0)
    of: int = Field(title=_("Out of"), description=_("All in the room whose group is known."), json_schema_extra=COUNT, ge=0)
    unknown: int = Field(0, title=_("Group not known"), description=_("People in the room whose group nobody knows."), json_schema_extra=COUNT, ge=0)
    share: float | None = Field(None, title=_("Share of the room"), description=_("The group's share of those whose group is known."), json_schema_extra=PER_CENT, ge=0, le=100)
    lives_here: float | None = Field(None, title=_("Share of the people"), description=_("The group's share of those it is held against."), json_schema_extra=PER_CENT, ge=0, le=100)
    ratio: float | None = Field(None, title=_("Ratio"), description=_("The first share over the second; 1 is just as many as live here."), json_schema_extra=RATIO, ge=0)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the ratio's 95 per cent interval."), json_schema_extra=RATIO, ge=0)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the ratio's 95 per cent interval."), json_schema_extra=RATIO, ge=0)
    verdict: Verdict = Field(Verdict.UNCLEAR, title=_("Verdict"), description=_("Fewer than chance alone would bring, more, in line, or too few to tell."))
    sure: Said = Field(Said.UNSAID, title=_("Whoever the unknown are"), description=_("For a group that is short: whether it stays so if all whose group is not known belong to it."))
    counted: date | None = Field(None, title=_("People counted on"), description=_("The day of the count that it is held against: by the time of the room."))


class RoomWhole(Computed):
    """How unlike its place a room was as a whole, beside how unlike fair draws of that size are."""

    kind = "heard.wholeroom/1"
    demands = ("2.7",)
    gist = ("what", "trait", "distance", "verdict")
    what: str = Field(title=_("What people took part in"), description=_("The talk about buses."), min_length=1)
    reference: str = Field(title=_("Beside whom"), description=_("Residents, users, those who are most watched."), min_length=1)
    step: Step = Field(Step.CAME, title=_("Step"), description=_("How far the people in the room had come: asked, answered, came, stayed, was answered."))
    trait: str = Field(title=_("Trait"), description=_("What people are grouped by: age, tenure, area."), min_length=1)
    of: int = Field(title=_("Out of"), description=_("All in the room whose group is known."), json_schema_extra=COUNT, ge=0)
    unknown: int = Field(0, title=_("Group not known"), description=_("People in the room whose group nobody knows."), json_schema_extra=COUNT, ge=0)
    distance: float | None = Field(None, title=_("Distance"), description=_("The share of the room that would have to be others for it to be like the people (0 to 1)."), json_schema_extra=INDEX, ge=0, le=1)
    fair: float | None = Field(None, title=_("Fair rooms up to"), description=_("95 of 100 fair draws of that size are no further off."), json_schema_extra=INDEX, ge=0, le=1)
    chance: float | None = Field(None, title=_("By chance"), description=_("How many of 100 fair draws are as far off or further."), json_schema_extra=PER_CENT, ge=0, le=100)
    verdict: Whole = Field(Whole.UNCLEAR, title=_("Verdict"), description=_("Further off than chance explains, not told apart from a fair draw, or too few people to tell."))
    sure: Said = Field(Said.UNSAID, title=_("Whoever the unknown are"), description=_("For a room that is unlike the people: whether it stays so wherever those belong whose group is not known."))


KINDS = (RoomGroup, RoomWhole)

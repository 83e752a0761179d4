"""What was computed of dots on a map, as it is sealed: a later answer beside the first, by kind."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.words import mark as _

COUNT, PER_CENT, POINTS, P = shown(places=0), shown(_("per cent")), shown(_("points"), signed=True), shown(places=3)


class Told(StrEnum):
    """Whether two answers can be told apart by more than chance."""

    DIFFERS = "differs"
    ALIKE = "cannot_be_told_apart"
    TOO_FEW = "too_few"
    ONE_ROUND = "one_round_only"


class DotsCompared(Computed):
    """What people marked on a map the first time, beside what they marked when they were asked again, for one kind of place."""

    kind = "heard.dotscompared/1"
    demands = ("2.4",)
    gist = ("what", "place_kind", "told", "change")
    what: str = Field(title=_("What was asked"), description=_("The question of the map."), min_length=1)
    place_kind: str = Field(title=_("Kind of place"), description=_("Liked, avoided, unsafe."), min_length=1)
    rounds: int = Field(title=_("Rounds"), description=_("How often people were asked."), json_schema_extra=COUNT, ge=0)
    dots: int = Field(title=_("Dots"), description=_("All dots of all rounds that were counted."), json_schema_extra=COUNT, ge=0)
    people: int = Field(title=_("People"), description=_("How many put them; where nobody is told from another, the dots."), json_schema_extra=COUNT, ge=0)
    both: int | None = Field(None, title=_("Answered twice"), description=_("People known to have answered in the first and the last round."), json_schema_extra=COUNT, ge=0)
    first: float | None = Field(None, title=_("Share first"), description=_("Share of the dots of the first round that are of this kind; empty if too few people stand behind it."), json_schema_extra=PER_CENT)
    later: float | None = Field(None, title=_("Share later"), description=_("The same in the last round."), json_schema_extra=PER_CENT)
    change: float | None = Field(None, title=_("Difference"), description=_("The later share less the first."), json_schema_extra=POINTS)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=POINTS)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=POINTS)
    elsewhere: float | None = Field(None, title=_("Chance of lying so far apart"), description=_("How often rounds dealt among people lie as far apart as these two (p-value)."), json_schema_extra=P, ge=0, le=1)
    moved: float | None = Field(None, title=_("Moved by"), description=_("How far a later place is from the nearest that the same person marked before, in metres, median."), json_schema_extra=COUNT, ge=0)
    told: Told = Field(Told.TOO_FEW, title=_("Told"), description=_("Whether the later answer differs from the first by more than chance."))


KINDS: tuple[type[Computed], ...] = (DotsCompared,)

"""What was computed of diaries, as it is sealed: what people said of an activity beside what their days show."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

COUNT, AMOUNT, GAP, PER_CENT = shown(places=0), shown(unit_in="unit"), shown(signed=True, unit_in="unit"), shown(_("per cent"))


class Told(StrEnum):
    """What the comparison says."""

    MORE = "said_more"
    LESS = "said_less"
    ALIKE = "cannot_be_told_apart"
    TOO_FEW = "too_few"


class DiaryCompared(Computed):
    """How much of an activity people say they do, beside what diaries show, with the margin of the difference."""

    kind = "heard.diarycompared/1"
    demands = ("2.5",)
    gist = ("activity", "group", "gap")
    what: str = Field(title=_("Study"), description=_("The diaries and the survey."), min_length=1)
    activity: str = Field(title=_("Activity"), description=_("Walking, care of children, sleep."), min_length=1)
    group: str = Field("", title=_("Group"), description=_("Which group; empty for everyone."))
    unit: str = Field("", title=_("Unit"), description=_("Minutes a day, times a day."))
    same_people: Said = Field(Said.UNSAID, title=_("The same people"), description=_("Whether the same people answered and kept a diary."))
    people_said: int = Field(0, title=_("People who said"), description=_("How many answered the survey, of those compared."), json_schema_extra=COUNT, ge=0)
    people_seen: int = Field(0, title=_("People with a diary"), description=_("How many kept a diary, of those compared."), json_schema_extra=COUNT, ge=0)
    worth: float | None = Field(None, title=_("Worth after weights"), description=_("How many people the smaller side is worth once weights are counted (Kish)."), json_schema_extra=COUNT, ge=0)
    said: float | None = Field(None, title=_("Said"), description=_("The mean of what people said."), json_schema_extra=AMOUNT)
    seen: float | None = Field(None, title=_("Observed"), description=_("The mean of what their days show."), json_schema_extra=AMOUNT)
    gap: float | None = Field(None, title=_("Difference"), description=_("What was said less what was observed."), json_schema_extra=GAP)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=GAP)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=GAP)
    more: float | None = Field(None, title=_("Say more than they do"), description=_("Share of the same people whose answer is above their diary."), json_schema_extra=PER_CENT)
    told: Told = Field(Told.TOO_FEW, title=_("Told"), description=_("Whether the two differ by more than chance, all comparisons taken together."))


KINDS: tuple[type[Computed], ...] = (DiaryCompared,)

"""What Ombud computed about who is served, as it is sealed: one figure with its range a statement, none typed in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed
from ombud.ledger.entry import Said
from ombud.words import mark as _


class Effect(StrEnum):
    """Whether those who live beside it gain by more of it, or carry it as a burden."""

    GAIN = "gain"
    BURDEN = "burden"
    UNSAID = "unsaid"


class Verdict(StrEnum):
    """What a displacement watch says; the last three are no verdict."""

    ROSE = "rose"
    FELL = "fell"
    CHANCE = "chance"
    TRENDS_DIFFER = "trends_differ"
    MOVED_BEFORE = "moved_before"
    TOO_FEW = "too_few"
    UNSAID = "unsaid"


class Measurement(Computed):
    """What was measured from a city's own tables, when, and from which files; the figures themselves stand beside it."""

    kind = "served.measurement/1"
    demands = ("4.1",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    place: str = Field(title=_("Place"), description=_("The city or region."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    on: date = Field(title=_("Measured on"), description=_("The day of the measurement."))
    version: str = Field("", title=_("By"), description=_("The version of Ombud that measured."))
    files: tuple[str, ...] = Field((), title=_("From the files"), description=_("What was read, each with its SHA-256."))


class MeasuredShare(Computed):
    """One group's share of what is provided beside its share of the people, computed from tables kept as evidence."""

    kind = "served.share/1"
    demands = ("4.1",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    of_thing: float | None = Field(None, title=_("Of it, per cent"), description=_("The group's share of what is provided."))
    of_people: float | None = Field(None, title=_("Of the people, per cent"), description=_("The group's share of everyone."))
    gap: float | None = Field(None, title=_("Difference, points"), description=_("The first share less the second."))
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."))
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."))
    areas: int = Field(0, title=_("Areas"), description=_("How many areas it rests on."), ge=0)


class MeasuredNeed(Computed):
    """Whether what is provided follows need: by how much the richer get more than their need explains."""

    kind = "served.need/1"
    demands = ("4.1",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    need: str = Field(title=_("Need"), description=_("What need was counted by."), min_length=1)
    ranked_by: str = Field("", title=_("Ranked by"), description=_("What says who is poor, poorest first."))
    inequity: float | None = Field(None, title=_("Beyond need"), description=_("Above nothing: areas that are better off get more than their need explains (−1 to 1)."))
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."))
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."))
    areas: int = Field(0, title=_("Areas"), description=_("How many areas it rests on."), ge=0)


class MeasuredReach(Computed):
    """The share of a group that lives within a distance or a time of what is provided, and who is left out."""

    kind = "served.within/1"
    demands = ("4.2",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    group: str = Field(title=_("Group"), description=_("Which group; “everyone” for all."), min_length=1)
    within: str = Field(title=_("Within"), description=_("300 metres, ten minutes on foot."), min_length=1)
    share: float | None = Field(None, title=_("Reached, per cent"), description=_("Share of the group that is reached."), ge=0, le=100)
    unserved: int | None = Field(None, title=_("Not reached, persons"), description=_("How many of the group live further off."), ge=0)
    where: tuple[str, ...] = Field((), title=_("Where they live"), description=_("The areas with most of them."))
    furthest: str = Field("", title=_("All are reached within"), description=_("The distance or time that everyone of the group needs."))


class MeasuredGrowth(Computed):
    """How unevenly a thing was spread over the years, and whether what is new went where much already stood."""

    kind = "served.grown/1"
    demands = ("4.3",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    over: str = Field("", title=_("Over"), description=_("The areas that are compared."))
    since: int | None = Field(None, title=_("From"), description=_("The first year."))
    until: int | None = Field(None, title=_("To"), description=_("The last year."))
    then: float | None = Field(None, title=_("Inequality then"), description=_("Theil's index at the end of the first year; 0 is alike for all."))
    now: float | None = Field(None, title=_("Inequality now"), description=_("Theil's index at the end of the last year."))
    new: int = Field(0, title=_("New things"), description=_("How many came after the first year."), ge=0)
    to_most: float | None = Field(None, title=_("Went where most stood, per cent"), description=_("Share of what is new that went to the fifth with most."))
    low: float | None = Field(None, title=_("By lot, lowest"), description=_("What a draw by lot would send there, per cent."))
    high: float | None = Field(None, title=_("By lot, highest"), description=_("What a draw by lot would send there, per cent."))


class MeasuredDivide(Computed):
    """What those without internet, device or language get, beside everyone: found in the city's own table."""

    kind = "served.lacking/1"
    demands = ("4.4",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    needs: str = Field(title=_("What is lacking"), description=_("Internet at home, a device, the language."), min_length=1)
    among: str = Field("", title=_("Counted among"), description=_("The columns that it was counted from."))
    without: float | None = Field(None, title=_("Without, per cent"), description=_("Share of the whole that is without."))
    of_thing: float | None = Field(None, title=_("Of it, per cent"), description=_("Share of what is provided that stands where they live."))
    gap: float | None = Field(None, title=_("Difference, points"), description=_("The first share less the second."))
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."))
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."))


class MeasuredTreatment(Computed):
    """How a score treats one group beside everybody else: whom it picks and how often it is wrong."""

    kind = "served.treated/1"
    demands = ("4.5",)
    score: str = Field(title=_("Score or rule"), description=_("What is applied to people."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    people: int | None = Field(None, title=_("People"), description=_("How many of the group it was applied to; empty if too few to show."), ge=0)
    rate: str = Field(title=_("What was counted"), description=_("Picked, wrongly picked, wrongly passed over."), min_length=1)
    share: float | None = Field(None, title=_("Share, per cent"), description=_("Share of the group; empty where too few people stand behind it."))
    gap: float | None = Field(None, title=_("Difference, points"), description=_("Against everybody else."))
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."))
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."))


class MeasuredWatch(Computed):
    """What happened to rents, listings or moves near an intervention, beside areas like it."""

    kind = "served.watched/1"
    demands = ("4.6",)
    watched: str = Field(title=_("What is watched"), description=_("What is followed."), min_length=1)
    unit: str = Field("", title=_("Unit"), description=_("SEK a month, moves per 1,000."))
    near: str = Field("", title=_("Near"), description=_("How near, and how many areas that are."))
    start: int | None = Field(None, title=_("Since"), description=_("The first year after it came."))
    verdict: Verdict = Field(Verdict.UNSAID, title=_("Verdict"), description=_("What the comparison says, or why it says nothing."))
    effect: float | None = Field(None, title=_("More than in areas like it"), description=_("The change here less the change there, in the unit above."))
    low: float | None = Field(None, title=_("By chance, lowest"), description=_("What is seen where nothing was built, 95 times in 100."))
    high: float | None = Field(None, title=_("By chance, highest"), description=_("What is seen where nothing was built, 95 times in 100."))
    worse: Said = Field(Said.UNSAID, title=_("More is worse"), description=_("Whether a rise pushes people out."))


class MeasuredTogether(Computed):
    """What people of several groups at once get where they live, small numbers protected."""

    kind = "served.together/1"
    demands = ("4.7",)
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    groups: tuple[str, ...] = Field(title=_("Groups together"), description=_("The groups that cross, one on each line."), min_length=2)
    people: int | None = Field(None, title=_("People"), description=_("How many it rests on; empty if it is protected."), ge=0)
    faced: float | None = Field(None, title=_("Has where they live"), description=_("Per 100,000 people, on average; empty if it is protected."))
    beside: float | None = Field(None, title=_("Everyone has"), description=_("The same for all people together."))
    protected: Said = Field(Said.UNSAID, title=_("Small number protected"), description=_("Whether it was left out because too few people stand behind it."))


KINDS: tuple[type[Computed], ...] = (
    Measurement, MeasuredShare, MeasuredNeed, MeasuredReach, MeasuredGrowth, MeasuredDivide, MeasuredTreatment,
    MeasuredWatch, MeasuredTogether,
)  # fmt: skip

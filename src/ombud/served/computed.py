"""What Ombud computed about who is served, as it is sealed: one figure with its range a statement, none typed in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, Made, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

PER_CENT, COUNT, INDEX = shown(_("per cent")), shown(places=0), shown(places=3)
POINTS, SIGNED_INDEX = shown(_("points"), signed=True), shown(places=3, signed=True)
RATE, CHANGE = shown(_("per 100,000 people")), shown(places=3, signed=True, unit_in="unit")


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


class Measurement(Made):
    """What was measured from a city's own tables, when, and from which files; the figures themselves stand beside it."""

    kind = "served.measurement/1"
    demands = ("4.1",)
    gist = ("what", "place")
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
    gist = ("what", "group", "gap")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    of_thing: float | None = Field(None, title=_("Share of it"), description=_("The group's share of what is provided."), json_schema_extra=PER_CENT)
    of_people: float | None = Field(None, title=_("Share of the people"), description=_("The group's share of everyone."), json_schema_extra=PER_CENT)
    gap: float | None = Field(None, title=_("Difference"), description=_("The first share less the second."), json_schema_extra=POINTS)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=POINTS)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=POINTS)
    areas: int = Field(0, title=_("Areas"), description=_("How many areas it rests on."), json_schema_extra=COUNT, ge=0)


class MeasuredNeed(Computed):
    """Whether what is provided follows need: by how much the richer get more than their need explains."""

    kind = "served.need/1"
    demands = ("4.1",)
    gist = ("what", "need", "inequity")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    need: str = Field(title=_("Need"), description=_("What need was counted by."), min_length=1)
    ranked_by: str = Field("", title=_("Ranked by"), description=_("What says who is poor, poorest first."))
    inequity: float | None = Field(None, title=_("Beyond need"), description=_("Above nothing: areas that are better off get more than their need explains (−1 to 1)."), json_schema_extra=SIGNED_INDEX)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=SIGNED_INDEX)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=SIGNED_INDEX)
    areas: int = Field(0, title=_("Areas"), description=_("How many areas it rests on."), json_schema_extra=COUNT, ge=0)


class MeasuredReach(Computed):
    """The share of a group that lives within a distance or a time of what is provided, and who is left out."""

    kind = "served.within/1"
    demands = ("4.2",)
    gist = ("what", "group", "within", "share")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    group: str = Field(title=_("Group"), description=_("Which group; “everyone” for all."), min_length=1)
    within: str = Field(title=_("Within"), description=_("300 metres, ten minutes on foot."), min_length=1)
    share: float | None = Field(None, title=_("Reached"), description=_("Share of the group that is reached."), json_schema_extra=PER_CENT, ge=0, le=100)
    unserved: int | None = Field(None, title=_("Not reached, persons"), description=_("How many of the group live further off."), json_schema_extra=COUNT, ge=0)
    where: tuple[str, ...] = Field((), title=_("Where they live"), description=_("The areas with most of them."))
    furthest: str = Field("", title=_("All are reached within"), description=_("The distance or time that everyone of the group needs."))


class MeasuredGrowth(Computed):
    """How unevenly a thing was spread over the years, and whether what is new went where much already stood."""

    kind = "served.grown/1"
    demands = ("4.3",)
    gist = ("what", "to_most")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    over: str = Field("", title=_("Over"), description=_("The areas that are compared."))
    since: int | None = Field(None, title=_("From"), description=_("The first year."))
    until: int | None = Field(None, title=_("To"), description=_("The last year."))
    then: float | None = Field(None, title=_("Inequality then"), description=_("Theil's index at the end of the first year; 0 is alike for all."), json_schema_extra=INDEX)
    now: float | None = Field(None, title=_("Inequality now"), description=_("Theil's index at the end of the last year."), json_schema_extra=INDEX)
    new: int = Field(0, title=_("New things"), description=_("How many came after the first year."), json_schema_extra=COUNT, ge=0)
    to_most: float | None = Field(None, title=_("Went where most stood"), description=_("Share of what is new that went to the fifth with most."), json_schema_extra=PER_CENT)
    low: float | None = Field(None, title=_("By lot, lowest"), description=_("What a draw by lot would send there, per cent."), json_schema_extra=PER_CENT)
    high: float | None = Field(None, title=_("By lot, highest"), description=_("What a draw by lot would send there, per cent."), json_schema_extra=PER_CENT)


class MeasuredDivide(Computed):
    """What those without internet, device or language get, beside everyone: found in the city's own table."""

    kind = "served.lacking/1"
    demands = ("4.4",)
    gist = ("what", "needs", "gap")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    needs: str = Field(title=_("What is lacking"), description=_("Internet at home, a device, the language."), min_length=1)
    among: str = Field("", title=_("Counted among"), description=_("The columns that it was counted from."))
    without: float | None = Field(None, title=_("Without"), description=_("Share of the whole that is without."), json_schema_extra=PER_CENT)
    of_thing: float | None = Field(None, title=_("Share of it"), description=_("Share of what is provided that stands where they live."), json_schema_extra=PER_CENT)
    gap: float | None = Field(None, title=_("Difference"), description=_("The first share less the second."), json_schema_extra=POINTS)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=POINTS)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=POINTS)


class MeasuredTreatment(Computed):
    """How a score treats one group beside everybody else: whom it picks and how often it is wrong."""

    kind = "served.treated/1"
    demands = ("4.5",)
    gist = ("score", "group", "rate", "gap")
    score: str = Field(title=_("Score or rule"), description=_("What is applied to people."), min_length=1)
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    people: int | None = Field(None, title=_("People"), description=_("How many of the group it was applied to; empty if too few to show."), json_schema_extra=COUNT, ge=0)
    rate: str = Field(title=_("What was counted"), description=_("Picked, wrongly picked, wrongly passed over."), min_length=1)
    share: float | None = Field(None, title=_("Share"), description=_("Share of the group; empty where too few people stand behind it."), json_schema_extra=PER_CENT)
    gap: float | None = Field(None, title=_("Difference"), description=_("Against everybody else."), json_schema_extra=POINTS)
    low: float | None = Field(None, title=_("Lowest"), description=_("The lower end of the 95 per cent interval."), json_schema_extra=POINTS)
    high: float | None = Field(None, title=_("Highest"), description=_("The upper end of the 95 per cent interval."), json_schema_extra=POINTS)


class MeasuredWatch(Computed):
    """What happened to rents, listings or moves near an intervention, beside areas like it."""

    kind = "served.watched/1"
    demands = ("4.6",)
    gist = ("watched", "near", "effect")
    watched: str = Field(title=_("What is watched"), description=_("What is followed."), min_length=1)
    unit: str = Field("", title=_("Unit"), description=_("SEK a month, moves per 1,000."))
    near: str = Field("", title=_("Near"), description=_("How near, and how many areas that are."))
    start: int | None = Field(None, title=_("Since"), description=_("The first year after it came."))
    verdict: Verdict = Field(Verdict.UNSAID, title=_("Verdict"), description=_("What the comparison says, or why it says nothing."))
    effect: float | None = Field(None, title=_("More than in areas like it"), description=_("The change here less the change there, in the unit above."), json_schema_extra=CHANGE)
    low: float | None = Field(None, title=_("By chance, lowest"), description=_("What is seen where nothing was built, 95 times in 100."), json_schema_extra=CHANGE)
    high: float | None = Field(None, title=_("By chance, highest"), description=_("What is seen where nothing was built, 95 times in 100."), json_schema_extra=CHANGE)
    worse: Said = Field(Said.UNSAID, title=_("More is worse"), description=_("Whether a rise pushes people out."))


class MeasuredTogether(Computed):
    """What people of several groups at once get where they live, small numbers protected."""

    kind = "served.together/1"
    demands = ("4.7",)
    gist = ("what", "groups", "faced")
    what: str = Field(title=_("What is provided"), description=_("Working lamps, kiosks, officers."), min_length=1)
    effect: Effect = Field(Effect.UNSAID, title=_("More of it is"), description=_("A gain or a burden for those who live beside it."))
    groups: tuple[str, ...] = Field(title=_("Groups together"), description=_("The groups that cross, one on each line."), min_length=2)
    people: int | None = Field(None, title=_("People"), description=_("How many it rests on; empty if it is protected."), json_schema_extra=COUNT, ge=0)
    faced: float | None = Field(None, title=_("Has where they live"), description=_("Per 100,000 people, on average; empty if it is protected."), json_schema_extra=RATE)
    beside: float | None = Field(None, title=_("Everyone has"), description=_("The same for all people together."), json_schema_extra=RATE)
    protected: Said = Field(Said.UNSAID, title=_("Small number protected"), description=_("Whether it was left out because too few people stand behind it."))


KINDS: tuple[type[Computed], ...] = (
    Measurement, MeasuredShare, MeasuredNeed, MeasuredReach, MeasuredGrowth, MeasuredDivide, MeasuredTreatment,
    MeasuredWatch, MeasuredTogether,
)  # fmt: skip

"""What can be written down about whether it works."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.ledger.entry import Body, Said
from ombud.words import mark as _


class Method(StrEnum):
    """How a result was found, weakest first."""

    NONE = "no_comparison"
    BEFORE_AFTER = "before_after"
    SERIES = "interrupted_series"
    COMPARISON = "comparison_areas"
    RANDOMISED = "randomised"
    QUALITATIVE = "qualitative"
    UNSAID = "unsaid"


class Decision(StrEnum):
    """What a trial ends with."""

    SCALE = "scale"
    ADAPT = "adapt"
    REPEAT = "repeat_elsewhere"
    STOP = "stop"
    UNSAID = "unsaid"


class Result(Body):
    """A result, held against a measure that was sealed before."""

    kind = "proved.result/1"
    demands = ("6.1",)
    measure: str = Field(title=_("Measure"), description=_("Its name, as sealed."), min_length=2)
    value: float | None = Field(None, title=_("Value"), description=_("The value found, in the measure's unit."))
    low: float | None = Field(None, title=_("Low"), description=_("The low end of its 95 per cent interval."))
    high: float | None = Field(None, title=_("High"), description=_("The high end of its 95 per cent interval."))
    on: date | None = Field(None, title=_("Measured on"), description=_("The day of the measurement."))
    method: Method = Field(Method.UNSAID, title=_("Method"), description=_("How it was found."))
    verdict: str = Field("", title=_("In plain words"), description=_("What it says and what it does not."), json_schema_extra={"long": True})


class Promise(Body):
    """What was promised, beside what was delivered."""

    kind = "proved.promise/1"
    demands = ("6.2",)
    what: str = Field(title=_("What was promised"), description=_("Short: energy saved."), min_length=2)
    by: str = Field("", title=_("By"), description=_("Who promised it."))
    on: date | None = Field(None, title=_("Promised on"), description=_("The day of the promise."))
    promised: float | None = Field(None, title=_("Promised"), description=_("The number promised."))
    delivered: float | None = Field(None, title=_("Delivered"), description=_("The number delivered."))
    unit: str = Field("", title=_("Unit"), description=_("The unit of both."))
    fewer: Said = Field(Said.UNSAID, title=_("Less is better"), description=_("Yes where a smaller number is the better one: days, costs, complaints."))


class Trial(Body):
    """A trial: when it starts, when it ends."""

    kind = "proved.trial/1"
    demands = ("6.3",)
    name: str = Field(title=_("Trial"), description=_("What is tried, and where."), min_length=2)
    starts: date | None = Field(None, title=_("Starts"), description=_("First day."))
    ends: date | None = Field(None, title=_("Ends"), description=_("Last day."))


class Close(Body):
    """Closes a trial with a decision, and the rule or routine that changed."""

    kind = "proved.close/1"
    demands = ("6.3",)
    trial: str = Field(title=_("Trial"), description=_("Its name, as written there."))
    on: date | None = Field(None, title=_("Date"), description=_("The day of the decision."))
    decision: Decision = Field(Decision.UNSAID, title=_("Decision"), description=_("What the city does next."))
    rule_changed: str = Field("", title=_("Rule or routine changed"), description=_("What the city now does differently."), json_schema_extra={"long": True})


class Feature(Body):
    """A feature that was paid for, and whether anyone uses it."""

    kind = "proved.feature/1"
    demands = ("6.4",)
    name: str = Field(title=_("Feature"), description=_("Short: dimming each lamp by itself."), min_length=2)
    paid_for: float | None = Field(None, title=_("Paid for"), description=_("How many, or how much."), ge=0)
    used: float | None = Field(None, title=_("Used"), description=_("How many, or how much, was in use."), ge=0)
    unit: str = Field("", title=_("Unit"), description=_("Lamps, licences, hours."))
    period: str = Field("", title=_("Period"), description=_("The time that the use was counted over."))


class Failure(Body):
    """Something that failed, told so that another city can learn from it."""

    kind = "proved.failure/1"
    demands = ("6.5",)
    what: str = Field(title=_("What failed"), description=_("What happened."), min_length=2, json_schema_extra={"long": True})
    why: str = Field("", title=_("Why"), description=_("What brought it about."), json_schema_extra={"long": True})
    lesson: str = Field("", title=_("For other cities"), description=_("What to look out for."), json_schema_extra={"long": True})
    published: Said = Field(Said.UNSAID, title=_("Published"), description=_("Whether it is published for others to search."))


class SideEffect(Body):
    """A side effect that is expected beforehand, and what was seen when it was watched for."""

    kind = "proved.sideeffect/1"
    demands = ("6.6",)
    effect: str = Field(title=_("Side effect"), description=_("What may shift elsewhere."), min_length=2)
    indicator: str = Field("", title=_("Watched by"), description=_("What would show it."))
    watched_on: date | None = Field(None, title=_("Last looked at"), description=_("The last day it was looked at."))
    seen: str = Field("", title=_("What was seen"), description=_("What it showed."), json_schema_extra={"long": True})


KINDS: tuple[type[Body], ...] = (Result, Promise, Trial, Close, Feature, Failure, SideEffect)

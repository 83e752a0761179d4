"""Forecasts and promises with a number and a day, and how they came out. Demand 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from ombud.counted.entries import Forecast
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, ratio, tally
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# One quarter: figures of a year or a quarter are out by then. Who has not looked after that is not looking.
GRACE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Score:
    """One forecast beside what happened. ``error`` is (outcome - forecast) / |forecast|: -0.7 is 70 per cent short."""

    by: str
    inside: bool | None  # within its own range; None if it gave none
    error: float | None  # None where the forecast was 0 or gave no value


@dataclass(frozen=True, slots=True)
class Track:
    """The track record of one source: forecasts scored, how many gave a range and held it, mean size of the error."""

    by: str
    scored: int
    ranged: int
    inside: int
    error: float | None


def score(forecast: Forecast) -> Score | None:
    """How a forecast came out; None while there is no outcome."""
    outcome = number(forecast.came_true)
    if outcome is None:
        return None
    value, low, high = number(forecast.value), number(forecast.low), number(forecast.high)
    inside = low <= outcome <= high if low is not None and high is not None else None
    error = number(ratio(outcome - value, abs(value))) if value else None
    return Score(forecast.by, inside, error)


def track_record(scores: Sequence[Score]) -> list[Track]:
    """The record of each source, in the order in which they first appear: nobody is ranked."""
    by_source: dict[str, list[Score]] = {}
    for one in scores:
        by_source.setdefault(key(one.by), []).append(one)
    return [_track(of_one) for of_one in by_source.values()]


def _track(scores: Sequence[Score]) -> Track:
    errors = [abs(one.error) for one in scores if one.error is not None]
    ranged = [one for one in scores if one.inside is not None]
    inside = sum(one.inside is True for one in ranged)
    return Track(scores[0].by, len(scores), len(ranged), inside, fmean(errors) if errors else None)


@check(
    "3.10",
    _("Forecasts and promises are on record with source and day, and are scored when their day comes"),
    reads=(Forecast,),
    measure=_("The series that the forecast is about, up to its day, from a source other than its maker."),
)
def forecasts_are_scored(stack: Stack, today: date) -> Finding:
    """A forecast whose day has passed is held against the world; the track record is told by source."""
    forecasts = stack.of(Forecast)
    if not forecasts:
        because = say("No forecast or promise with a number and a day is on record.")
        mend = say("Write down each forecast and promise that the decision rests on: who, number, day.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    moved = [one for one in forecasts if _moved(stack.versions(one.entry.seq))]
    if moved:
        because = tally(say("Forecasts changed after their day"), [one.body.claim for one in moved], len(forecasts))
        return crossed(because, moved, mend=say("Score the forecast as it stood on its day."))
    hindsight = [one for one in forecasts if _made_after_its_day(one.body)]
    if hindsight:
        names = [one.body.claim for one in hindsight]
        because = tally(say("Forecasts made after the day they are about"), names, len(forecasts))
        return crossed(because, hindsight, mend=say("Correct the days; what is known already is no forecast."))
    overdue = [one for one in forecasts if _days_over(one.body, today) > 0]
    if overdue:
        return _overdue(stack, forecasts, overdue, today)
    untold = gaps(forecasts, lambda one: one.claim, "by", "made_on", "due", "value")
    if untold:
        because = tally(say("Forecasts that cannot be scored"), untold, len(forecasts))
        return unsaid(
            stack, Stage.PROCUREMENT, because, say("Add source, day, number and when it can be checked."), forecasts
        )
    scores = [scored for one in forecasts if (scored := score(one.body))]
    return kept(_told(scores, len(forecasts)), forecasts)


def _moved(versions: Sequence[Entry]) -> bool:
    """Whether the number foretold was changed after the day on which it could be checked."""
    foretold = [(one.on, one.body) for one in versions if isinstance(one.body, Forecast)]
    first_due = next((body.due for _on, body in foretold if body.due), None)
    if first_due is None:
        return False
    before = [_number(body) for on, body in foretold if on <= first_due]
    after = [_number(body) for on, body in foretold if on > first_due]
    return bool(before) and any(numbers != before[-1] for numbers in after)


def _number(forecast: Forecast) -> tuple[float | None, float | None, float | None]:
    return forecast.value, forecast.low, forecast.high


def _made_after_its_day(forecast: Forecast) -> bool:
    return forecast.made_on is not None and forecast.due is not None and forecast.made_on > forecast.due


def _days_over(forecast: Forecast, today: date) -> int:
    """Days since a forecast could have been checked and was not."""
    if forecast.due is None or number(forecast.came_true) is not None:
        return 0
    return (today - forecast.due).days


def _overdue(
    stack: Stack, forecasts: Sequence[Stated[Forecast]], overdue: Sequence[Stated[Forecast]], today: date
) -> Finding:
    worst = max(overdue, key=lambda one: _days_over(one.body, today))
    days = _days_over(worst.body, today)
    because = say(
        "Forecasts past their day without an outcome: {n} of {all}. {claim}, for {days} days.",
        n=len(overdue),
        all=len(forecasts),
        claim=short(worst.body.claim),
        days=days,
    )
    mend = say("Find out what happened, and write the outcome beside the forecast.")
    if days > GRACE_DAYS:
        return crossed(because, overdue, mend)
    return unsaid(stack, Stage.PROCUREMENT, because, mend, forecasts)


def _told(scores: Sequence[Score], forecasts: int) -> Sentence:
    if not scores:
        return say("Forecasts on record with source and day: {n} of {n}. None is due yet.", n=forecasts)
    told = listed(_record(one) for one in track_record(scores))
    return say("Forecasts with an outcome: {n} of {all}. {records}.", n=len(scores), all=forecasts, records=told)


def _record(track: Track) -> Sentence:
    """One source's record, as far as it gave ranges and numbers."""
    error = (
        say("no number to compare")
        if track.error is None
        else say("off by {error} per cent", error=figure(track.error * 100))
    )
    return say(
        "{by}: {inside} of {ranged} inside the range given, {error}",
        by=short(track.by),
        inside=track.inside,
        ranged=track.ranged,
        error=error,
    )

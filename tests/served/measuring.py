"""Figures as Ombud computes them, one line each, for the tests of checks."""

from __future__ import annotations

from typing import Any

from ombud.evidence.check import Check
from ombud.evidence.finding import Finding
from ombud.ledger.entry import Body, Draft, Said
from ombud.served.computed import (
    Effect,
    MeasuredDivide,
    MeasuredGrowth,
    MeasuredNeed,
    MeasuredReach,
    MeasuredShare,
    MeasuredTogether,
    MeasuredTreatment,
    MeasuredWatch,
    Verdict,
)
from tests.stacks import ask, put

KIOSKS = "Kiosks"
GAIN, BURDEN, UNSAID = Effect.GAIN, Effect.BURDEN, Effect.UNSAID


def from_file(body: Body) -> Draft:
    """A figure with the file that it was computed into."""
    return put(body, cited=True)


def measured(check: Check, *said: Body | Draft) -> Finding:
    """What a check finds where each figure that is given bare comes from a kept file."""
    return ask(check, *(one if isinstance(one, Draft) else from_file(one) for one in said))


def share(group: str, gap: float, low: float | None, high: float | None, **more: Any) -> MeasuredShare:
    of = {"of_people": 20.0, "of_thing": 20.0 + gap, "areas": 2166, "effect": GAIN, "what": KIOSKS}
    return MeasuredShare(group=group, gap=gap, low=low, high=high, **{**of, **more})


def need(inequity: float, low: float | None, high: float | None, **more: Any) -> MeasuredNeed:
    of = {"what": KIOSKS, "effect": GAIN, "need": "households without internet", "ranked_by": "income", "areas": 77}
    return MeasuredNeed(inequity=inequity, low=low, high=high, **{**of, **more})


def reached(group: str, share: float | None, within: str = "300 metres", **more: Any) -> MeasuredReach:
    of = {
        "what": KIOSKS,
        "effect": GAIN,
        "unserved": 500,
        "where": ("Burnside", "Riverdale"),
        "furthest": "2 384 metres",
    }
    return MeasuredReach(group=group, share=share, within=within, **{**of, **more})


def grown(to_most: float | None, low: float | None = 18, high: float | None = 24, **more: Any) -> MeasuredGrowth:
    years = {"what": KIOSKS, "over": "boroughs", "since": 2016, "until": 2025, "then": 0.986, "now": 0.307, "new": 1900}
    return MeasuredGrowth(to_most=to_most, low=low, high=high, **{**years, **more})


def lacking(gap: float, low: float | None, high: float | None, **more: Any) -> MeasuredDivide:
    of = {"what": KIOSKS, "effect": GAIN, "needs": "Internet", "without": 16.5, "of_thing": 16.5 + gap}
    return MeasuredDivide(gap=gap, low=low, high=high, **{**of, **more})


def treated(group: str, gap: float | None, low: float | None, high: float | None, **more: Any) -> MeasuredTreatment:
    of = {"score": "Fraud score", "rate": "picked", "people": 900, "share": None if gap is None else 20.0}
    return MeasuredTreatment(group=group, gap=gap, low=low, high=high, **{**of, **more})


def watched(verdict: Verdict, worse: Said = Said.YES, **more: Any) -> MeasuredWatch:
    of = {"watched": "Rents", "unit": "SEK a month", "near": "500 m, 7", "start": 2021, "effect": 310.0}
    return MeasuredWatch(verdict=verdict, worse=worse, **{**of, "low": -120.0, "high": 140.0, **more})


def crossed_groups(people: int | None, faced: float | None, protected: Said = Said.NO, **more: Any) -> MeasuredTogether:
    of = {"what": KIOSKS, "groups": ("Women", "over 80"), "beside": 27.2}
    return MeasuredTogether(people=people, faced=faced, protected=protected, **{**of, **more})

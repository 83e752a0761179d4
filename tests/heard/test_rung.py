"""The level of participation that recorded facts reach."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.heard.entries import Activity, Decider, Open, Rung
from ombud.heard.rung import LADDER, Facts, at_best, at_least, facts, rung
from ombud.heard.rungwords import CHANGED, DECIDERS, OPENS, RUNGS, WHEN, lift, why
from ombud.ledger.entry import Said

BUILT = Facts(Said.YES, Open.ALTERNATIVES, Said.YES, Decider.SHARED, nobody_came=False, promised=Rung.PARTNER)
any_facts = st.builds(
    Facts,
    in_time=st.sampled_from(Said),
    open=st.sampled_from(Open),
    changed=st.sampled_from(Said),
    decider=st.sampled_from(Decider),
    nobody_came=st.booleans(),
    promised=st.sampled_from(Rung),
)


def having(**fields: object) -> Facts:
    kept = {name: getattr(BUILT, name) for name in Facts.__slots__}
    return Facts(**{**kept, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "reached"),
    [
        ({}, Rung.PARTNER),
        ({"decider": Decider.RESIDENTS}, Rung.DELEGATED),
        ({"decider": Decider.RESIDENTS, "open": Open.QUESTION}, Rung.CONTROL),
        ({"decider": Decider.RESIDENTS, "open": Open.QUESTION, "changed": Said.UNSAID}, Rung.CONTROL),
        ({"decider": Decider.CITY}, Rung.INVOLVED),
        ({"decider": Decider.UNSAID}, Rung.INVOLVED),
        ({"open": Open.DESIGN}, Rung.INVOLVED),
        ({"open": Open.DETAILS}, Rung.CONSULTED),
        ({"decider": Decider.CITY, "changed": Said.NO}, Rung.CONSULTED),
        ({"changed": Said.UNSAID}, Rung.INFORMED),
        ({"open": Open.UNSAID}, Rung.INFORMED),
        ({"in_time": Said.UNSAID}, Rung.INFORMED),
        ({"nobody_came": True}, Rung.INFORMED),
        ({"decider": Decider.VENDOR}, Rung.CONSUMER),
        ({"in_time": Said.NO, "promised": Rung.INFORMED}, Rung.INFORMED),
        ({"in_time": Said.NO, "promised": Rung.UNSAID}, Rung.INFORMED),
        ({"in_time": Said.NO}, Rung.MANIPULATION),
        ({"open": Open.NOTHING}, Rung.MANIPULATION),
    ],
)
def test_each_fact_moves_the_level(change: dict[str, object], reached: Rung) -> None:
    assert rung(having(**change)) is reached


@given(any_facts)
def test_what_is_not_recorded_never_lifts_a_level(seen: Facts) -> None:
    assert at_least(at_best(seen), rung(seen))


@given(any_facts)
def test_only_the_top_needs_no_lift_and_every_level_can_be_told(seen: Facts) -> None:
    assert (lift(seen) is None) == (rung(seen) is Rung.CONTROL)
    assert why(seen).told()


def test_every_word_has_its_words() -> None:
    assert [set(RUNGS), set(WHEN), set(OPENS)] == [set(Rung), set(Said), set(Open)]
    assert [set(CHANGED), set(DECIDERS)] == [set(Said), set(Decider)]
    assert LADDER[0] is Rung.MANIPULATION
    assert LADDER[-1] is Rung.CONTROL


@pytest.mark.parametrize(
    ("on", "decided_on", "nothing_decided", "in_time"),
    [
        (date(2026, 1, 1), date(2026, 2, 1), False, Said.YES),
        (date(2026, 2, 1), date(2026, 2, 1), False, Said.YES),
        (date(2026, 2, 2), date(2026, 2, 1), False, Said.NO),
        (None, date(2026, 2, 1), False, Said.UNSAID),
        (date(2026, 1, 1), None, False, Said.UNSAID),
        (None, None, True, Said.YES),
        (date.max, date.min, False, Said.NO),
    ],
)
def test_in_time_is_on_or_before_the_last_decision(
    on: date | None, decided_on: date | None, nothing_decided: bool, in_time: Said
) -> None:
    assert facts(Activity(name="Workshop", on=on), decided_on, nothing_decided).in_time is in_time


@pytest.mark.parametrize(
    ("word", "changed"),
    [
        ("", Said.UNSAID),
        ("tbd", Said.UNSAID),
        ("Nothing.", Said.NO),
        ("ingenting", Said.NO),
        ("Two lamps moved", Said.YES),
    ],
)
def test_that_nothing_changed_is_said_and_not_unsaid(word: str, changed: Said) -> None:
    assert facts(Activity(name="Workshop", changed=word), None, True).changed is changed

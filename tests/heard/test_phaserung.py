"""The level of each phase: the worked cases that were written down beforehand, then what must always hold."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.heard.entries import Rung
from ombud.heard.judgingbodies import judged_body
from ombud.heard.judgingevents import judged_event
from ombud.heard.phaserung import Reached, phases
from ombud.heard.phasewords import GROUPS, LEVELS, PHASES
from ombud.heard.scaffold import (
    LADDER,
    NEAREST,
    Against,
    Aim,
    Body,
    Claim,
    Decision,
    Event,
    Instrument,
    Level,
    Overruling,
    Phase,
    Records,
    Side,
)
from ombud.heard.timing import Timing
from ombud.ledger.entry import Said

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "rung_cases.toml").read_text("utf-8"))["case"]
SAID = {"decides", "city_veto", "residents_veto", "rules_written", "advice_paid", "binding", "followed", "published",
        "public", "plain", "languages", "contact", "behaviour", "alternative"}  # fmt: skip
TYPED = {"phase": Phase, "aim": Aim, "money": Side, "agenda": Side, "promised": Level, "what": Against}
MADE = {"event": Event, "body": Body, "instrument": Instrument, "overruling": Overruling, "decision": Decision,
        "claim": Claim}  # fmt: skip
PLURAL = {"event": "events", "body": "bodies", "instrument": "instruments", "overruling": "overrulings",
          "decision": "decisions", "claim": "claims"}  # fmt: skip


def made(kind: str, told: dict[str, Any]) -> Any:
    values = {name: Said(value) if name in SAID else TYPED[name](value) if name in TYPED else value
              for name, value in told.items()}  # fmt: skip
    if "phases" in values:
        values["phases"] = tuple(Phase(one) for one in values["phases"])
    return MADE[kind](**values)


def records(case: dict[str, Any]) -> Records:
    return Records(**{PLURAL[kind]: tuple(made(kind, one) for one in case.get(kind, ())) for kind in MADE})


def reached(case: dict[str, Any]) -> dict[Phase, Reached]:
    return {one.phase: one for one in phases(records(case))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_worked_case_comes_out_as_written_down(case: dict[str, Any]) -> None:
    found = reached(case)
    for phase, expected in case["expected"].items():
        one = found[Phase(phase)]
        assert (one.level.value, one.because) == (expected["level"], expected.get("because", ""))
        assert [fall.by for fall in one.falls[:1]] == ([expected["fell"]] if "fell" in expected else [])
        assert one.promised.value == expected.get("promised", "unsaid")
        assert expected.get("lift", "") in " ".join(map(str, one.lifts))


def test_the_cases_reach_every_level_and_every_fall() -> None:
    found = [one for case in CASES for one in phases(records(case))]
    assert {one.level for one in found} == set(LADDER)
    falls = {(fall.of, fall.to) for one in found for fall in one.falls}
    assert falls >= {
        (Level.CONTROL, Level.DELEGATED),
        (Level.CONTROL, Level.PARTNERSHIP),
        (Level.DELEGATED, Level.PLACATION),
        (Level.PARTNERSHIP, Level.PLACATION),
        (Level.PLACATION, Level.CONSULTATION),
        (Level.CONSULTATION, Level.INFORMATION),
        (Level.CONSULTATION, Level.MANIPULATION),
        (Level.INFORMATION, Level.NONE),
        (Level.INFORMATION, Level.THERAPY),
        (Level.CHOICE, Level.MANIPULATION),
    }


def test_every_phase_is_told_and_none_is_an_average() -> None:
    through = next(case for case in CASES if case["name"] == "A case through all its phases")
    assert [one.phase for one in phases(records(through))] == list(Phase)
    assert len({one.level for one in phases(records(through))}) == 5


said = st.sampled_from(Said)
days = st.none() | st.dates()
any_event = st.builds(
    Event, name=st.just("e"), phase=st.just(Phase.DESIGN), aim=st.sampled_from(Aim), on=days, announced=days,
    came=st.none() | st.integers(0, 9), inputs=st.integers(0, 3), answered=st.integers(0, 3), overdue=st.integers(0, 3),
    published=said, public=said, plain=said, languages=said, contact=said, behaviour=said, alternative=said,
)  # fmt: skip
seats = st.none() | st.integers(0, 5)
any_body = st.builds(
    Body, name=st.just("b"), phases=st.just((Phase.DESIGN,)), residents=seats, city=seats, vendor=seats, others=seats,
    decides=said, money=st.sampled_from(Side), agenda=st.sampled_from(Side), city_veto=said, residents_veto=said,
    rules_written=said, advice_paid=said,
)  # fmt: skip
any_overruling = st.builds(Overruling, name=st.just("o"), of=st.just("b"), what=st.sampled_from(Against))


@given(any_body, st.lists(any_overruling, max_size=3))
def test_what_was_done_against_a_body_never_lifts_it(body: Body, against: list[Overruling]) -> None:
    assert LADDER.index(judged_body(body, against).level) <= LADDER.index(judged_body(body, []).level)


@given(any_event, st.builds(Timing, day=days, open_still=st.booleans()))
def test_below_the_top_it_is_always_told_what_would_lift_it(event: Event, when: Timing) -> None:
    one = judged_event(event, when)
    assert one.lifts or one.level is Level.PLACATION
    assert all(LADDER.index(fall.to) < LADDER.index(fall.of) for fall in one.falls)


@given(any_body, any_event)
def test_one_more_record_never_lowers_a_phase(body: Body, event: Event) -> None:
    alone = phases(Records(bodies=(body,)))[3]
    both = phases(Records(bodies=(body,), events=(event,)))[3]
    if alone.level is not Level.NONE:
        assert LADDER.index(both.level) >= LADDER.index(alone.level)


@given(st.lists(any_body, max_size=3), st.lists(any_event, max_size=3))
def test_the_order_of_records_changes_nothing(bodies: list[Body], events: list[Event]) -> None:
    named = [replace(one, name=f"b{at}") for at, one in enumerate(bodies)]
    held = [replace(one, name=f"e{at}") for at, one in enumerate(events)]
    assert phases(Records(tuple(held), tuple(named))) == phases(Records(tuple(held[::-1]), tuple(named[::-1])))


def test_a_promise_is_broken_only_by_what_is_recorded() -> None:
    seats = Body("Board", (Phase.DESIGN,), residents=2, city=5, promised=Level.PARTNERSHIP)
    silent = phases(Records(bodies=(seats,)))[3]
    assert (silent.short_of_promise, silent.broken) == (True, False)
    joint = replace(seats, rules_written=Said.YES, city_veto=Said.YES, residents_veto=Said.YES, agenda=Side.JOINT,
                    advice_paid=Said.YES)  # fmt: skip
    changed = Records(bodies=(joint,), overrulings=(Overruling("New rules", "Board", Against.RULES),))
    assert phases(changed)[3].broken


def test_a_vote_that_only_advises_and_comes_after_the_decision_is_manipulation() -> None:
    vote = Instrument("Vote", Phase.OPTIONS, date(2026, 3, 1), Said.NO, published=Said.YES)
    decided = Decision(Phase.OPTIONS, date(2026, 2, 1))
    assert phases(Records(instruments=(vote,), decisions=(decided,)))[1].level is Level.MANIPULATION
    assert phases(Records(instruments=(vote,), nothing_decided=True))[1].level is Level.CONSULTATION


def test_every_word_has_its_words() -> None:
    assert set(LEVELS) == set(GROUPS) == set(Level)
    assert set(PHASES) == set(Phase)
    assert set(NEAREST) == set(Rung)

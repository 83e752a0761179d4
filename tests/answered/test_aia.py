"""Canada's assessment gives the numbers that Canada's own engine gives."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.aia import Answers, Kind, UnknownAnswer, UnknownQuestion, level, most, questionnaire, score

HERE = Path(__file__).resolve()
SHARED = HERE.parents[2] / ".." / "shared" / "data" / "registers"
CARRIED = json.loads((HERE.parent / "ca_aia_golden.json").read_text(encoding="utf-8"))["sets"]


def _numbers(answers: Answers) -> tuple[int, int, int, int]:
    found = score(answers)
    return found.raw, found.mitigation, found.total, found.level


def _expected(one: dict[str, Any]) -> tuple[int, int, int, int]:
    told = one["expected"]
    return told["raw"], told["mit"], told["total"], told["level"]


@pytest.mark.parametrize("one", CARRIED, ids=[f"set {one['set']}" for one in CARRIED])
def test_the_sets_that_we_carry_come_out_as_upstream_has_them(one: dict[str, Any]) -> None:
    assert _numbers(one["answers"]) == _expected(one)


def test_all_150_sets_come_out_as_upstream_has_them() -> None:
    oracle = SHARED / "oracles" / "ca_aia_golden_150.json"
    if not oracle.is_file():
        pytest.skip("the 150 sets of answers are not beside the checkout")
    sets = json.loads(oracle.read_text(encoding="utf-8"))
    wrong = [n for n, one in enumerate(sets) if _numbers(one["answers"]) != _expected(one)]
    assert (len(sets), wrong) == (150, [])


def test_upstreams_own_example() -> None:
    assert _numbers({"decisionSector1": ["item1-1", "item2-1", "item3-1"]}) == (3, 0, 3, 1)


def test_half_a_point_is_rounded_up_as_upstream_does() -> None:
    trap = next(one for one in CARRIED if one["set"] == 63)
    found = score(trap["answers"])
    assert (found.raw, found.mitigation, found.total, found.deduction) == (130, 65, 111, True)
    assert round(0.85 * 130) == 110  # what Python's own rounding would have said


def test_the_most_that_can_be_reached_is_that_of_the_form() -> None:
    found = score({})
    assert (found.raw_most, found.mitigation_most) == (167, 77)
    assert {area.name: area.most for area in found.areas} == {
        "businessDrivers": 5, "riskProfile": 15, "projectAuthority": 2, "aboutSystem": 17, "aboutAlgorithm": 15,
        "decisionSector": 8, "impact": 52, "aboutData": 53, "consultation": 10, "dataQuality": 14, "fairness": 44,
        "privacy": 9,
    }  # fmt: skip


def test_the_form_has_as_many_questions_of_each_kind_as_upstream() -> None:
    form = questionnaire()
    kinds = [question.kind for question in form.questions]
    assert (kinds.count(Kind.RAW), kinds.count(Kind.MITIGATION), kinds.count(Kind.NONE)) == (70, 90, 2)
    assert most(form, Kind.RAW) == 167


@pytest.mark.parametrize(
    ("total", "expected"), [(0, 1), (41, 1), (42, 2), (83, 2), (84, 3), (125, 3), (126, 4), (167, 4)]
)
def test_levels_end_where_the_rules_say(total: int, expected: int) -> None:
    assert level(total, 167) == expected


def test_the_score_keeps_the_version_of_its_rules() -> None:
    assert score({}).rule_version == "Canada AIA 1.0.1"


def test_answers_that_the_form_does_not_show_count_and_are_named() -> None:
    found = score({"projectDetailsPhase": "item1", "privacyImplementation1": "item1-2", "privacyDesign1": "item1-2"})
    assert found.mitigation == 4
    assert found.hidden == ("privacyImplementation1",)


def test_free_text_and_empty_answers_bring_no_points() -> None:
    found = score({"businessDrivers3": "Shorter waits", "impact3": "", "decisionSector1": [], "impact5": None})
    assert (found.raw, found.answered) == (0, 0)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"impact99": "item1-1"}, "no question “impact99”"),
        ({"impact3": "item9-9"}, "does not offer 'item9-9'; choose from item1-4, item2-0"),
        ({"impact3": ["item1-4"]}, "takes one option"),
        ({"decisionSector1": "item1-1"}, "takes a list"),
        ({"decisionSector1": ["item1-1", "item1-1"]}, "ticked twice"),
        ({"impact3": 4}, "takes one option"),
        ({"decisionSector1": [["item1-1"]]}, "does not offer"),
        ({"impact3": {"item1-4": True}}, "takes one option"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_in_a_sentence(answers: Any, words: str) -> None:
    with pytest.raises((UnknownQuestion, UnknownAnswer)) as wrong:
        score(answers)
    assert words in str(wrong.value)
    assert str(wrong.value.because) == str(wrong.value)


@st.composite
def _answered(draw: st.DrawFn) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for question in questionnaire().questions:
        values = [option.value for option in question.options]
        if values and draw(st.booleans()):
            some = st.lists(st.sampled_from(values), unique=True, max_size=3)
            answers[question.name] = draw(some if question.many else st.sampled_from(values))
    return answers


@given(_answered())
def test_areas_add_up_and_stay_within_what_can_be_reached(answers: dict[str, Any]) -> None:
    found = score(answers)
    assert found.raw == sum(area.points for area in found.areas if area.kind is Kind.RAW) <= found.raw_most
    assert found.mitigation == sum(area.points for area in found.areas if area.kind is Kind.MITIGATION)
    assert found.total <= found.raw
    assert 1 <= found.level <= 4


@given(_answered())
def test_a_weightier_answer_never_lowers_the_raw_score(answers: dict[str, Any]) -> None:
    before = score(answers).raw
    assert score({**answers, "impact30": "item1-4"}).raw >= score({**answers, "impact30": "item2-2"}).raw
    assert score({}).raw == 0 <= before


def test_the_file_that_we_carry_is_what_the_tool_makes_of_upstreams() -> None:
    survey = SHARED / "schemas" / "ca_aia_survey-enfr.json"
    if not survey.is_file():
        pytest.skip("the questionnaire is not beside the checkout")
    tool = HERE.parents[2] / "tools" / "aia.py"
    spec = importlib.util.spec_from_file_location("aia_tool", tool)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    derived = made.written(made.derive(json.loads(survey.read_text(encoding="utf-8"))))
    assert derived == made.INTO.read_text(encoding="utf-8")

"""The annex holds what a city has chosen, each line once, in its order, in its words, and hides nothing unsettled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.annex import SIGNS, Annex, Tender, _meant, annex
from ombud.held.choices import EVERY_LINE, Choice, Strength, UnfitChoice
from ombud.held.contract.lines import RedLine
from ombud.held.setting import Grid, Heading, Words, annex_blocks
from ombud.held.wording import gaps, wordings

TENDER = Tender("Malmö", "new lamp posts", date(2026, 11, 27))


def lines(made: Annex) -> list[RedLine]:
    return [clause.wording.line for clause in made.drawn if clause.wording]


def test_every_line_stands_in_it_once() -> None:
    made = annex(TENDER)
    assert lines(made) == list(RedLine)
    assert made.left_out == ()
    assert [clause.number for clause in made.clauses] == list(range(1, len(made.clauses) + 1))


@settings(max_examples=25)
@given(st.permutations(EVERY_LINE), st.integers(1, 22))
def test_the_order_of_choosing_changes_nothing(choices: list[Choice], n: int) -> None:
    made = annex(TENDER, choices[:n])
    assert lines(made) == [line for line in RedLine if line in {choice.line for choice in choices[:n]}]
    assert made == annex(TENDER, sorted(choices[:n], key=lambda choice: choice.line))
    assert set(made.left_out) == set(RedLine) - set(lines(made))


def test_the_weaker_wording_and_the_citys_own_stand_in_place_of_the_proposed_one() -> None:
    own = ("The auditor may see everything.", "What she finds is public.")
    made = annex(TENDER, [Choice(RedLine.IP, Strength.FALLBACK), Choice(RedLine.AUDIT, Strength.OWN, own)])
    audit, rights = made.drawn
    assert tuple(part.text for part in audit.parts) == own
    assert tuple(part.text for part in rights.parts) == wordings().lines[RedLine.IP].fallback
    assert [part.number for part in audit.parts] == [f"{audit.number}.1", f"{audit.number}.2"]


def test_what_is_settled_is_filled_in_and_what_is_not_stays_in_brackets_and_is_listed() -> None:
    settled = (("5 working days", "2 days"), ("30 days", "a week"))
    (clause,) = annex(TENDER, [Choice(RedLine.AUDIT, settled=settled)]).drawn
    assert "Notice of 2 days is enough" in clause.text
    assert "mends faults within a week" in clause.text
    assert gaps(clause.text) == ("the period in Schedule D",)
    unsettled = annex(TENDER, [Choice(RedLine.AUDIT)]).unsettled
    assert {one.gap for one in unsettled} >= {"30 days", SIGNS}
    assert all(f"[{one.gap}]" in one.around for one in unsettled)


def test_who_signs_is_settled_by_the_tender() -> None:
    made = annex(Tender("Malmö", "lamps", date(2026, 1, 1), signs="the head of Street Works"))
    assert "signed by the head of Street Works." in made.clauses[0].text
    assert SIGNS not in {one.gap for one in made.unsettled}


def test_nothing_unsettled_is_not_told_as_unsettled() -> None:
    tender = Tender("Malmö", "lamps", date(2026, 1, 1), signs="the mayor")
    made = annex(tender, [Choice(RedLine.IP, Strength.OWN, ("All is the City's.",))])
    assert made.unsettled == ()
    assert "brackets" not in " ".join(map(str, made.lead))
    assert "Still to be settled" not in {block.text for block in annex_blocks(made) if isinstance(block, Heading)}


def test_only_words_that_occur_are_explained() -> None:
    own = Choice(RedLine.CITY_OWNS_DATA, Strength.OWN, ("City Data are the City's.",))
    made = annex(TENDER, [own])
    (words,) = [clause for clause in made.clauses if clause.title == "Words used"]
    assert [part.text.split("”")[0] for part in words.parts] == ["“City Data", "“System", "“Services"]


def test_a_word_that_explains_another_is_explained_too() -> None:
    assert [text.split("”")[0] for text in _meant(["Each Algorithm is named."])] == ["“System", "“Algorithm"]


def test_parts_that_never_go_to_tender_are_a_clause() -> None:
    made = annex(Tender("Malmö", "lamps", date(2026, 1, 1), kept=("the login", "the map")))
    (kept,) = [clause for clause in made.clauses if clause.title == "What is not tendered"]
    assert "the login; the map" in kept.text
    assert annex(TENDER).clauses[2].wording is not None


def test_schedules_name_the_clauses_that_refer_to_them() -> None:
    made = annex(TENDER)
    assert [one.letter for one in made.schedules] == list(wordings().schedules)
    for one in made.schedules:
        for clause in made.clauses:
            assert (f"Schedule {one.letter}" in clause.text) == (clause.number in one.clauses)


def test_a_schedule_of_the_citys_own_is_listed_without_words_for_it() -> None:
    made = annex(TENDER, [Choice(RedLine.IP, Strength.OWN, ("As Schedule Z says.",))])
    assert ("Z", "") in {(one.letter, one.holds) for one in made.schedules}


def test_the_tenderer_answers_every_clause() -> None:
    made = annex(TENDER)
    answers = [block for block in annex_blocks(made) if isinstance(block, Grid)][-1]
    assert [row[:2] for row in answers.rows] == [(str(clause.number), clause.title) for clause in made.clauses]
    assert all(row[2:] == ("", "") for row in answers.rows)  # nothing is answered for them


def test_the_blocks_say_every_part_once() -> None:
    made = annex(TENDER)
    said = [block.text for block in annex_blocks(made) if isinstance(block, Words) and block.number]
    assert said == [part.text for clause in made.clauses for part in clause.parts]


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ([], "No red line is chosen"),
        ([Choice(RedLine.IP), Choice(RedLine.IP, Strength.FALLBACK)], "chosen twice"),
        ([Choice(RedLine.IP, Strength.OWN)], "is empty"),
        ([Choice(RedLine.IP, Strength.OWN, ("Ours.", " "))], "is empty"),
        ([Choice(RedLine.IP, own=("Ours.",))], "another clause is chosen"),
        ([Choice(RedLine.AUDIT, settled=(("5 minutes", "6"),))], "has no gap [5 minutes]. Its gaps: [5 working days"),
        ([Choice(RedLine.IP, settled=(("x", "6"),))], "Its gaps: none."),
        ([Choice(RedLine.AUDIT, settled=(("30 days", " "),))], "Nothing is filled into [30 days]"),
    ],
)
def test_a_choice_of_which_nothing_can_be_made_is_refused_with_what_to_change(choices: list[Choice], told: str) -> None:
    with pytest.raises(UnfitChoice) as refused:
        annex(TENDER, choices)
    assert told in str(refused.value.told)

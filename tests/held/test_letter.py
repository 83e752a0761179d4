"""The letter asks about each line that a contract crosses or does not answer, and about no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.choices import Choice, Strength, UnfitChoice
from ombud.held.contract.lines import RedLine
from ombud.held.letter import Letterhead, Quote, Reading, letter
from ombud.held.setting import Heading, Quoted, Words, letter_blocks
from ombud.held.wording import wordings

HEAD = Letterhead("Malmö", "Lumen", "the lamp contract", date(2026, 11, 27))
SILENT = {line.value: "silent" for line in RedLine}
READINGS = st.fixed_dictionaries({line.value: st.sampled_from([one.value for one in Reading]) for line in RedLine})


@settings(max_examples=40)
@given(READINGS)
def test_each_open_line_is_asked_about_once_and_kept_ones_are_named(read: dict[str, str]) -> None:
    made = letter(HEAD, read)
    asked = [one.wording.line.value for one in made.asked]
    assert sorted(asked) == sorted(name for name, told in read.items() if told != "kept")
    assert {line.value for line in made.kept} == {name for name, told in read.items() if told == "kept"}
    order = [list(Reading).index(one.reading) for one in made.asked]
    assert order == sorted(order)  # crossed first, silence last
    assert [one.number for one in made.asked] == list(range(1, len(asked) + 1))


def test_each_says_what_was_found_what_is_proposed_and_what_is_asked() -> None:
    made = letter(HEAD, SILENT | {"audit": "crossed"}, quotes={"audit": [Quote("No audits.", "clause 9, page 4")]})
    assert made.asked[0].wording.line is RedLine.AUDIT
    blocks = letter_blocks(made)
    assert Quoted("No audits.", "clause 9, page 4") in blocks
    said = [block for block in blocks if isinstance(block, Words)]
    for wording in wordings().lines.values():
        assert sum(block.text == wording.question and block.label == "Question" for block in said) == 1
        assert sum(block.text == wording.clause[0] for block in said) == 1
        assert sum(isinstance(block, Heading) and block.text == wording.title for block in blocks) == 1


def test_the_weaker_wording_is_shown_only_if_the_city_says_so() -> None:
    weaker = wordings().lines[RedLine.AUDIT].fallback[0]
    texts = [[block.text for block in letter_blocks(letter(HEAD, SILENT, weaker=shown)) if isinstance(block, Words)]
             for shown in (False, True)]  # fmt: skip
    assert [weaker in each for each in texts] == [False, True]


def test_it_asks_in_the_words_that_the_city_has_chosen() -> None:
    choices = [Choice(RedLine.IP, Strength.OWN, ("All is the City's.",)), Choice(RedLine.AUDIT)]
    made = letter(HEAD, {"ip": "silent", "audit": "kept", "liability": "crossed"}, choices)
    assert [one.proposed for one in made.asked] == [("All is the City's.",)]
    assert made.kept == (RedLine.AUDIT,)


def test_silence_is_told_as_found_nothing_and_not_as_absent() -> None:
    told = [block.text for block in letter_blocks(letter(HEAD, SILENT)) if isinstance(block, Words)]
    assert "We found nothing about this in the contract." in told
    assert any("If we have overlooked a passage" in text for text in told)


def test_passages_near_to_a_silent_line_are_shown_as_the_nearest_and_no_more() -> None:
    made = letter(HEAD, SILENT, [Choice(RedLine.IP)], quotes={"ip": [Quote("The logo is the City's.")]})
    said = [block.text for block in letter_blocks(made)[3:] if isinstance(block, Words | Quoted)]
    at = said.index("The logo is the City's.")
    assert said[at - 1].endswith("These passages come nearest.")


def test_a_contract_that_keeps_every_line_gets_no_question() -> None:
    made = letter(HEAD, {line.value: "kept" for line in RedLine})
    assert made.asked == ()
    assert "have no question" in str(made.lead[0])


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ({"audit": "kept"}, "Nobody has read the contract for"),  # a line left out would look kept
        (SILENT | {"nope": "kept"}, "There is no red line 'nope'"),
        (SILENT | {"audit": "absent"}, "'absent' is no reading of the red line audit"),
    ],
)
def test_what_was_not_read_or_is_unknown_stops_the_letter(readings: dict[str, str], told: str) -> None:
    with pytest.raises(UnfitChoice) as refused:
        letter(HEAD, readings)
    assert told in str(refused.value.told)


def test_until_when_an_answer_is_asked_for() -> None:
    head = Letterhead("Malmö", "Lumen", "the lamp contract", date(2026, 11, 27), answer_by=date(2027, 1, 15))
    assert "Please answer in writing by 2027-01-15." in [str(one) for one in letter(head, SILENT).lead]

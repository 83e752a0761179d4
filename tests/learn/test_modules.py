"""The modules of the course: whole, plain, with their sources, translated, and nothing copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.kinds import NEWEST
from ombud.casefile.questions import BY_WORD
from ombud.learn.check import copies, faults, measured, unlike
from ombud.learn.copied import BYTES, hashed, known, listed, runs, shared
from ombud.learn.shelf import Module, modules
from ombud.learn.text import cited, paragraphs

MODULES = modules()
TRANSCRIPT = known((Path(__file__).parent / "transcript.grams").read_bytes())
SOURCE = Path(__file__).resolve().parents[3] / "shared/course/transcript.txt"
each = pytest.mark.parametrize("of", MODULES, ids=lambda one: f"m{one.facts.number}")


@each
def test_a_module_is_whole_and_plain(of: Module) -> None:
    assert list(faults(of)) == []
    assert measured(of).flesch >= 50
    assert measured(of).lix <= 45


@each
def test_a_module_ends_in_an_act_that_a_case_file_knows(of: Module) -> None:
    assert of.facts.check in BY_NUMBER
    assert of.facts.kind in NEWEST
    assert of.facts.question in BY_WORD


@each
def test_what_a_module_explains_are_demands(of: Module) -> None:
    demands = (Path(__file__).resolve().parents[2] / "docs/demands.md").read_text("utf-8")
    told = set(re.findall(r"^### ([1-7]\.\d{1,2}|[LWP]\d)\b", demands, re.M))
    assert set(of.facts.explains) <= told


@each
def test_the_swedish_of_a_module_differs_in_words_only(of: Module) -> None:
    assert "sv" in of.languages
    assert list(unlike(of.words, of.words_in("sv"))) == []
    assert of.words_in("sv").summary != of.words.summary


@each
def test_nothing_is_copied_from_the_course(of: Module) -> None:
    assert list(copies(of, TRANSCRIPT)) == []


@each
def test_most_paragraphs_say_where_they_have_it_from(of: Module) -> None:
    """A rough guard: a text of 2,000 words without thirty citations tells more than it shows."""
    assert len(cited(of.text)) >= 30
    assert len(paragraphs(of.text)) >= 20


def test_a_work_that_two_modules_cite_under_one_name_is_one_work() -> None:
    titles: dict[str, set[str]] = {}
    for of in MODULES:
        for key, source in of.sources.items():
            titles.setdefault(key, set()).add(source.title)
    assert {key: names for key, names in titles.items() if len(names) > 1} == {}


def test_a_copied_run_is_found_among_hashes_only() -> None:
    there = known(listed("the old lamp by the school was dark all winter long"))
    assert len(there) == 4
    assert shared("He said: the OLD lamp, by the school, was dark!", there) == ("the old lamp by the school was dark",)
    assert shared("the old lamp by a school was dark all winter", there) == ()


def test_a_list_of_hashes_that_was_cut_off_is_refused() -> None:
    with pytest.raises(ValueError, match="no whole hashes"):
        known(b"1234567")


@pytest.mark.skipif(not SOURCE.exists(), reason="the course's transcript is not beside this checkout")
def test_the_list_is_that_of_the_transcript() -> None:
    assert listed(SOURCE.read_text("utf-8")) == b"".join(sorted(TRANSCRIPT))
    assert len(hashed(next(runs(SOURCE.read_text("utf-8"))))) == BYTES

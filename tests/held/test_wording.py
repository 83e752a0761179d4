"""Each red line has all its words, and they hold together: gaps that close, schedules and defined words that exist."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from ombud.held.contract.lines import CATALOGUE, RedLine
from ombud.held.wording import GAP, Wording, gaps, schedules_named, wordings, words_used

ALL = list(wordings().lines.values())
each_line = pytest.mark.parametrize("wording", ALL, ids=lambda one: one.line.value)


def parts(wording: Wording) -> tuple[str, ...]:
    return (*wording.clause, *wording.fallback)


def test_every_red_line_has_words_and_nothing_else_has() -> None:
    told = tomllib.loads((files("ombud.held") / "wording.toml").read_text(encoding="utf-8"))
    assert set(told) - {"standing", "definitions", "schedules"} == {line.value for line in RedLine}
    assert list(wordings().lines) == list(RedLine)


@each_line
def test_each_has_title_rule_clause_fallback_question_and_reason(wording: Wording) -> None:
    assert all(text.strip() for text in (wording.title, wording.rule, wording.question, wording.why, *parts(wording)))
    assert len(wording.clause) >= 4
    assert len(" ".join(wording.fallback)) < len(" ".join(wording.clause))
    assert "?" in wording.question or wording.question.startswith("Take")
    assert wording.demands == CATALOGUE[wording.line].demands


@each_line
def test_brackets_close_and_stand_in_clauses_only(wording: Wording) -> None:
    for part in parts(wording):
        assert "[" not in GAP.sub("", part)
        assert "]" not in GAP.sub("", part)
    assert not gaps(wording.question + wording.rule + wording.why + wording.title)


@each_line
def test_sentences_are_whole(wording: Wording) -> None:
    for part in (*parts(wording), wording.rule, wording.why):
        assert re.match(r"[\[“\"A-Z]", part)
        assert part.endswith(".")


def test_schedules_that_are_referred_to_are_those_that_there_are() -> None:
    named = schedules_named(" ".join(part for wording in ALL for part in parts(wording)))
    assert named == tuple(wordings().schedules)


def test_defined_words_are_those_that_are_used() -> None:
    text = " ".join(part for wording in ALL for part in wording.clause)
    assert words_used(text) == tuple(wordings().definitions)


def test_a_law_is_named_only_where_the_data_act_asks_for_the_same() -> None:
    named = {wording.line for wording in ALL if wording.law}
    assert named == {RedLine.OPEN_FORMAT_ACCESS, RedLine.EXIT_HANDOVER, RedLine.OPEN_STANDARDS,
                     RedLine.TERMINATION_CONVENIENCE}  # fmt: skip
    articles = {number for wording in ALL for number in re.findall(r"article (\d+)", wording.law)}
    assert articles == {"23", "25", "26", "29", "30", "34"}


def test_the_periods_of_the_data_act_are_in_the_exit_clause() -> None:
    clause = " ".join(wordings().lines[RedLine.EXIT_HANDOVER].clause)
    assert {"two months", "30 calendar days"} <= set(gaps(clause))
    assert "12 January 2027" in clause


def test_no_two_lines_share_a_sentence() -> None:
    seen: set[str] = set()
    for text in (part for wording in ALL for part in parts(wording)):
        for sentence in re.split(r"(?<=\.) ", text):
            assert sentence not in seen
            seen.add(sentence)

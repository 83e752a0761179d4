"""The lessons of the reader of contracts are well formed: whole, labelled with lines that exist, and no two alike."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from ombud.held.contract.lines import RedLine

KINDS = {"contract", "tender", "dpa", "terms", "framework", "schedule", "permit", "mou"}


HANDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@pytest.fixture(scope="module", params=HANDS)
def lessons(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    told = (files("ombud.held.contract") / "lessons" / f"{request.param}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in told.splitlines()]


def test_every_file_of_lessons_is_looked_at() -> None:
    there = {one.name for one in (files("ombud.held.contract") / "lessons").iterdir() if one.name.endswith(".jsonl")}
    assert there == {f"{hand}.jsonl" for hand in HANDS}


def test_each_lesson_is_whole_and_its_labels_exist(lessons: list[dict[str, Any]]) -> None:
    assert len({lesson["id"] for lesson in lessons}) == len(lessons) >= 400
    for lesson in lessons:
        assert set(lesson) == {"id", "kind", "text", "lines"}
        assert lesson["kind"] in KINDS
        assert set(lesson["lines"]) <= {line.value for line in RedLine}
        assert set(lesson["lines"].values()) <= {"kept", "crossed"}


def test_each_line_has_lessons_that_keep_it_and_lessons_that_cross_it(lessons: list[dict[str, Any]]) -> None:
    counted = Counter(label for lesson in lessons for label in lesson["lines"].items())
    assert min(counted[line.value, told] for line in RedLine for told in ("kept", "crossed")) >= 7
    assert sum(not lesson["lines"] for lesson in lessons) >= 60


def test_no_two_lessons_share_a_run_of_eight_words(lessons: list[dict[str, Any]]) -> None:
    said: dict[tuple[str, ...], str] = {}
    for lesson in lessons:
        words = re.findall(r"\w+", lesson["text"].lower())
        for at in range(len(words) - 7):
            assert said.setdefault(tuple(words[at : at + 8]), lesson["id"]) == lesson["id"]

"""The passages that a reader of contracts is tried on: read twice, and as agreed as they are said to be."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from ombud.held.agreement import agreement

SET = Path(__file__).parent / "redline_set"
LINES = 22


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SET / name).read_text("utf-8").splitlines()]


def judged(name: str) -> dict[str, dict[str, str]]:
    return {one["id"]: one["lines"] for one in read(name)}


def test_every_passage_was_read_twice() -> None:
    ids = [one["id"] for one in read("passages.jsonl")]
    assert len(set(ids)) == len(ids) >= 60
    assert list(judged("first.jsonl")) == list(judged("second.jsonl")) == ids


def test_every_line_is_kept_by_some_and_crossed_by_some() -> None:
    for name in ("first.jsonl", "second.jsonl"):
        told = Counter((line, reading) for lines in judged(name).values() for line, reading in lines.items())
        assert {reading for _, reading in told} == {"kept", "crossed"}
        assert len({line for line, _ in told}) == LINES
        assert min(told.values()) >= 2


def test_the_two_readings_agree_as_far_as_the_page_says() -> None:
    first, second = judged("first.jsonl"), judged("second.jsonl")
    lines = sorted({line for lines in first.values() for line in lines})
    asked = [(one, line) for one in first for line in lines]
    found = agreement([first[one].get(line) for one, line in asked], [second[one].get(line) for one, line in asked])
    told = (SET / "README.md").read_text("utf-8")
    assert found.kappa is not None
    assert f"Of {found.judged:,} judgements" in told
    assert f"{100 * found.observed:.1f} per cent" in told
    assert f"kappa is {found.kappa:.2f}" in told


def test_no_passage_says_what_it_is_a_test_of() -> None:
    told = " ".join(one["text"] for one in read("passages.jsonl"))
    assert not re.search(r"red line|\bombud\b", told, re.IGNORECASE)

"""The lamp posts: the one worked case of the demonstration, read from a file of drafts, one a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from ombud.casefile import kinds
from ombud.ledger.entry import Cite, Draft, Unread

CASE = "lamp-posts"


class BrokenDemo(ValueError):
    """A line of the worked case does not fit its kind: the package is damaged."""


def drafts() -> tuple[Draft, ...]:
    """The statements of the worked case, oldest first; each figure in it is invented, and its opening says so."""
    lines = files("ombud.demo").joinpath(f"{CASE}.jsonl").read_text("utf-8").splitlines()
    return tuple(_draft(json.loads(line), number) for number, line in enumerate(lines))


def papers() -> tuple[Path, ...]:
    """The letter, the notes and the draft contract that the statements cite by their SHA-256."""
    return tuple(sorted(Path(str(files("ombud.demo").joinpath(CASE))).glob("*.txt")))


def _draft(told: Mapping[str, Any], number: int) -> Draft:
    body = kinds.body(told["kind"], told["body"])
    if isinstance(body, Unread):
        where = f"Line {number + 1} of the worked case"
        raise BrokenDemo(f"{where} is of an unknown kind, {told['kind']}; install Ombud anew.")
    cites = tuple(Cite(**cite) for cite in told.get("cites", ()))
    return Draft(body, told["role"], _at(told["on"], number), told.get("office", ""), told.get("replaces"), cites)


def _at(day: str, number: int) -> datetime:
    """Nine in the morning, a second later for each line, so that a day's statements keep their order."""
    return datetime.combine(date.fromisoformat(day), time(9), UTC) + timedelta(seconds=number)



"""A lesson: a passage with its labels, as sentences told by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ombud.held.contract.evidenced import Evidence, Spoken, evidence, spoken
from ombud.held.contract.lines import RedLine
from ombud.held.contract.sides import Sides


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage with its labels. ``background`` marks one of an ordinary contract: nothing is
    measured on it, and it is not asked of lines that a rule finds it to be about. ``parts`` are the ids of the lessons
    that a composed one was put together from."""

    id: str
    said: tuple[Spoken, ...]
    evidence: dict[RedLine, Evidence]
    lines: dict[str, str]
    writer: str
    background: bool = False
    parts: tuple[str, ...] = ()


def lessons(paths: Iterable[Path]) -> Iterator[Lesson]:
    """The lessons in files, one JSON object a line: id, text, lines."""
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield lesson(json.loads(line), path.stem)


def lesson(told: Mapping[str, Any], writer: str = "", background: bool = False) -> Lesson:
    """One lesson, with its sentences told by side."""
    said = spoken(told["text"], Sides())
    return Lesson(told["id"], said, evidence(said), told.get("lines", {}), writer, background)

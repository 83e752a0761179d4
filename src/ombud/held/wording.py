"""What a city proposes to write into a contract for each red line: a clause, a weaker one, a question, the reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from ombud.held.contract.lines import CATALOGUE, RedLine

GAP = re.compile(r"\[([^\[\]]+)\]")
_SCHEDULE = re.compile(r"\bSchedule ([A-Z])\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """One red line in words for a contract. ``clause`` and ``fallback`` are numbered parts; ``law`` may be empty."""

    line: RedLine
    title: str
    rule: str
    clause: tuple[str, ...]
    fallback: tuple[str, ...]
    question: str
    why: str
    law: str = ""

    @property
    def demands(self) -> tuple[str, ...]:
        """The demands that ask for this line: ("5.4", "7.8")."""
        return CATALOGUE[self.line].demands


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings, in the order of the red lines, with what they share."""

    lines: Mapping[RedLine, Wording]
    standing_title: str
    standing: tuple[str, ...]
    definitions: Mapping[str, str]
    schedules: Mapping[str, str]


@lru_cache(maxsize=1)
def wordings() -> Wordings:
    """The wordings that come with Ombud, from ``wording.toml``. They are English; nothing translates a contract."""
    told = tomllib.loads((files("ombud.held") / "wording.toml").read_text(encoding="utf-8"))
    return Wordings(
        lines=MappingProxyType({line: _wording(line, told[line.value]) for line in RedLine}),
        standing_title=told["standing"]["title"],
        standing=tuple(told["standing"]["clause"]),
        definitions=MappingProxyType(told["definitions"]),
        schedules=MappingProxyType(told["schedules"]),
    )


def _wording(line: RedLine, told: Mapping[str, Any]) -> Wording:
    return Wording(
        line=line,
        title=told["title"],
        rule=told["rule"],
        clause=tuple(told["clause"]),
        fallback=tuple(told["fallback"]),
        question=told["question"],
        why=told["why"],
        law=told.get("law", ""),
    )


def gaps(text: str) -> tuple[str, ...]:
    """What stands in square brackets and is for the city to settle, each once, in its order."""
    return tuple(dict.fromkeys(GAP.findall(text)))


def schedules_named(text: str) -> tuple[str, ...]:
    """The letters of the schedules that a text refers to, each once, in the order of the alphabet."""
    return tuple(sorted(set(_SCHEDULE.findall(text))))


def words_used(text: str) -> tuple[str, ...]:
    """The defined words that stand in a text, in the order in which they are defined."""
    return tuple(word for word in wordings().definitions if re.search(rf"\b{re.escape(word)}s?\b", text))

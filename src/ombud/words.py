"""Sentences that can be said in any language: a pattern, and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


def mark(text: str) -> str:
    """The same text; the name tells the extraction of messages that it is to be translated."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its numbers kept apart, so that a face can say it in another language.

    ``pattern`` is English with ``{name}`` gaps; ``gaps`` holds what fills them, as pairs.
    """

    pattern: str
    gaps: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return self.told()

    def told(self, translate: Callable[[str], str] = mark) -> str:
        """The sentence in words; ``translate`` turns the English pattern into another language's."""
        filled = {name: _spoken(value, translate) for name, value in self.gaps}
        return translate(self.pattern).format(**filled) if filled else translate(self.pattern)

    def as_json(self) -> dict[str, Any]:
        return {"text": str(self), "pattern": self.pattern, "gaps": {k: _plain(v) for k, v in self.gaps}}


def say(pattern: str, /, **gaps: Any) -> Sentence:
    """A sentence to be shown: ``say("{n} of {all} items have no end.", n=2, all=7)``."""
    return Sentence(pattern, tuple(gaps.items()))


def from_json(told: Mapping[str, Any]) -> Sentence:
    """The sentence that :meth:`Sentence.as_json` wrote down."""
    return Sentence(told["pattern"], tuple((name, _gap(value)) for name, value in told.get("gaps", {}).items()))


def _gap(value: Any) -> Any:
    return from_json(value) if isinstance(value, Mapping) else value


def _spoken(value: Any, translate: Callable[[str], str]) -> str:
    if isinstance(value, Sentence):
        return value.told(translate)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        return value.as_json()
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)

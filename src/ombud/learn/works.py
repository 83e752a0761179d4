"""The works that a module cites, with their numbers in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ombud.learn.module import Source
from ombud.learn.shelf import Module
from ombud.learn.text import CITED, cited
from ombud.words import say

RIGHTS = say("You may use, change and share the text of this course under CC BY-SA 4.0, or under EUPL 1.2. Name the "
             "Ombud contributors.")  # fmt: skip
_MARKS = re.compile(r"[\[\]()*_`]")


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its number in the text, and whether it is proposed for reading."""

    key: str
    number: int | None
    source: Source
    further: bool


def works(of: Module) -> tuple[Work, ...]:
    """Every work, those that the text cites first, in its order."""
    numbers, reading = _numbers(of), set(of.facts.reading)
    found = [Work(key, numbers.get(key), source, key in reading) for key, source in of.sources.items()]
    return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0, one.key)))


def numbered(of: Module, text: str, address: Callable[[str], str]) -> str:
    """A text of the module as Markdown, each citation a number that leads to the ``address`` of its work's key."""
    numbers = _numbers(of)

    def number(found: re.Match[str]) -> str:
        place = f", {_MARKS.sub('', found[2]).strip()}" if found[2] else ""
        return f" [{numbers[found[1]]}{place}]({address(found[1])})"

    return CITED.sub(number, text)


def _numbers(of: Module) -> dict[str, int]:
    return {key: at for at, key in enumerate(dict.fromkeys(one.key for one in cited(of.text)), 1)}

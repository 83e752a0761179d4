"""A module of the course as its pages show it: sections as HTML, questions with what was chosen, works in full."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ombud.learn.check import measured
from ombud.learn.module import Option, Question, Source, Words
from ombud.learn.shelf import Module
from ombud.learn.text import CITED, cited
from ombud.web.written import rendered

PACE = 150  # words a minute, read aloud
_MARKS = re.compile(r"[\[\]()*_`]")


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with its heading and its text as HTML; ``checks`` are those that it explains."""

    slug: str
    title: str
    html: SafeString
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionShown:
    """An option with its place, and whether it was chosen."""

    at: int
    option: Option
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its options. ``right`` is nothing where no option was chosen."""

    question: Question
    options: tuple[OptionShown, ...]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its number in the text, and whether it is proposed for reading."""

    key: str
    number: int | None
    source: Source
    further: bool


def minutes(of: Module) -> int:
    """How long the text takes, read aloud."""
    return round(measured(of).words / PACE)


def shown(of: Module) -> tuple[SectionShown, ...]:
    """The sections as HTML, each citation a number that leads to the work."""
    numbers = _numbers(of)

    def number(found: re.Match[str]) -> str:
        place = f", {_MARKS.sub('', found[2]).strip()}" if found[2] else ""
        return f" [{numbers[found[1]]}{place}](/learn/{of.facts.number}/works/#{found[1]})"

    explains = of.facts.explains.items()
    return tuple(
        SectionShown(one.slug, one.title, rendered(CITED.sub(number, one.text)),
                     tuple(check for check, slug in explains if slug == one.slug))
        for one in of.sections
    )  # fmt: skip


def _numbers(of: Module) -> dict[str, int]:
    return {key: at for at, key in enumerate(dict.fromkeys(one.key for one in cited(of.text)), 1)}


def asked(words: Words, chosen: Mapping[str, str]) -> tuple[Asked, ...]:
    """The questions with what was chosen: id of a question -> place of an option, from 0."""
    return tuple(_asked(one, chosen.get(one.id, "")) for one in words.question)


def _asked(question: Question, chosen: str) -> Asked:
    options = tuple(OptionShown(at, one, chosen == str(at)) for at, one in enumerate(question.option))
    right = next((one.option.right for one in options if one.chosen), None)
    return Asked(question, options, right)


def works(of: Module) -> tuple[Work, ...]:
    """Every work, those that the text cites first, in its order."""
    numbers, reading = _numbers(of), set(of.facts.reading)
    found = [Work(key, numbers.get(key), source, key in reading) for key, source in of.sources.items()]
    return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0, one.key)))

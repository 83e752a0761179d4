"""A module of the course as its pages show it: sections as HTML, questions with what was chosen, works in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from ombud.casefile.checks import BY_NUMBER
from ombud.learn.module import Option, Question, Words
from ombud.learn.shelf import Module
from ombud.learn.sound.pace import estimated
from ombud.learn.works import numbered
from ombud.learn.works import works as works
from ombud.web.written import anchor, rendered


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with its heading and its text as HTML; ``explains``: numbers of demands, each with its address."""

    slug: str
    title: str
    html: SafeString
    explains: tuple[tuple[str, str], ...]


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


def minutes(of: Module) -> int:
    """How long the module takes, read aloud; what was built to listen to is held against the same."""
    return round(estimated(of) / 60)


def shown(of: Module, to: str = "") -> tuple[SectionShown, ...]:
    """The sections as HTML, each citation a number that leads to the work: on its page, or behind ``to``."""
    return tuple(
        SectionShown(one.slug, one.title, linked(of, one.text, to), _explained(of, one.slug)) for one in of.sections
    )


def linked(of: Module, text: str, to: str = "") -> SafeString:
    """A text of a module as HTML; a citation is the work's number in the module, and leads to it."""
    address = to or f"{reverse('learn-works', args=[of.facts.number])}#"
    return rendered(numbered(of, text, lambda key: f"{address}{key}"))


def _explained(of: Module, slug: str) -> tuple[tuple[str, str], ...]:
    """The demands that a section explains."""
    return demands([number for number, there in of.facts.explains.items() if there == slug])


def demands(numbers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Demands with their addresses: a check has its page, another its place in the list of demands."""
    return tuple(
        (one, reverse("method", args=[one]) if one in BY_NUMBER else f"{reverse('demands')}#{anchor(one)}")
        for one in numbers
    )


def asked(words: Words, chosen: Mapping[str, str]) -> tuple[Asked, ...]:
    """The questions with what was chosen: id of a question -> place of an option, from 0."""
    return tuple(_asked(one, chosen.get(one.id, "")) for one in words.question)


def _asked(question: Question, chosen: str) -> Asked:
    options = tuple(OptionShown(at, one, chosen == str(at)) for at, one in enumerate(question.option))
    right = next((one.option.right for one in options if one.chosen), None)
    return Asked(question, options, right)

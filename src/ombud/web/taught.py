"""Which passages of the course explain a check, and what it recommends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.core.validators import slug_re
from django.urls import reverse
from django.utils.translation import get_language

from ombud.learn import shelf
from ombud.learn.module import Recommendation
from ombud.learn.shelf import Module, modules


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a module: where it stands, and its heading in English."""

    module: int
    slug: str
    title: str


@cache
def course() -> tuple[Module, ...]:
    """The modules of the course that come with this copy."""
    return modules()


def taught(*numbers: str) -> list[Passage]:
    """The passages that explain checks, by the numbers of their demands; each once."""
    found = [
        Passage(one.facts.number, part.slug, part.title)
        for number in numbers for one in course() for part in one.sections
        if part.slug == one.facts.explains.get(number)
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def recommendations(language: str = "") -> tuple[Recommendation, ...]:
    """What the course recommends to officials, in a language or in the reader's."""
    told = language or get_language() or "en"
    return tuple(each for one in course() for each in shelf.recommended(one, told))


def page_of(name: str) -> str:
    """The address of a recommendation's page; nothing for a name that cannot stand in one: it came from elsewhere."""
    return reverse("learn-recommendation", args=[name]) if slug_re.fullmatch(name) else ""


def spoken() -> str:
    """The language in which the reader gets the recommendations: their own, or English."""
    told = get_language() or "en"
    return told if any((one.folder / f"recommendations.{told}.toml").is_file() for one in course()) else "en"


def advised(number: str) -> tuple[Recommendation, ...]:
    """What the course recommends that bears on a demand, by its number."""
    return tuple(one for one in recommendations() if number in one.demands)


def recommended(name: str) -> str:
    """The text of a recommendation by its id; the id itself where the course makes it no more."""
    return next((one.text for one in recommendations() if one.id == name), name)

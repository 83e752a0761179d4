"""Which passages of the course explain a check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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

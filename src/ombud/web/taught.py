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


def taught(number: str) -> list[Passage]:
    """The passages that explain a check, by the number of its demand."""
    return [
        Passage(one.facts.number, part.slug, part.title)
        for one in course() for part in one.sections if part.slug == one.facts.explains.get(number)
    ]  # fmt: skip

"""The people whom the course names: where, and which works of theirs it cites. Nothing else is told of anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ombud.learn.module import Source
from ombud.learn.shelf import Module
from ombud.learn.text import CITED, Section, cited


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the longest form of the name. ``places``: module and section; ``works``: module, key and work."""

    name: str
    places: tuple[tuple[int, Section], ...]
    works: tuple[tuple[int, str, Source], ...]


def people(of: Sequence[Module]) -> tuple[Person, ...]:
    """Everybody whom the modules list, by surname."""
    names: dict[str, str] = {}
    for name in (name for one in of for name in one.facts.people):
        names[_plain(name)] = max(names.get(_plain(name), ""), name, key=len)
    found = (Person(name, tuple(places(of, name)), tuple(works(of, name))) for name in names.values())
    return tuple(sorted(found, key=lambda one: (surname(one.name).casefold(), one.name)))


def works(of: Sequence[Module], name: str) -> Iterator[tuple[int, str, Source]]:
    """The works by a person, each once, with the first module that cites it."""
    told: set[str] = set()
    for one in of:
        for key, source in one.sources.items():
            if source.title not in told and any(same(name, author) for author in source.authors):
                told.add(source.title)
                yield one.facts.number, key, source


def places(of: Sequence[Module], name: str) -> Iterator[tuple[int, Section]]:
    """The sections that name a person in full, cite a work by the person, or cite the person's words in the course."""
    for one in of:
        course = {key for key, source in one.sources.items() if source.sort == "course"}
        own = {key for key, source in one.sources.items() if any(same(name, author) for author in source.authors)}
        for section in one.sections:
            told = cited(section.text)
            spoke = any(each.key in course and surname(name) in each.place.split() for each in told)
            if spoke or _named(section.text, name) or any(each.key in own - course for each in told):
                yield one.facts.number, section


def same(name: str, other: str) -> bool:
    """Whether two names are one person's: one surname, and first names that agree as far as both are written out."""
    (first, last), (their, theirs) = _parts(name), _parts(other)
    short = min(first.rstrip("."), their.rstrip("."), key=len)
    return last == theirs and (first == their or (len(short) == 1 and first[0] == their[0]))


def surname(name: str) -> str:
    """The last word of a name; what stands before it, as in “von Wirth”, is left out."""
    return name.split()[-1]


def _parts(name: str) -> tuple[str, str]:
    return name.split()[0].casefold(), surname(name).casefold()


def _plain(name: str) -> str:
    return " ".join(_parts(name))


def _named(text: str, name: str) -> bool:
    first, *_between, last = (re.escape(word) for word in name.split())
    return bool(re.search(rf"\b{first}\s+(?:\S+\s+){{0,3}}?{last}\b", CITED.sub("", text)))

"""What of a lobby register is kept: organisations and offices. People are dropped, and how many is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ombud.formats import ways
from ombud.formats.texts import folded, is_unsaid, plain
from ombud.people.mailbox import looks_like_a_person
from ombud.people.pointing import pointers
from ombud.words import Sentence, mark, say

_EARLIEST = date(1970, 1, 1)  # no register of contacts is older; an earlier day is a slip of the pen
_NAMED = 5  # places that are named before they are only counted


@lru_cache(maxsize=16384)  # the same offices and firms come with every contact
def _a_person(text: str) -> bool:
    return looks_like_a_person(text)


@lru_cache(maxsize=16384)
def _is_own(name: str, person: tuple[str, ...]) -> bool:
    """Whether an organisation's name is that of the person who came for it, in either order."""
    return folded(name) in {folded("".join(person)), folded("".join(reversed(person)))}


@lru_cache(maxsize=16384)
def _points(text: str) -> bool:
    return bool(pointers(text))


@dataclass(slots=True)
class Dropped:
    """What was left out while a register was read, and why. ``today`` is the last day that a contact can have."""

    today: date
    people: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)
    undated: int = 0

    def named(self, whose: str, *parts: str) -> None:
        """A person was named: as a lobbyist, or as an official."""
        if any(part and not is_unsaid(part) for part in parts):
            self.people[whose] += 1

    def organisation(self, text: str, *person: str) -> str:
        """An organisation's name; nothing where it is that of the person who came, or seems to be somebody's."""
        name = words(text)
        if name and (_is_own(name, person) or _a_person(name)):
            self.people["organisation"] += 1
            return ""
        return name

    def office(self, text: str) -> str:
        """An office or a role; nothing where a person is named in it."""
        name = words(text)
        if name and _a_person(name):
            self.people["office"] += 1
            return ""
        return name

    def free(self, text: str) -> str:
        """Free words; nothing where they seem to point to somebody."""
        found = words(text)
        if found and _points(found):
            self.people["words"] += 1
            return ""
        return found

    def day(self, text: str, place: str) -> date | None:
        """A day that can be that of a contact; what cannot is noted with its place."""
        found = ways.day(text)
        if found is not None and _EARLIEST <= found <= self.today:
            return found
        self.undated += 1
        if len(self.days) < _NAMED:
            self.days.append(place)
        return None

    def notes(self) -> tuple[Sentence, ...]:
        """What was dropped, in sentences."""
        told = [say(_SAID[whose], n=n) for whose in _SAID if (n := self.people[whose])]
        if self.undated:
            told.append(
                say(
                    "Contacts left out because they have no day that can be read, or one that lies in the future: {n} "
                    "({places}).",
                    n=self.undated,
                    places="; ".join(self.days),
                )
            )
        return tuple(told)


_SAID = {
    "lobbyist": mark("Lobbyists who are named in the file, dropped: {n} times. Their organisations are kept."),
    "official": mark("Officials who are named in the file, dropped: {n} times. Their offices and roles are kept."),
    "organisation": mark("Organisations whose name is or seems to be a person's, shown without a name: {n} times."),
    "office": mark("Offices or roles in which a person seems to be named, shown without a name: {n} times."),
    "words": mark("Free words that seem to point to a person, left out: {n} times."),
}


@lru_cache(maxsize=16384)
def words(text: str) -> str:
    """A stranger's words on one line; nothing where they only hold a place."""
    found = " ".join(plain(text).split())[:300]
    return "" if is_unsaid(found) else found

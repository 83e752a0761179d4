"""Words that a pattern cannot do without: where none of them stands it is not asked, which saves most of the work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

_LONG = 4  # letters; whether a word is longer than that matters less than how many words there are
_PLAIN = re.compile(r"(?:[^()\[\]\\|.^$?*+{](?![?*+{]))+")
_NO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_OPENS = re.compile(r"\((?!\?)|\(\?:|\(\?P<\w+>|\(\?<?[=!]")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]")
_TIMES = re.compile(r"(?:([?*])|(\+)|\{(\d*)(?:,\d*)?\})[?+]?")
_NUMBERED = frozenset("0123456789uUxN")  # a sign by its number, or a group that stands again
_UNKNOWN = frozenset[str]()
Words = frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A pattern that is searched only where one of its ``words`` stands; everywhere, if it has none. It finds the same.

    It is made ready when it is first asked: of the many rules a contract needs about half.
    """

    written: str
    flags: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.written, self.flags)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of which one stands wherever it is found; a word that holds another of them says no more than that."""
        words = frozenset[str]() if self.flags & (re.I | re.X) else needed(self.written)
        return tuple(sorted(word for word in words if not any(one in word for one in words - {word})))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it is found."""
        for word in self.words:
            if word in text:
                return self.pattern.search(text)
        return None if self.words else self.pattern.search(text)

    def sub(self, told: str, text: str) -> str:
        """The text with ``told`` in each place where it is found."""
        for word in self.words:
            if word in text:
                return self.pattern.sub(told, text)
        return text if self.words else self.pattern.sub(told, text)


def needed(written: str) -> Words:
    """Words of which one stands wherever a pattern is found; none if that cannot be told."""
    try:
        return _Reading(written).alternatives()
    except _CannotTell:
        return _UNKNOWN


class _CannotTell(Exception):
    """There is something in the pattern of which this does not know what it stands for."""


@dataclass(slots=True)
class _Reading:
    """Reads a pattern from left to right; ``at`` is how far."""

    written: str
    at: int = 0

    def alternatives(self) -> Words:
        found = [self._row()]
        while self.written[self.at : self.at + 1] == "|":
            self.at += 1
            found.append(self._row())
        return frozenset().union(*found) if all(found) else _UNKNOWN

    def _row(self) -> Words:
        """The best words of what stands in a row: one of them must be there."""
        row = _Row()
        while self.at < len(self.written) and self.written[self.at] not in "|)":
            self._part(row)
        return row.best()

    def _part(self, row: _Row) -> None:
        plain = _PLAIN.match(self.written, self.at)
        if plain:
            row.run += plain[0]
            self.at = plain.end()
            return
        opens = self.written.startswith(_NO_WIDTH, self.at)
        literal, words = self._atom()
        if opens or literal == "":
            return
        least, more = self._times()
        if literal and least:
            row.run += literal
        if not literal or more:
            row.end()
        if words and least:
            row.words.append(words)

    def _atom(self) -> tuple[str | None, Words]:
        """A sign that stands for itself, "" for what has no width, or None; and the words of a group."""
        sign = self.written[self.at]
        if sign == "(":
            return None, self._group()
        if sign == "[":
            self._over(_CLASS)
            return None, _UNKNOWN
        self.at += 1
        if sign == "\\":
            return self._escaped(), _UNKNOWN
        return (None if sign == "." else "" if sign in "^$" else sign), _UNKNOWN

    def _escaped(self) -> str | None:
        sign = self.written[self.at]
        self.at += 1
        if sign in _NUMBERED:
            raise _CannotTell
        if sign in "bBAZ":
            return ""
        return None if sign.isalnum() else sign

    def _group(self) -> Words:
        self._over(_OPENS)
        words = self.alternatives()
        self.at += 1  # the bracket that closes it
        return words

    def _times(self) -> tuple[int, bool]:
        """How often at least what was read stands, and whether that is anything but once."""
        found = _TIMES.match(self.written, self.at)
        if not found:
            return 1, False
        self.at = found.end()
        return 0 if found[1] else 1 if found[2] else int(found[3] or 0), True

    def _over(self, what: re.Pattern[str]) -> None:
        found = what.match(self.written, self.at)
        if not found:
            raise _CannotTell
        self.at = found.end()


@dataclass(slots=True)
class _Row:
    """What must stand in a row of parts: runs of signs, and the words of groups."""

    run: str = ""
    words: list[Words] = field(default_factory=list)

    def end(self) -> None:
        if self.run:
            self.words.append(frozenset((self.run,)))
        self.run = ""

    def best(self) -> Words:
        self.end()
        return max(self.words, key=_worth, default=_UNKNOWN)


def _worth(words: Iterable[str]) -> tuple[int, int, int]:
    """Long words say more than short ones, and few more than many."""
    lengths = [len(word) for word in words]
    return min(*lengths, _LONG), -len(lengths), min(lengths)

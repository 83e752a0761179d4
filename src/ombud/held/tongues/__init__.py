"""How five languages speak of keeping and deleting data: one table of words each, read by ``held/endoflife.py``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Tongue:
    """The words of one language. Each text is a regular expression for small letters, without word borders."""

    code: str
    stems: str  # beginnings of all words of keeping and deleting: a text with none of them is not read further
    keep: str  # verbs and nouns of keeping
    delete: str  # verbs of deleting and of making anonymous
    sure: str  # those among them that are said of nothing but data: erased, overwritten
    term: str  # nouns that mean a period of keeping by themselves: retention period
    data: str  # what can be kept or deleted
    pronoun: str  # words that stand for it in the next sentence
    no_end: str  # an end that is no end
    no_term: str  # says by itself that no period was set
    at_once: str
    event: str  # begins an end that is something that happens
    rival: str  # what else a period may belong to: objection, answer, age, detention
    not_before: str  # stands right before a period that is no end: the past five years, every hour
    not_behind: str  # stands right behind one: years old
    at_most: str
    at_least: str
    condition: str  # begins a condition
    otherwise: str  # joins a second end to the first: or, unless
    negation: str
    longer: str  # makes "not ... longer than" out of a negation
    counted: str  # begins what a period is counted from
    units: Mapping[str, str]  # regular expression of a unit to its letter: S, TM (minute), H, D, W, M, Q, Y
    numbers: Mapping[str, float]
    articles: str  # "a" in "a month"
    half: str  # "and a half", "anderhalf": half a unit more

    @cached_property
    def words(self) -> Mapping[str, re.Pattern[str]]:
        """Each table as a pattern that begins and ends at a word's border."""
        told = {name: value for name, value in vars(self).items() if isinstance(value, str)}
        told = {name: value for name, value in told.items() if name not in ("code", "stems")}
        return {name: re.compile(rf"(?<!\w)(?:{' '.join(value.split())})(?!\w)") for name, value in told.items()}

    @cached_property
    def not_before_end(self) -> re.Pattern[str]:
        """The words of ``not_before`` at the end of a text."""
        return re.compile(rf"{self.words['not_before'].pattern}$")

    @cached_property
    def _stems(self) -> tuple[str, ...]:
        return tuple(stem.replace("_", " ") for stem in self.stems.split())

    def speaks(self, text: str) -> bool:
        """Whether a text in small letters has any word of keeping or deleting in this language."""
        return any(stem in text for stem in self._stems)

    def says(self, name: str, word: str) -> bool:
        """Whether a word is one of a table's."""
        return bool(self.words[name].fullmatch(word))

    @cached_property
    def period(self) -> re.Pattern[str]:
        """A number and a unit: 30 days, thirty (30) days, 3 to 6 months, a year and a half."""
        told = sorted(self.numbers, key=len, reverse=True)
        number = rf"\d{{1,4}}(?:[.,]\d{{1,2}})?|{'|'.join(map(re.escape, told))}|{self.articles}"
        half = f"(?: (?:{self.half}))"
        unit = "|".join(self.units)
        return re.compile(
            rf"(?<![\w.,])(?:(?:\d+ ?[-–/] ?|(?:{number}) (?:à|á|a|to|tot|till|bis|or|of|eller|ou"
            rf"|oder) ))?(?P<number>{number})"
            rf"(?: ?\( ?(?:{number}) ?\))?(?P<half>{half}?)(?: ?[-–] ?| )?(?P<unit>{unit})(?P<late>{half}?)(?!\w)"
        )


def compounds(units: str, tens: str, joined: str, first: int = 2) -> dict[str, float]:
    """Numbers from 21 to 99 as a language builds them: ``joined`` holds {unit} and {ten}, in its order."""
    return {
        joined.format(unit=unit, ten=ten): 10.0 * (first + at) + 1 + one
        for at, ten in enumerate(tens.split())
        for one, unit in enumerate(units.split())
    }


def counted(words: str, start: int = 1, step: int = 1) -> dict[str, float]:
    """Words for numbers in order; alternatives are joined by a stroke."""
    told = enumerate(words.split())
    return {word: float(start + step * at) for at, both in told for word in both.split("/")}

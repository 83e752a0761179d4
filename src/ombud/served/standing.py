"""Who has no internet, no device or not the language: found by themselves in a table of areas, and said what was taken.

A column is recognised by its name alone, by the patterns in :data:`KNOWN`, and only then checked against the numbers.
What is not recognised, told twice or does not add up is said and not used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import Sentence, say

Floats = NDArray[np.float64]


class UnfitStanding(ValueError):
    """A table whose columns cannot be counted."""


class Part(StrEnum):
    """What a column counts: those with, those without, some of those with, or a class of areas."""

    WITH = "with"
    WITHOUT = "without"
    SOME = "some"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Known:
    """A pattern of names, what such a column counts, and in whose words that is said."""

    need: str  # internet, device, language
    part: Part
    pattern: re.Pattern[str]
    means: Sentence


def _known(need: str, part: Part, pattern: str, means: Sentence) -> Known:
    return Known(need, part, re.compile(pattern), means)


# Names are read in small letters with everything but letters and digits taken away; the whole name must fit.
KNOWN: tuple[Known, ...] = (
    _known("internet", Part.WITHOUT, r"(no|without)(access(to)?)?(home)?internet(access)?|geeninternet|ingetinternet",
           say("without internet at home")),
    _known("internet", Part.WITH, r"(with|has|home)?internet(access)?", say("with internet")),
    _known("internet", Part.SOME, r"(has)?broadband|bredband|breedband", say("with broadband")),
    _known("internet", Part.SOME, r"(internet)?from(home|work|cellphone|elsewhere)", say("with internet somewhere")),
    _known("internet", Part.CLASS, r"iuc(label|class|group)?|internetuserclassification",
           say("class of internet users")),
    _known("device", Part.WITHOUT, r"(no|without)(computers?|devices?)", say("without a computer or other device")),
    _known("device", Part.WITH, r"(with|has)?(computers?|devices?)", say("with a computer or other device")),
    _known("device", Part.SOME, r"(has)?smartphones?(only)?",
           say("with a smartphone; if with nothing else is not said")),
    _known("language", Part.WITHOUT, r"(limited|little|no)english(proficiency|speaking)?|eplimeng|lingiso|lep",
           say("who speak English less than very well")),
    _known("language", Part.SOME, r"not(speaking)?english|nonenglish|otherthanenglish",
           say("who speak another language at home, whether or not English too")),
    _known("language", Part.CLASS, r"(home|youth|main|first)?languages?", say("language spoken")),
)  # fmt: skip
# Whom the columns are counted among. Only a column that is named here, and that the numbers bear out, is divided by.
BASES: dict[str, re.Pattern[str]] = {
    "internet": re.compile(r"tothh|(total)?households|hhtot(al)?"),
    "device": re.compile(r"tothh|(total)?households|hhtot(al)?"),
    "language": re.compile(r"popov5|popover5|population5(years)?andover"),
}
PERCENT = re.compile(r"pct|perc|percent|%|share|^ep_|\bp$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """A column and what it was taken for."""

    column: str
    need: str
    part: Part
    means: Sentence

    @property
    def sentence(self) -> Sentence:
        return say("{column} is taken for people or households {means}.", column=self.column, means=self.means)


@dataclass(frozen=True, slots=True)
class Without:
    """The share without, by area.

    ``share`` (areas,) 0 to 1, NaN where nobody counted or nobody lives; ``city`` the share of the whole; ``base``
    (areas,) those counted, persons or households.
    """

    need: str
    column: str
    among: Sentence
    share: Floats
    base: Floats
    city: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found in a table: columns with what they were taken for, shares without, and what could not be told."""

    taken: tuple[Taken, ...]
    without: tuple[Without, ...]
    notes: tuple[Sentence, ...]


def recognise(columns: Sequence[str]) -> tuple[Taken, ...]:
    """The columns (or categories) about internet, devices and language, by their names alone, in their order."""
    found = []
    for column in columns:
        name = _plain(column)
        fits = [known for known in KNOWN if known.pattern.fullmatch(name)]
        if fits:
            found.append(Taken(column, fits[0].need, fits[0].part, fits[0].means))
    return tuple(found)


def standing(table: Mapping[str, ArrayLike]) -> Standing:
    """The standing groups of a table of areas: column name to values (areas,), counts of persons or households.

    Raises :class:`UnfitStanding` where a column that is needed holds words or counts below zero.
    """
    taken = recognise(tuple(table))
    notes: list[Sentence] = []
    shares = [one for need in BASES if (one := _without(need, taken, table, notes))]
    notes += [say("{column} sorts areas or people into classes: no share is computed from it.", column=one.column)
              for one in taken if one.part is Part.CLASS]  # fmt: skip
    if not taken:
        notes.append(say("No column about internet, devices or language is recognised by its name."))
    return Standing(taken, tuple(shares), tuple(notes))


def faced(without: Without, persons: ArrayLike) -> float:
    """The share without that a group meets where it lives, on average: sum(n s) / sum(n), n its persons (areas,).

    It says how its areas are, not whether its own people are without. NaN for a group without people.
    """
    n = np.asarray(persons, np.float64)
    if n.shape != without.share.shape or (n < 0).any():
        raise UnfitStanding(say("People of a group must be one number of zero or more for each area."))
    told = ~np.isnan(n) & ~np.isnan(without.share)
    total = n[told].sum()
    return float(n[told] @ without.share[told] / total) if total > 0 else float("nan")


def gap_faced(without: Without, persons: ArrayLike, everyone: ArrayLike) -> float:
    """The share without where a group lives, less where everybody lives, both weighted by persons (areas,)."""
    return faced(without, persons) - faced(without, everyone)


def _without(
    need: str, taken: Sequence[Taken], table: Mapping[str, ArrayLike], notes: list[Sentence]
) -> Without | None:
    mine = {part: [one.column for one in taken if one.need == need and one.part is part] for part in Part}
    lacking, having = mine[Part.WITHOUT], mine[Part.WITH]
    if not lacking:
        if having or mine[Part.SOME]:
            notes.append(say("{need}: no column counts those without, so no share is computed.", need=NEEDS[need]))
        return None
    if len(lacking) > 1 or len(having) > 1:
        notes.append(say("{need}: {columns} could each be meant, so none is used. Leave one in the table.",
                         need=NEEDS[need], columns=", ".join([*lacking, *having])))  # fmt: skip
        return None
    if PERCENT.search(lacking[0]):
        notes.append(say("{column} is a share already by its name, and is not divided again.", column=lacking[0]))
        return None
    return _shared(need, lacking[0], having, table, notes)


def _shared(
    need: str, lacking: str, having: Sequence[str], table: Mapping[str, ArrayLike], notes: list[Sentence]
) -> Without | None:
    count = _counts(lacking, table)
    bases = [column for column in table if BASES[need].fullmatch(_plain(column))]
    both = count + _counts(having[0], table) if having else None
    if both is None and len(bases) != 1:
        notes.append(say("{column}: nothing says how many were counted altogether, so no share is computed.",
                         column=lacking))  # fmt: skip
        return None
    base = _counts(bases[0], table) if len(bases) == 1 else both
    assert base is not None  # noqa: S101 -- one of the two is there
    # Published counts are rounded each by itself: with and without may miss the whole by two.
    if (both is not None and (np.abs(both - base) > 2).any()) or (count > base).any():
        notes.append(say("{column}: those with and without do not add up to {base}, so no share is computed.",
                         column=lacking, base=bases[0] if bases else having[0]))  # fmt: skip
        return None
    among = say("{column} of {base}", column=lacking, base=bases[0] if len(bases) == 1 else f"{lacking} + {having[0]}")
    share = np.divide(count, base, out=np.full(len(base), np.nan), where=base > 0)
    told = ~np.isnan(share)
    city = float(count[told].sum() / base[told].sum()) if told.any() else float("nan")
    return Without(need, lacking, among, share, base, city)


def _counts(column: str, table: Mapping[str, ArrayLike]) -> Floats:
    try:
        values = np.asarray(table[column], np.float64)
    except (TypeError, ValueError):
        raise UnfitStanding(say("{column} holds words where numbers are needed.", column=column)) from None
    if (values < 0).any():
        raise UnfitStanding(say("{column} has counts below zero.", column=column))
    return values


NEEDS: dict[str, Sentence] = {"internet": say("Internet"), "device": say("Devices"), "language": say("Language")}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())

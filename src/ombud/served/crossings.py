"""People of several groups at once, such as women of one origin, as deep as numbers allow, small numbers protected.

What is shown is counted; what is protected says so and holds no number. Hiding a small number is not enough where it
can be worked out by subtraction: lines with one hidden number are told, and more must be hidden before they are shown.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ombud.words import Sentence, say

# Statistical offices hide counts under five to ten; which number is for the city to say.
THRESHOLD = 5
# A depth at which more than a tenth of the people stand in protected cells is no picture of them any more.
LOST = 0.1

Key = tuple[str, ...]


class UnfitCrossing(ValueError):
    """Rows that cannot be added up, or areas of two generations of borders that have only their codes in common."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many people of one combination live in an area; ``people`` NaN where nobody counted. ``generation`` names the
    borders that the code belongs to."""

    area: str
    groups: Mapping[str, str]  # trait to group: gender to female
    people: float
    generation: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """People of several groups at once. ``people`` is None where protected, or where nobody counted them."""

    groups: Key
    people: int | None
    protected: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """Cells for one set of traits, whole place or one area each, with how many people stand in protected cells."""

    traits: Key
    cells: tuple[Cell, ...]
    threshold: int
    lost: float  # share of the people who stand in protected cells, 0 to 1; NaN where nobody is counted
    bare: tuple[Key, ...]  # lines with one protected cell, which subtraction from their sum uncovers
    notes: tuple[Sentence, ...]

    @property
    def sentence(self) -> Sentence:
        """How much of the crossing can be shown."""
        hidden = sum(cell.protected for cell in self.cells)
        return say("{traits}: {n} combinations, of which {hidden} are protected as fewer than {few} people.",
                   traits=" × ".join(self.traits), n=len(self.cells), hidden=hidden, few=self.threshold)  # fmt: skip


def cross(rows: Iterable[Row], traits: Sequence[str], threshold: int = THRESHOLD) -> Crossing:
    """Adds up people by every combination of ``traits`` that is in the rows; "area" is a trait like any other.

    A count of zero is shown: nobody is there to protect. A combination with an unknown part is unknown, not smaller.
    Raises :class:`UnfitCrossing` for counts below zero, a combination told twice in an area, and mixed generations.
    """
    held = list(rows)
    if threshold < 1:
        raise UnfitCrossing(say("The threshold must be one or more."))
    _check(held, traits)
    counts: dict[Key, float] = defaultdict(float)
    for row in held:
        counts[tuple(_of(row, trait) for trait in traits)] += row.people
    cells = tuple(_cell(key, people, threshold) for key, people in sorted(counts.items()))
    total = sum(people for people in counts.values() if not math.isnan(people))
    small = sum(people for people in counts.values() if 0 < people < threshold)
    notes = [say("{groups}: not counted everywhere, so not told.", groups=" + ".join(cell.groups))
             for cell in cells if cell.people is None and not cell.protected]  # fmt: skip
    bare = _bare(cells, len(traits))
    if bare:
        notes.append(say("Lines with one protected number, which their sum gives away: {n}. Hide more.", n=len(bare)))
    return Crossing(tuple(traits), cells, threshold, small / total if total else math.nan, bare, tuple(notes))


def deepest(
    rows: Iterable[Row], traits: Sequence[str], threshold: int = THRESHOLD, lost: float = LOST
) -> tuple[Crossing, ...]:
    """The crossings of as many of ``traits`` at once as leave no more than ``lost`` of the people in protected cells.

    All of that depth, and those one short of it where the next fails; none where not even one trait can be shown.
    """
    held = list(rows)
    for depth in range(len(traits), 0, -1):
        tried = (cross(held, some, threshold) for some in combinations(traits, depth))
        if kept := tuple(one for one in tried if one.lost <= lost):
            return kept
    return ()


def faced(
    rows: Iterable[Row], traits: Sequence[str], rates: Mapping[str, float], threshold: int = THRESHOLD
) -> dict[Key, float]:
    """What each combination meets where it lives: sum(n r) / sum(n), ``rates`` by area, n its people there.

    It says how its areas are, not what its people do. NaN for combinations that are protected, uncounted, or live where
    a rate is missing. Raises :class:`UnfitCrossing`, also where no area of the rows has a rate.
    """
    held = list(rows)
    if not any(row.area in rates for row in held):
        raise UnfitCrossing(say("No area has a rate: the codes of the two tables have nothing in common."))
    shown = {cell.groups: bool(cell.people) for cell in cross(held, traits, threshold).cells}
    sums: dict[Key, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for row in held:
        key = tuple(_of(row, trait) for trait in traits)
        met, all_ = sums[key]
        part = row.people * rates.get(row.area, math.nan) if row.people else 0.0
        sums[key] = (met + part, all_ + row.people)
    return {key: met / all_ if shown[key] and all_ else math.nan for key, (met, all_) in sums.items()}


def one_generation(*generations: Iterable[str]) -> str:
    """The one generation of borders that all tables are of; raises :class:`UnfitCrossing` where there are several.

    The same code names other streets after a redrawing: such tables must not be joined on it.
    """
    names = sorted({name for table in generations for name in table})
    if len(names) > 1:
        raise UnfitCrossing(
            say("These rows are of different borders ({names}): a code kept is not an area kept. Choose one.",
                names=", ".join(names))
        )  # fmt: skip
    return names[0] if names else ""


def _cell(key: Key, people: float, threshold: int) -> Cell:
    if math.isnan(people):
        return Cell(key, None, False)
    small = 0 < people < threshold
    return Cell(key, None if small else round(people), small)


def _bare(cells: Sequence[Cell], depth: int) -> tuple[Key, ...]:
    """Lines along one trait, the others held, that have exactly one protected cell and no unknown one."""
    if depth < 1:
        return ()
    hidden: Counter[Key] = Counter()
    for cell in cells:
        for at in range(depth):
            line = (*cell.groups[:at], "*", *cell.groups[at + 1 :])
            hidden[line] += cell.protected + 2 * (cell.people is None and not cell.protected)
    return tuple(sorted(line for line, count in hidden.items() if count == 1))


def _of(row: Row, trait: str) -> str:
    return row.area if trait == "area" else row.groups[trait]


def _check(rows: Sequence[Row], traits: Sequence[str]) -> None:
    one_generation(row.generation for row in rows)
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(rows, 1):
        if lacking := [trait for trait in traits if trait != "area" and trait not in row.groups]:
            raise UnfitCrossing(say("Row {row} does not say its {trait}.", row=number, trait=lacking[0]))
        if row.people < 0 or math.isinf(row.people):
            raise UnfitCrossing(say("Row {row} has an impossible number of people.", row=number))
        key = (row.area, *sorted(row.groups.items()))
        if key in seen:
            raise UnfitCrossing(say("Row {row} tells {groups} in {area} a second time.",
                                    row=number, area=row.area, groups=" + ".join(row.groups.values())))  # fmt: skip
        seen.add(key)

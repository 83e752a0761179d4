"""A room held against each population by each trait: what is shown, each group, and the room as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ombud.casefile.hearing.roomareas import AREA
from ombud.casefile.hearing.roomshown import Shown, alike, shown
from ombud.casefile.hearing.roomwords import STEPS, missing
from ombud.heard.whocame.counting import Counted, by_area, counted, steps, traits
from ombud.heard.whocame.population import Reference, over_areas
from ombud.heard.whocame.rows import Row, Step
from ombud.heard.whocame.whole import AsAWhole, as_a_whole
from ombud.people.representation import Represented, against
from ombud.people.small import Policy
from ombud.words import Sentence, say

Doing = Callable[[Sentence, int, int], None]
SMALL = Policy(threshold=5, level=5)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NobodyCompared(ValueError):
    """No trait of the people counted is one of the population: what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How it is asked: which step is the room, what of small numbers may be told, and the seed of the fair draws."""

    step: Step | None = None
    small: Policy = SMALL
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A room held against one population by one trait. ``key`` names its part and its table."""

    key: str
    reference: Reference
    shown: Shown
    groups: tuple[Represented, ...]
    whole: AsAWhole

    @property
    def missing(self) -> tuple[Represented, ...]:
        return missing(self.groups)


def the_room(rows: Sequence[Row], wanted: Step | None) -> Step:
    """The step that is held against the population: who came, or the furthest step before that was counted."""
    there = steps(rows)
    if wanted is not None:
        if wanted not in there:
            raise NobodyCompared(say("Nobody was counted at the step “{step}”.", step=STEPS[wanted]))
        return wanted
    return next((one for one in (Step.CAME, Step.ANSWERED, Step.ASKED, *there) if one in there), there[0])


def compared(
    rows: Sequence[Row], those: Sequence[Reference], step: Step, asked: Asked, doing: Doing
) -> Iterator[Compared]:
    there = [one for one in those if one.trait in traits(rows)]
    areas = counted_at(rows, AREA, step) if AREA not in traits(rows) else None
    all_of_them = [*there, *(over_areas(those, AREA) if areas else ())]
    counts = [areas if one.trait == AREA and areas else counted(rows, one.trait, step) for one in all_of_them]
    pairs = [(one, mine) for one, mine in zip(all_of_them, counts, strict=True) if mine.known and one.everyone]
    told = alike([shown(mine, one.groups, asked.small) for one, mine in pairs], AREA)
    for at, ((one, _), mine_told) in enumerate(zip(pairs, told, strict=True)):
        doing(say("Holding the room against {reference}, by {trait}", reference=one.name, trait=one.trait), at,
              len(pairs))  # fmt: skip
        yield _against(f"room-{_letters(at)}", one, mine_told, asked.seed)


def _against(key: str, one: Reference, told: Shown, seed: int) -> Compared:
    people = list(one.totals.values())
    groups = against(one.population, one.trait, told.room)
    return Compared(key, one, told, groups, as_a_whole(told.room, people, f"{one.name}|{one.trait}", seed))


def _letters(at: int) -> str:
    return LETTERS[at] if at < len(LETTERS) else _letters(at // len(LETTERS) - 1) + LETTERS[at % len(LETTERS)]


def counted_at(rows: Sequence[Row], trait: str, step: Step) -> Counted | None:
    return by_area(rows, step, AREA) if trait == AREA and AREA not in traits(rows) else counted(rows, trait, step)

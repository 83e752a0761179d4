"""From a table of attendance and tables of the population to who was in the room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.hearing.room import who_was_in_the_room
from ombud.casefile.hearing.roomcompared import Asked, NobodyCompared
from ombud.casefile.measured import Input
from ombud.formats.attendance import check_areas, check_once, left_out, read_attendance, read_population
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.heard.whocame.counting import CountsContradict, traits
from ombud.heard.whocame.rows import Living, Row, Step
from ombud.people.small import Policy
from ombud.words import Sentence, say


def room(
    attendance: Path,
    populations: Sequence[Path],
    *,
    what: str,
    place: str,
    today: date,
    told: Told,
    step: Step | None = None,
    small: int = 5,
    seed: int = 0,
    example: bool = False,
) -> Heard:
    """Who was in the room, held against each population.

    ``step`` is the one that is held against the people (who came, unless given); numbers of people below ``small`` are
    not told; ``seed`` is that of the fair draws. Raises :class:`~ombud.formats.reading.Unreadable`.
    """
    if small < 1:
        raise Unreadable(say("numbers of people below {n} cannot be hidden", n=small), "small", say("give 1 or more"))
    if seed < 0:
        raise Unreadable(say("{n} is no seed", n=seed), "seed", say("give a whole number, 0 or more"))
    told(say("Reading who was counted"), 0, 1)
    rows = read_attendance(attendance, today)
    living = [one for path in populations for one in read_population(path)]
    check_once(living)
    check_areas(living)
    _fit(rows, living)
    inputs = (file_input(attendance, "attendance"), *(_open(path) for path in populations))
    about = About(what or attendance.stem, place, today, inputs, example=example)
    asked = Asked(step, Policy(threshold=small, level=small), seed)
    notes = [one for path in (attendance, *populations) for one in left_out(path)]
    try:
        return who_was_in_the_room(rows, living, about, asked, told, notes)
    except CountsContradict as wrong:
        raise Unreadable(wrong.told, f"{wrong.place}, count", say("count again, or leave the head-count out")) from None
    except NobodyCompared as wrong:
        raise Unreadable(_bare(wrong), attendance.name) from None


def _bare(wrong: NobodyCompared) -> Sentence:
    told = wrong.args[0]
    return say("{why}", why=str(told).rstrip("."))


def _open(path: Path) -> Input:
    return file_input(path, "population", closed=False)


def _fit(rows: Sequence[Row], living: Sequence[Living]) -> None:
    """Groups and areas are called the same in the room and in each population that has the trait."""
    for trait in traits(rows):
        for reference in sorted({one.reference for one in living if one.trait == trait}):
            mine = [one for one in living if (one.reference, one.trait) == (reference, trait)]
            groups, areas = {one.group for one in mine}, {one.area for one in mine} - {""}
            for row in rows:
                if row.trait == trait:
                    _named(row, "group", row.group, groups, reference, trait)
                    _named(row, "area", row.area if areas else "", areas, reference, trait)


def _named(row: Row, field: str, name: str, known: set[str], reference: str, trait: str) -> None:
    if name and name not in known:
        what = say("“{name}” is not in {reference} by {trait}", name=name, reference=reference, trait=trait)
        mend = say("write it as it stands there, leave the cell empty, or add it to the population")
        raise Unreadable(what, f"{row.place}, {field}", mend)

"""From files of dots on a map to what changed when people were asked again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ombud.casefile.hearing.dots import PARTS, Where, dots_told
from ombud.casefile.hearing.heard import About, Heard
from ombud.casefile.measured import Column, Table
from ombud.formats.dots import REACH_KM, DotsRead, Plane, read_dots
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.heard.dots.compared import LEAST, SIDE, compared
from ombud.heard.dots.marks import Consent, marks
from ombud.people.pointing import pointers
from ombud.words import Sentence, say

SEED = 1
FARTHEST_KM = 1000  # farther, and metres are no longer right


def dots(
    files: Sequence[Path],
    *,
    what: str,
    place: str = "",
    kind: str = "unsafe",
    side: float = SIDE,
    least: int = LEAST,
    reach_km: float = REACH_KM,
    seed: int = SEED,
    example: bool = False,
    today: date,
    told: Told,
) -> Heard:
    """Compare the rounds of a map. ``kind`` is the kind of place that is looked for, as the files call it.

    ``side`` is that of the squares in metres, ``least`` how many people must stand behind what is shown. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    _check(side, least, reach_km)
    told(say("Reading the dots"), 0, 1)
    read = read_dots(files, reach_km)
    held = marks(read.dots)
    if kind.casefold() not in held.kinds:
        what_is_wrong = say(
            "nobody marked a place as “{kind}”; kinds in it: {kinds}", kind=kind, kinds=", ".join(held.kinds)
        )
        raise Unreadable(what_is_wrong, files[0].name, say("name one of these as the kind that is looked for"))
    found = compared(
        held,
        kind.casefold(),
        seed=seed,
        side=side,
        least=least,
        told=lambda step, done, all_: told(_DOING[step], done, all_),
    )
    inputs = tuple(file_input(path, f"round file {number}") for number, path in enumerate(files, 1))
    about = About(what=what, place=place, on=today, inputs=inputs, example=example)
    return dots_told(found, about, _where(read.plane), (*read.notes, *_withdrawn(read)), _public(read))


def _check(side: float, least: int, reach_km: float) -> None:
    """Whether what was asked for can be done, and protects anyone."""
    if not 20 <= side <= 10_000:
        raise Unreadable(say("squares of {n} m cannot be asked for", n=side), "side", say("give 20 to 10,000 metres"))
    if least < 3:
        raise Unreadable(say("{n} people protect nobody", n=least), "least", say("give 3 or more"))
    if not 0 < reach_km <= FARTHEST_KM:
        what = say("a reach of {n} km cannot be asked for", n=reach_km)
        raise Unreadable(what, "reach", say("give more than 0 and at most {most}", most=FARTHEST_KM))


_DOING: dict[str, Sentence] = {
    "round": say("Looking at each round"),
    "changes": say("Comparing the first round with the later one"),
    "newly": say("Looking where there are more than before"),
    "parts": say("Comparing times of day"),
}


def _where(plane: Plane | None) -> Where:
    """What turns metres of the plane into what a reader can look up; metres that came as metres stay, in whole ones."""
    return plane.degrees if plane else lambda x, y: (round(x), round(y))


def _withdrawn(read: DotsRead) -> tuple[Sentence, ...]:
    return (
        (say("Dots withdrawn by their makers, and counted nowhere: {n}.", n=read.withdrawn),) if read.withdrawn else ()
    )


def _public(read: DotsRead) -> tuple[Table, ...]:
    """The dots whose makers agreed to that, without whose they are."""
    where = _where(read.plane)
    rows = sorted(
        (one.round, one.kind, str(PARTS[one.part]), *where(one.x, one.y), "" if pointers(one.reason) else one.reason)
        for one in read.dots
        if one.consent is Consent.PUBLIC
    )
    if not rows:
        return ()
    columns = (
        Column(name="round", title=say("Round")),
        Column(name="kind", title=say("Kind")),
        Column(name="part", title=say("Part of the day")),
        Column(name="across", title=say("Longitude or x"), places=5),
        Column(name="up", title=say("Latitude or y"), places=5),
        Column(name="reason", title=say("Why")),
    )
    return (
        Table(
            name="public-dots",
            title=say("Dots whose makers agreed that they are shown"),
            columns=columns,
            rows=tuple(rows),
        ),
    )

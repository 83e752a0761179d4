"""From a place file and a folder of tables to everything that was measured, ready to be shown, kept and sealed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from ombud.casefile.gains.mapped import borders
from ombud.casefile.measured import Input, Measured
from ombud.casefile.whogains import who_gains
from ombud.evidence.computed import Computed
from ombud.formats.city import read_city
from ombud.formats.cityamounts import Count
from ombud.formats.measuredfile import packed
from ombud.formats.placefile import PlaceFile, read_place
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.served.tally import tally
from ombud.words import Sentence, say

TERMS = "CC0-1.0"  # of the figures; the tables that they were made from have their own, which are named


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What was measured, the statements that a case is given, and what else goes into the file."""

    measured: Measured
    says: tuple[Computed, ...]
    borders: dict[str, Any] | None
    place: bytes

    def packed(self) -> bytes:
        """All of it as one zip file."""
        return packed(self.measured, self.borders, self.place, self.says)


def measure(
    folder: Path, place: Path, today: date, told: Told, count: Count = tally, closed: Collection[str] = ()
) -> Result:
    """Measure what a place file names; ``closed`` are files that are not for everyone, which the answer says.

    Raises :class:`~ombud.formats.reading.Unreadable`, and the engines' own errors, each a sentence.
    """
    asked = read_place(place)
    inputs = tuple(_input(asked, folder, name, role, name in closed) for name, role in asked.files().items())
    city = read_city(asked, folder, today, lambda done, all_: told(_COUNTING, done, all_), count)
    found = who_gains(city, today, inputs, TERMS, lambda name, done, all_: told(_asking(name), done, all_))
    told(say("Drawing the borders"), 0, 1)
    return Result(found.measured, found.says, borders(city), place.read_bytes())


_COUNTING = say("Counting what is provided")


def _asking(name: str) -> Sentence:
    return say("Asking: {what}", what=_QUESTIONS.get(name, say("who gains")))


_QUESTIONS: dict[str, Sentence] = {
    "provided": say("where it is"),
    "shares": say("who gets it"),
    "need": say("whether it follows need"),
    "reach": say("who is reached"),
    "overtime": say("how it grew"),
    "without": say("what those without internet, device or language get"),
    "crossings": say("what people of several groups at once get"),
    "scores": say("how a score treats groups"),
    "watch": say("whether anybody is pushed out"),
    "areal": say("whether patterns over areas hold"),
}


def _input(place: PlaceFile, folder: Path, name: str, role: str, closed: bool) -> Input:
    """A file as it is named in the answer: its hash, and whose it is."""
    whose = {"areas": place.areas, "people": place.people, "provision": place.provision, "scores": place.scores,
             "watch": place.watch}.get(role)  # fmt: skip
    try:
        with (folder / name).open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError:
        raise Unreadable(say("the file cannot be opened"), name, say("put it into the folder")) from None
    return Input(
        name=name, role=role, sha256=sha256, size=size, source=getattr(whose, "source", ""),
        licence=getattr(whose, "licence", ""), as_of=getattr(whose, "as_of", ""), closed=closed,
    )  # fmt: skip

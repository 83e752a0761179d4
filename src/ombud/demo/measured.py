"""What the demonstration carries ready computed: the worked case, and New York's kiosks from public tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from ombud.asked.entries import Record
from ombud.casefile.measured import Measured
from ombud.casefile.read import fold
from ombud.casefile.remeasured import drafts
from ombud.demo import lamp_posts
from ombud.formats.clerk import ROLE
from ombud.formats.measuredfile import opened, says
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.ledger.entry import Draft

KIOSKS = "linknyc-kiosks"
_RECORD = Record(
    title="LinkNYC kiosks",
    organisation="City of New York",
    register_name="NYC Open Data: LinkNYC Kiosk Locations",
    url="https://data.cityofnewyork.us/",
    summary="",
    language="en",
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A measurement that comes with the package: the case it belongs to, its file, and what opens the case."""

    case: str
    path: Path
    office: str
    role: str
    opening: tuple[Draft, ...]

    @property
    def measured(self) -> Measured:
        return opened(self.path)

    def statements(self) -> list[Draft]:
        """What the case is given: what opens it, if it is not there yet, then the measurement and each figure."""
        measured, file = self.measured, sha256(self.path.read_bytes()).hexdigest()
        at = datetime.combine(measured.on, time(15), UTC)
        stack = fold(self.case, [draft.placed(self.case, seq) for seq, draft in enumerate(self.opening)])
        return [*self.opening, *drafts(measured, says(self.path), file, stack, self.role, self.office, at)]


def carried() -> Iterator[Carried]:
    """The worked case, New York's kiosks as a case of their own, what was heard in the worked case, who holds it."""
    yield Carried(lamp_posts.CASE, _file("exempelby"), "Street Works", "planner", ())
    kiosks = _file("new-york")
    day = datetime.combine(opened(kiosks).on, time(14), UTC)
    yield Carried(KIOSKS, kiosks, "", ROLE, (Draft(_RECORD, ROLE, day),))
    for sort in Sort:
        yield Carried(lamp_posts.CASE, heard(f"{sort.value}.zip"), "Street Works", "planner", ())
    for one in HeldSort:
        yield Carried(lamp_posts.CASE, held(f"{one.value}.zip"), "Procurement", "procurement", ())


def heard(name: str) -> Path:
    """A file of what was heard in the worked case: a table, or what was computed from it."""
    return Path(str(files("ombud.demo").joinpath("exempelby", "heard", name)))


def held(name: str) -> Path:
    """A file about who holds it in the worked case: a table, a paper, or what was computed from it."""
    return Path(str(files("ombud.demo").joinpath("exempelby", "held", name)))


def _file(place: str) -> Path:
    return Path(str(files("ombud.demo").joinpath(place, "measured.zip")))

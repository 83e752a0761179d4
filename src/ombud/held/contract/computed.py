"""What was read in a contract, as it is sealed: one statement a red line, with the passage that it rests on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.held.contract.lines import RedLine
from ombud.ledger.entry import Said
from ombud.words import mark as _

PER_CENT, COUNT = shown(_("per cent"), places=0), shown(places=0)


class LineReading(StrEnum):
    """How a contract was read against a line; ``UNSURE`` where a person must read it."""

    KEPT = "kept"
    CROSSED = "crossed"
    UNSURE = "unsure"
    SILENT = "silent"
    NOT_READ = "not_read"


class LineRead(Computed):
    """One contract held against one red line by a program, with the passage that it rests on, word for word."""

    kind = "held.lineread/1"
    demands = ("5.1", "5.2", "5.3", "5.4", "5.6")
    gist = ("contract", "line", "reading", "confidence")
    contract: str = Field(title=_("Contract"), description=_("Its title."), min_length=1)
    line: RedLine = Field(title=_("Red line"), description=_("The red line that it was held against."))
    reading: LineReading = Field(
        LineReading.NOT_READ,
        title=_("Reading"),
        description=_("Kept, crossed, silent; or unsure, where a person must read it."),
    )
    confidence: float | None = Field(
        None,
        title=_("Confidence"),
        description=_("How likely a person would read it so."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    quote: str = Field(
        "", title=_("Passage"), description=_("Word for word; for a silent line the passage that lies nearest.")
    )
    clause: str = Field("", title=_("Clause"), description=_("Its number in the contract."))
    page: int | None = Field(None, title=_("Page"), description=_("The page it stands on."), ge=1)
    against: str = Field(
        "",
        title=_("Passage on the other side"),
        description=_("Where one passage crosses the line and another keeps it, the one that keeps it."),
    )
    nearest: tuple[str, ...] = Field(
        (),
        title=_("Nearest passages"),
        description=_("For a silent line the passages that lie nearest, each with its place."),
    )
    whole: Said = Field(
        Said.UNSAID, title=_("Read whole"), description=_("Whether every page of the contract could be read.")
    )
    reader: str = Field(
        "", title=_("Reader"), description=_("The program, with its version and the hash of its model.")
    )


KINDS: tuple[type[Computed], ...] = (LineRead,)

"""What a contract answers to each red line, as frozen results: the reading, how sure, and the passages it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ombud.held.contract.lines import RedLine
from ombud.words import Sentence, say


class Answered(StrEnum):
    """How a contract stands towards a line. ``UNSURE``: there are passages about it that a person must read."""

    KEPT = "kept"
    CROSSED = "crossed"
    UNSURE = "unsure"
    SILENT = "silent"
    NOT_READ = "not_read"


class Heard(StrEnum):
    """What one passage does to a line: keeps it, crosses it, is unclear, or only lies near it."""

    KEEPS = "keeps"
    CROSSES = "crosses"
    UNCLEAR = "unclear"
    NEAR = "near"


ANSWERED: dict[Answered, Sentence] = {
    Answered.KEPT: say("kept"),
    Answered.CROSSED: say("crossed"),
    Answered.UNSURE: say("a person must read it"),
    Answered.SILENT: say("silent"),
    Answered.NOT_READ: say("not read"),
}
HEARD: dict[Heard, Sentence] = {
    Heard.KEEPS: say("keeps it"),
    Heard.CROSSES: say("crosses it"),
    Heard.UNCLEAR: say("unclear"),
    Heard.NEAR: say("lies near it"),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage quoted for a line. ``number`` counts passages from 0; ``confidence`` is the chance of ``heard``
    (0 to 1), and for one that only lies near, the chance that it is about the line after all."""

    number: int
    page: int | None
    clause: str
    heading: str
    quote: str
    heard: Heard
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One line: ``confidence`` is the chance (0 to 1) that a person would read it so; 0 where it was not read."""

    line: RedLine
    reading: Answered
    confidence: float
    passages: tuple[Quoted, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether one passage keeps the line and another crosses it."""
        return {Heard.KEEPS, Heard.CROSSES} <= {one.heard for one in self.passages}

    @property
    def sure(self) -> bool:
        """Whether it is likelier than not that a person would read it so."""
        return self.confidence >= 0.5

    @property
    def perhaps_crossed(self) -> bool:
        """Whether it is read as crossed, but less likely than not."""
        return self.reading is Answered.CROSSED and not self.sure

    @property
    def best(self) -> Quoted | None:
        """The passage that the reading rests on."""
        return self.passages[0] if self.passages else None


@dataclass(frozen=True, slots=True)
class Side:
    """One party as it was understood: its name, what it is called, and ``city``, ``vendor`` or ``unsaid``."""

    name: str
    called: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A defined term as it was understood: its words, whose it is, and where it stands."""

    term: str
    text: str
    whose: str
    page: int | None
    clause: str


@dataclass(frozen=True, slots=True)
class ReadContract:
    """A contract held against all red lines. ``reader`` names the program and the model that read it."""

    name: str
    sha256: str
    sort: str
    pages: int
    tongue: str
    passages: int
    answers: tuple[Answer, ...]
    parties: tuple[Side, ...]
    meanings: tuple[Meaning, ...]
    unread: tuple[Sentence, ...]
    reader: str

    def answer(self, line: RedLine) -> Answer:
        return next(one for one in self.answers if one.line is line)

    def read_as(self, reading: Answered) -> tuple[Answer, ...]:
        return tuple(one for one in self.answers if one.reading is reading)

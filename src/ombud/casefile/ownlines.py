"""A city's own red lines, read from a file that officials can read: which, in whose words, and what is settled."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ombud.casefile.unreadable import UnreadablePolicy
from ombud.held.choices import EVERY_LINE, Choice, Strength, in_order, worded
from ombud.held.contract.lines import RedLine
from ombud.words import Sentence, say


class OwnLine(BaseModel):
    """One red line as a city draws it: our clause, the weaker one or its own words, and what it puts into the gaps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: RedLine
    wording: Strength = Strength.FULL
    own: tuple[str, ...] = ()
    settled: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_words(self) -> OwnLine:
        worded(self.choice)
        return self

    @property
    def choice(self) -> Choice:
        return Choice(self.line, self.wording, self.own, tuple(self.settled.items()))


class OwnLines(BaseModel):
    """The red lines of a city, and the parts that it never puts out to tender. No line at all means every line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: tuple[OwnLine, ...] = ()
    never_tendered: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> OwnLines:
        in_order(self.choices)
        return self

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(one.choice for one in self.line) or EVERY_LINE


def parse_lines(text: str, name: str) -> OwnLines:
    """The red lines that a text sets out; ``name`` is what an error calls it. Raises :class:`UnreadablePolicy`."""
    try:
        return OwnLines.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        found = re.search(r"line (\d+)", str(wrong))
        line = int(found[1]) if found else text.count("\n") + 1
        raise UnreadablePolicy(name, line, say("This is not TOML: {why}.", why=str(wrong))) from None
    except ValidationError as wrong:
        first: Any = wrong.errors()[0]
        raise UnreadablePolicy(name, line_of_own(text, first["loc"]), _in_words(first)) from None


def _in_words(error: Any) -> Sentence:
    field, given = str(error["loc"][-1]) if error["loc"] else "", error["input"]
    match error["type"]:
        case "extra_forbidden":
            return say("Nothing is called “{field}” here; take it out or mend its spelling.", field=field)
        case "missing":
            return say("“{field}” is missing; add it.", field=field)
        case "enum":
            return say("{given} is none of {known}.", given=repr(given), known=error["ctx"]["expected"])
        case "value_error":
            return say("{why}", why=str(error["ctx"]["error"]))
    return say("“{field}” has a value of the wrong kind; write it as in the chapter on the tender annex.", field=field)


def line_of_own(text: str, loc: tuple[str | int, ...]) -> int:
    """The line, from 1, of the field that is wrong, or of the red line that it belongs to where it is not written."""
    lines = text.splitlines()
    starts = [at for at, line in enumerate(lines) if re.match(r"\s*\[\[\s*line\s*\]\]", line)]
    inside = loc[:1] == ("line",) and len(loc) > 1 and isinstance(loc[1], int) and loc[1] < len(starts)
    start = starts[int(loc[1])] if inside else -1
    field = loc[2] if inside and len(loc) > 2 else loc[0] if loc and not inside else ""
    wanted = re.compile(rf"\s*\[*\s*(?:line\s*\.\s*)?[\"']?{re.escape(str(field))}\b")
    for at in range(start + 1, len(lines)) if field else ():
        if wanted.match(lines[at]):
            return at + 1
    return max(start, 0) + 1

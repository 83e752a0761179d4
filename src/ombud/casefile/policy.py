"""A city's policy: what must be kept before each stage, and its red lines, from a file that officials can read."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from ombud.casefile.checks import order
from ombud.casefile.kinds import KINDS
from ombud.casefile.ownlines import OwnLines, line_of_own
from ombud.casefile.unreadable import UnreadablePolicy
from ombud.ledger.stage import Stage
from ombud.people.roles import Role
from ombud.words import Sentence, say

DEMANDS = frozenset(number for kind in KINDS.values() for number in kind.demands)


def _known(number: str) -> str:
    if number not in DEMANDS:
        raise ValueError(f"There is no check {number!r}. Check numbers are those of the demands: 1.1 to 7.10.")
    return number


Number = Annotated[str, AfterValidator(_known)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Asked(_Part):
    """What one gate asks: the checks to be kept before a stage, why, and those that nobody can pass without."""

    stage: Stage
    checks: tuple[Number, ...]
    because: str = ""
    never_without: frozenset[Number] = frozenset()

    @field_validator("stage")
    @classmethod
    def _a_stage_that_can_be_entered(cls, stage: Stage) -> Stage:
        if stage is Stage.UNSAID:
            raise ValueError("“unsaid” is no stage that a technology can enter.")
        return stage

    @model_validator(mode="after")
    def _asks_what_it_insists_on(self) -> Asked:
        if not self.never_without <= set(self.checks):
            extra = ", ".join(sorted(self.never_without - set(self.checks), key=order))
            raise ValueError(f"The gate insists on {extra} but does not ask it; add it to “checks” as well.")
        return self


class Without(_Part):
    """Who may pass a gate although something is missing."""

    roles: frozenset[Role] = frozenset()


class Policy(OwnLines):
    """The gates of a city, the roles that may pass one without, and its red lines."""

    gate: tuple[Asked, ...] = ()
    without: Without = Field(default_factory=Without)

    @field_validator("gate")
    @classmethod
    def _one_gate_a_stage(cls, gates: tuple[Asked, ...]) -> tuple[Asked, ...]:
        for at, one in enumerate(gates):
            if one.stage in [earlier.stage for earlier in gates[:at]]:
                raise ValueError(f"The stage “{one.stage.value}” has two gates; put their checks into one.")
        return tuple(sorted(gates, key=lambda one: one.stage.order))

    def before(self, stage: Stage) -> Asked | None:
        """What the gate before a stage asks; None where the city has set no gate."""
        return next((one for one in self.gate if one.stage is stage), None)


def default_policy() -> Policy:
    """The policy that Ombud ships."""
    return parse((files("ombud.casefile") / "data" / "policy.toml").read_text(encoding="utf-8"), "policy.toml")


def read_policy(path: Path) -> Policy:
    """The policy in a file. Raises :class:`UnreadablePolicy`, or ``OSError`` where there is no such file."""
    return parse(path.read_text(encoding="utf-8", errors="replace"), path.name)


def parse(text: str, name: str) -> Policy:
    """The policy that a text sets out; ``name`` is what an error calls it."""
    try:
        return Policy.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        found = re.search(r"line (\d+)", str(wrong))
        line = int(found[1]) if found else text.count("\n") + 1
        raise UnreadablePolicy(name, line, say("This is not TOML: {why}.", why=str(wrong))) from None
    except ValidationError as wrong:
        first: Any = wrong.errors()[0]
        place = line_of_own if first["loc"][:1] == ("line",) else line_of
        raise UnreadablePolicy(name, place(text, first["loc"]), _in_words(first)) from None


def _in_words(error: Any) -> Sentence:
    field, given = str(error["loc"][-1]) if error["loc"] else "", error["input"]
    match error["type"]:
        case "extra_forbidden":
            return say("Nothing is called “{field}” here; take it out or mend its spelling.", field=field)
        case "missing":
            return say("“{field}” is missing; add it.", field=field)
        case "enum":
            return say("{given} is none of {known}.", given=repr(given), known=error["ctx"]["expected"])
        case "string_type":
            return say("{given} must stand in quotes.", given=str(given))
        case "value_error":
            return say("{why}", why=str(error["ctx"]["error"]))
    return say("“{field}” has a value of the wrong kind; write it as in the policy shipped with Ombud.", field=field)


def line_of(text: str, loc: tuple[str | int, ...]) -> int:
    """The line, from 1, on which a value of the file stands: of the gate where the field is not written at all."""
    lines = text.splitlines()
    start = 0
    if loc[:1] == ("gate",) and len(loc) > 1:
        gates = [at for at, line in enumerate(lines) if re.match(r"\s*\[\[\s*gate\s*\]\]", line)]
        start = gates[int(loc[1])] if int(loc[1]) < len(gates) else 0
    fields = [part for part in loc if isinstance(part, str) and part != "gate"]
    for field in fields:
        wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(field)}\b")
        start = next((at for at in range(start, len(lines)) if wanted.match(lines[at])), start)
    return start + 1

"""How far somebody has come in the course: their own, kept where they keep it, and read by nobody else."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ombud.learn.module import MEASURED
from ombud.learn.sums import Answers

FORMAT: Literal["ombud-progress/1"] = "ombud-progress/1"
LARGEST = 10_000  # bytes of a file that is brought back
Signs = Annotated[str, Field(pattern=rf"^([01]{{{MEASURED}}})?$")]


class NotProgress(ValueError):
    """A text that is no progress, or progress that cannot be."""


class Part(BaseModel):
    """One module: right (1) or not (0), question by question, before and after; empty where they were not answered."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    before: Signs = ""
    read: bool = False
    after: Signs = ""
    handed: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Part:
        if (self.after and not self.before) or (self.handed and not self.after):
            raise ValueError("answers after without answers before, or handed in without answers")
        return self

    @property
    def answers(self) -> Answers | None:
        """The answers before and after, if there are both."""
        return Answers(self.before, self.after) if self.after else None


class Progress(BaseModel):
    """What the learner holds. ``token`` is drawn by chance: only who holds it can take back what was handed in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: Literal["ombud-progress/1"] = FORMAT
    token: str = Field(pattern=r"^[A-Za-z0-9_-]{22}$")
    modules: dict[Annotated[int, Field(ge=1, le=99)], Part] = Field(default_factory=dict, max_length=99)

    def of(self, module: int) -> Part:
        """How far they have come in a module."""
        return self.modules.get(module, Part())

    def having(self, module: int, **news: str | bool) -> Progress:
        """The same with something new in one module. Raises :class:`NotProgress` where that cannot be."""
        try:
            part = Part.model_validate({**self.of(module).model_dump(), **news})
        except ValidationError:
            raise NotProgress("the answers before come first") from None
        return self.model_copy(update={"modules": {**self.modules, module: part}})

    def as_text(self) -> str:
        """Short JSON, without what was not done."""
        told = self.model_dump(exclude_defaults=True) | {"format": self.format}
        return json.dumps(told, separators=(",", ":"), sort_keys=True)


def progress(text: str | bytes) -> Progress:
    """The progress that a text holds. Raises :class:`NotProgress`."""
    if len(text) > LARGEST:
        raise NotProgress("the file is too large")
    try:
        return Progress.model_validate_json(text)
    except ValidationError as wrong:
        raise NotProgress(str(wrong.errors()[0]["msg"])) from None

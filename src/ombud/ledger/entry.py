"""An entry: one small typed statement by someone in a role, about one case, at one time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

KIND = re.compile(r"(?P<question>[a-z]+)\.(?P<name>[a-z]+)/(?P<version>[1-9][0-9]*)")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


class Said(StrEnum):
    """Yes, no, or nothing said: silence is its own answer."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


def _duration(value: str | None) -> str | None:
    if value and not _DURATION.fullmatch(value):
        raise ValueError(f"{value!r} is no ISO 8601 duration; write 30 days as P30D, half a year as P6M, 3 s as PT3S")
    return value or None


Duration = Annotated[str | None, AfterValidator(_duration), Field(json_schema_extra={"format": "duration"})]


class Body(BaseModel):
    """What an entry says. Each kind is a frozen model; its docstring is read by officials."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    kind: ClassVar[str]
    demands: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def question(cls) -> str:
        """The one of the seven words that this kind belongs to."""
        return cls.kind.partition(".")[0]

    @classmethod
    def help(cls) -> str:
        """What this kind is for, in one paragraph."""
        return " ".join((cls.__doc__ or "").split())


class Unread(BaseModel):
    """A statement whose kind this version does not know: kept whole, judged by nobody."""

    model_config = ConfigDict(frozen=True, extra="allow")
    kind: ClassVar[str] = "unread"
    kind_said: str = Field(description="The kind that the entry gave itself.")


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a statement rests: a file by its SHA-256 and the place in it, or a public address."""

    sha256: str = ""
    where: str = ""
    quote: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is sealed: it has no place in the case yet."""

    body: Body | Unread
    role: str
    time: datetime
    office: str = ""
    replaces: int | None = None
    cites: tuple[Cite, ...] = field(default=())

    def placed(self, case: str, seq: int) -> Entry:
        """The entry that this draft becomes as number ``seq`` of a case."""
        return Entry(case, seq, self.time, self.role, self.body, self.office, self.replaces, self.cites)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed statement. ``seq`` counts from 0 within its case; ``replaces`` is the seq it supersedes."""

    case: str
    seq: int
    time: datetime
    role: str
    body: Body | Unread
    office: str = ""
    replaces: int | None = None
    cites: tuple[Cite, ...] = field(default=())
    erased: tuple[str, ...] = field(default=())  # names of fields that were erased by law; their values are gone

    @property
    def kind(self) -> str:
        return self.body.kind_said if isinstance(self.body, Unread) else self.body.kind

    @property
    def on(self) -> date:
        return self.time.date()


def inner(info: FieldInfo) -> Any:
    """The type of a field without its 'or nothing' and annotations: what a form or a reader must fill."""
    wanted = info.annotation
    if get_origin(wanted) is Annotated:
        wanted = get_args(wanted)[0]
    left = [part for part in get_args(wanted) if part is not type(None)]
    return left[0] if left and get_origin(wanted) is not tuple else wanted

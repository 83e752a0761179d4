"""The words of a retention file: each field that a city may write, and what may stand in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ombud.held.stores.rule import EARLIEST


class _Part(BaseModel):
    """A part of a retention file. A word that is not known is a mistake, never passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FolderTold(_Part):
    """A folder of files. ``name``: where the date stands in a file's name; without it, when it was last changed."""

    kind: Literal["folder"]
    folder: str
    name: str = ""


class ObjectsTold(_Part):
    """Object storage. ``name``: where the date stands in an object's name; without it, when it was written."""

    kind: Literal["objects"]
    address: str
    name: str = ""


class SqliteTold(_Part):
    """A table of SQLite. ``dates``: how its column of dates is written."""

    kind: Literal["sqlite"]
    file: str
    table: str
    date: str
    dates: Literal["text", "seconds", "milliseconds"] = "text"
    follow: tuple[str, ...] = ()


class PostgresTold(_Part):
    """A table of PostgreSQL. ``address_in`` names an environment variable with the address, so that no file has it."""

    kind: Literal["postgres"]
    address_in: str
    table: str
    schema_: str = Field("public", alias="schema")
    date: str
    dates: Literal["", "seconds", "milliseconds"] = ""
    follow: tuple[str, ...] = ()


class EvidenceTold(_Part):
    """The evidence of a workspace, where each file has its own last day."""

    kind: Literal["evidence"]
    folder: str


StoreTold = Annotated[FolderTold | ObjectsTold | SqliteTold | PostgresTold | EvidenceTold, Field(discriminator="kind")]


class HoldTold(_Part):
    """A legal hold: a column and values, or names of files with * in them, or a file with one of either on a line."""

    why: str
    column: str = ""
    values: tuple[str | int, ...] = ()
    file: str = ""


class BackupTold(_Part):
    """Where copies lie, and how long they live there."""

    where: str = Field(min_length=2)
    kept: str


class CanaryTold(_Part):
    """A record that may be planted: values for the columns that must have one, or a file's name; ``{mark}`` in it."""

    values: dict[str, str | int | float | bool] = Field(default_factory=dict)
    name: str = ""


class CountsTold(_Part):
    """What is kept of records that are counted and deleted."""

    by: tuple[str, ...] = ()
    period: Literal["day", "month", "year"] = "month"
    into: str
    least: int = Field(5, ge=1)


class ItemTold(_Part):
    """One item of data, named as in the inventory."""

    name: str = Field(min_length=1)
    rule: str = Field(min_length=5)
    keep: str = ""
    start: str = ""
    method: Literal["delete", "aggregate", "anonymise"] = "delete"
    empty: tuple[str, ...] = ()
    counts: CountsTold | None = None
    cap: str = ""
    earliest: date = EARLIEST
    store: StoreTold
    hold: tuple[HoldTold, ...] = ()
    backup: tuple[BackupTold, ...] = ()
    no_backups: bool = False
    canary: CanaryTold | None = None


class RetentionFile(_Part):
    """All items of one system."""

    kind: Literal["ombud.retention/1"]
    what: str = Field(min_length=2)
    city: str = ""
    zone: str
    cap: str = "P10Y"
    item: tuple[ItemTold, ...] = Field(min_length=1)
    example: bool = False

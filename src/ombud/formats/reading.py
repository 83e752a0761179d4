"""What comes out when a file of somebody else's is read: draft statements, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from ombud.ledger.entry import Draft
from ombud.words import Sentence, say


class Happened(StrEnum):
    """What a register's history says happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that changed. If it was added or removed, ``field`` is empty and its title stands in."""

    record_id: str
    at: datetime
    field: str
    before: str
    after: str
    commit: str = ""
    what: Happened = Happened.CHANGED


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as one source tells it.

    ``drafts`` are oldest first; a draft's ``replaces`` counts from 0 within them, as the seq of a new case does.
    To add to a case that has entries already, pass them through :func:`ombud.formats.again.against`.
    """

    slug: str
    title: str
    organisation: str
    record_id: str
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read whole.

    ``unmapped`` says of each field that no kind of entry holds in how many records it had a value; ``changes`` is the
    register's own history, if the file tells one.
    """

    format: str
    sha256: str
    name: str
    cases: tuple[CaseDraft, ...]
    unmapped: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[Sentence, ...] = ()
    changes: tuple[Change, ...] = ()


class Unreadable(Exception):
    """A file cannot be read. Nothing of it was taken in.

    ``what`` is wrong, ``where`` it is (file, line, field), and ``mend`` says what to do; as text it is one sentence.
    """

    def __init__(self, what: Sentence, where: str = "", mend: Sentence | None = None) -> None:
        super().__init__(what, where, mend)
        self.what = what
        self.where = where
        self.mend = mend

    @property
    def sentence(self) -> Sentence:
        """The whole as one sentence, to be said in any language."""
        what = say("{where}: {what}", where=self.where, what=self.what) if self.where else self.what
        return say("{what}; {mend}.", what=what, mend=self.mend) if self.mend else say("{what}.", what=what)

    def __str__(self) -> str:
        return str(self.sentence)

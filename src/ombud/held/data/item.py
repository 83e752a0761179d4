"""An item of data as an inventory says it: what, why, whose, with whom, where, by which law, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ombud.held.data.iso import is_duration
from ombud.held.entries import Ending, Personal


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the data: the organisation, its country, the law that it must obey, and what it may do with them."""

    name: str
    country: str = ""
    law: str = ""
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """An end of life as it was written: words, a duration (ISO 8601) and its start, a day, a method, the longest.

    Words that are nothing but a duration, with no other beside them, are that duration.
    """

    rule: str = ""
    after: str = ""
    counted_from: str = ""
    on: date | None = None
    method: Ending = Ending.UNSAID
    cap: str = ""

    def __post_init__(self) -> None:
        if is_duration(self.rule) and not self.after:
            object.__setattr__(self, "after", self.rule)
            object.__setattr__(self, "rule", "")


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One item as a file of any format says it; what the file does not say is empty, never guessed.

    ``system`` is the activity or store that it belongs to; ``place`` where it stands in the file, which no other
    format carries on.
    """

    name: str
    system: str = ""
    why: str = ""
    decision: str = ""
    last_used: date | None = None
    personal: Personal = Personal.UNSAID
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    legal_basis: str = ""
    special_basis: str = ""
    source: str = ""
    recipients: tuple[Recipient, ...] = ()
    where: str = ""
    law: str = ""
    life: Life = Life()
    place: str = ""

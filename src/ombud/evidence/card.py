"""The card of a file in the store: what it is kept for, until when, who may see it, and when it was destroyed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ombud.people.may import may
from ombud.people.roles import Someone
from ombud.people.rule import About, Act
from ombud.words import mark as _
from ombud.words import say

SHA256 = re.compile(r"[0-9a-f]{64}")


class BrokenCard(ValueError):
    """The card of a file cannot be read."""


class Reason(StrEnum):
    """Why a file was destroyed. One of these and no free words, so that a certificate names nobody."""

    END_OF_LIFE = "end_of_life"
    ERASED_BY_LAW = "erased_by_law"
    NO_PURPOSE = "no_purpose"
    IN_ERROR = "kept_in_error"

    @property
    def called(self) -> str:
        """The reason in English; a face translates it."""
        return CALLED[self]


CALLED: dict[Reason, str] = {
    Reason.END_OF_LIFE: _("Its time was over"),
    Reason.ERASED_BY_LAW: _("The law asked for its erasure"),
    Reason.NO_PURPOSE: _("Nothing needed it any more"),
    Reason.IN_ERROR: _("It should not have been kept"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """One purpose for which a file is kept: for which case, until which day, and which roles may see it."""

    purpose: str
    until: date
    seen_by: tuple[str, ...]
    name: str
    case: str
    since: date

    def open_to(self, someone: Someone, today: date) -> bool:
        """Whether the day has not passed, and this person is one of those whom the file was kept for."""
        return today <= self.until and may(someone, Act.SEE, About(self.case, seen_by=frozenset(self.seen_by)))

    def as_json(self) -> dict[str, Any]:
        return {
            "purpose": self.purpose,
            "until": self.until.isoformat(),
            "seen_by": list(self.seen_by),
            "name": self.name,
            "case": self.case,
            "since": self.since.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Certificate:
    """Says that a file of this many bytes was destroyed, on which day and why. It names nobody."""

    size: int
    on: date
    reason: Reason

    def as_json(self) -> dict[str, Any]:
        return {"size": self.size, "on": self.on.isoformat(), "reason": self.reason.value}


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file. Without ``uses`` it is kept no more; ``destroyed`` then says when and why."""

    sha256: str
    size: int
    media_type: str
    uses: tuple[Use, ...] = ()
    destroyed: tuple[Certificate, ...] = ()

    @property
    def until(self) -> date | None:
        """The day after which nothing keeps the file; none when it is kept no more."""
        return max((use.until for use in self.uses), default=None)

    def as_json(self) -> dict[str, Any]:
        return {
            "sha256": self.sha256,
            "size": self.size,
            "media_type": self.media_type,
            "uses": [use.as_json() for use in self.uses],
            "destroyed": [certificate.as_json() for certificate in self.destroyed],
        }


def read(told: bytes, sha256: str) -> Card:
    """The card that :meth:`Card.as_json` wrote down; raises :class:`BrokenCard`."""
    try:
        values = json.loads(told)
        if values["sha256"] != sha256:
            raise ValueError("it is the card of another file")
        uses = tuple(_use(one) for one in values["uses"])
        destroyed = tuple(_certificate(one) for one in values["destroyed"])
        return Card(sha256, int(values["size"]), str(values["media_type"]), uses, destroyed)
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        why = say("The card of {sha} cannot be read ({wrong}); take it from a backup.", sha=sha256, wrong=str(wrong))
        raise BrokenCard(why) from None


def _use(told: dict[str, Any]) -> Use:
    until, since = date.fromisoformat(told["until"]), date.fromisoformat(told["since"])
    return Use(told["purpose"], until, tuple(told["seen_by"]), told["name"], told["case"], since)


def _certificate(told: dict[str, Any]) -> Certificate:
    return Certificate(int(told["size"]), date.fromisoformat(told["on"]), Reason(told["reason"]))

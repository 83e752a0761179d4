"""What one record of the Dutch register says, written down field by field; a change supersedes what stood before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ombud.answered.entries import Assessment, LegalBasis, Staged, Vanished, Withdrawal
from ombud.asked.entries import Purpose
from ombud.formats.clerk import Clerk, Tally, scoped
from ombud.formats.texts import plain
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage

REGISTER = "Algoritmeregister"
STAGES = {"ontwikkeling": Stage.PROCUREMENT, "in_gebruik": Stage.RUNNING, "buiten_gebruik": Stage.CLOSED}
ASSESSED = {"ja": Said.YES, "nee": Said.NO, "onbekend": Said.UNSAID}
RECORD = ("id", "title", "organisatie", "url")  # what the entry asked.record holds
CODED = ("impactassessment", "status")  # here "Onbekend" is one of the register's own answers
VANISHED = "vanished"  # where a record keeps the number of its tombstone
GONE = "The register no longer says it."
BACK = "The register lists it again."


@dataclass
class Kept:
    """One record as it stands: what it says, the clerk who writes it down, and which draft holds which field."""

    told: dict[str, Any]
    clerk: Clerk
    held_at: dict[str, int] = field(default_factory=dict)

    def changed(self, changes: dict[str, Any]) -> None:
        """Take in what fields say now, and write it down."""
        self.told |= changes
        self._leave()
        if any(name in RECORD for name in changes):
            self._record()
        for name in changes:
            if name in FIELDS:
                self._say(name)

    def vanished(self, on: datetime) -> None:
        """The register lists it no more: a stone marks where it stood."""
        self.held_at[VANISHED] = len(self.clerk.drafts)
        self.clerk.write(
            Vanished, "", register_name=REGISTER, record_id=plain(self.told["id"]), seen_gone=on.date().isoformat(),
            last_stage=plain(self.told.get("status")),
        )

    def came_back(self, told: dict[str, Any]) -> None:
        """A record that had vanished stands in the register again."""
        before, self.told = self.told, dict(told)
        self.clerk.write(Withdrawal, "", entry=self.held_at.pop(VANISHED), reason=BACK)
        self._record()
        for name in FIELDS:
            if self.told.get(name) != before.get(name):
                self._say(name)

    def begin(self) -> None:
        """Write down all that it says when it is met for the first time."""
        self._leave()
        self._record()
        for name in FIELDS:
            self._say(name)

    def _leave(self) -> None:
        for name, value in self.told.items():
            if name not in FIELDS and name not in RECORD and value not in ("", None, [], {}):
                self.clerk.leave(name)

    def _record(self) -> None:
        told, before = self.told, self.held_at.get("")
        self.clerk.record(
            replaces=before, first=before is None, title=plain(told.get("title")),
            organisation=plain(told.get("organisatie")), register_name=REGISTER, record_id=plain(told["id"]),
            url=plain(told.get("url")), language="nl",
        )
        self.held_at[""] = 0 if before is None else len(self.clerk.drafts) - 1

    def _say(self, name: str) -> None:
        """Write down what a field says; it supersedes what the field said before."""
        kind, values = FIELDS[name]
        told = self.told.get(name)
        text = plain(told) if name in CODED else self.clerk.words(name, told)
        before = self.held_at.pop(name, None)
        if text:
            seq = self.clerk.write(kind, name, replaces=before, **values(text))
            if seq is not None:
                self.held_at[name] = seq
        elif before is not None:
            self.clerk.write(Withdrawal, name, entry=before, reason=GONE)


def opened(told: dict[str, Any], sha256: str, at: datetime, tally: Tally) -> Kept:
    """A record that is met for the first time, written down."""
    kept = Kept(dict(told), Clerk(sha256, scoped("record", plain(told["id"])), at, tally))
    kept.begin()
    return kept


FIELDS: dict[str, tuple[type[Body], Any]] = {
    "doel": (Purpose, lambda text: {"text": text}),
    "juridische_basis": (LegalBasis, lambda text: {"text": text}),
    "impactassessment": (Assessment, lambda text: {"done": ASSESSED.get(text.casefold(), Said.UNSAID)}),
    "status": (Staged, lambda text: {"stage": STAGES.get(text.casefold(), Stage.UNSAID), "said_as": text}),
}

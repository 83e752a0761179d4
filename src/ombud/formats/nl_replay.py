"""What happened to a register since a snapshot, replayed event by event; what does not fit is counted, not applied."""

from __future__ import annotations

from typing import Any

from ombud.formats.clerk import Tally
from ombud.formats.nl_told import Kept, opened
from ombud.formats.reading import Change, Happened
from ombud.formats.safe import MAX_RECORDS, Source, shortened
from ombud.formats.texts import plain
from ombud.words import Sentence, mark, say


class Replay:
    """Applies events to the records as they stand, and keeps what happened."""

    def __init__(self, kept: dict[str, Kept], tally: Tally) -> None:
        self.kept = kept
        self.gone: dict[str, Kept] = {}
        self.tally = tally
        self.changes: list[Change] = []
        self.all = 0
        self.unfit: list[tuple[str, Sentence]] = []

    def apply(self, source: Source, number: int, event: dict[str, Any]) -> None:
        """One event. What does not fit the records as they stand is noted and changes nothing."""
        self.all += 1
        doing = {"added": self._added, "removed": self._removed, "changed": self._changed}.get(str(event.get("kind")))
        wrong = doing(source, event) if doing else say("it does not say what happened")
        if wrong is not None:
            self.unfit.append((f"{source.name}, line {number}", wrong))

    def warnings(self) -> tuple[Sentence, ...]:
        """One sentence, if any event did not fit."""
        if not self.unfit:
            return ()
        where, why = self.unfit[0]
        words = mark("{n} of {all} events do not fit the records and were not applied. The first is {where}: {why}.")
        return (say(words, n=len(self.unfit), all=self.all, where=where, why=why),)

    def _added(self, source: Source, event: dict[str, Any]) -> Sentence | None:
        told, record_id = event.get("after"), plain(event["id"])
        if not isinstance(told, dict) or plain(told.get("id")) != record_id:
            return say("the record that it adds is missing")
        if record_id in self.kept:
            return say("record {id} is there already", id=shortened(record_id))
        if len(self.kept) >= MAX_RECORDS:
            return say("there are more than {n} records", n=MAX_RECORDS)
        back = self.gone.pop(record_id, None)
        self.kept[record_id] = back or opened(told, source.sha256, event["at"], self.tally)
        if back:
            self._from(back, source, event).came_back(told)
        self._note(event, "", "", plain(told.get("title")), Happened.ADDED)
        return None

    def _removed(self, source: Source, event: dict[str, Any]) -> Sentence | None:
        record_id = plain(event["id"])
        kept = self.kept.get(record_id)
        if kept is None:
            return say("there is no record {id}", id=shortened(record_id))
        before = event.get("before")
        if isinstance(before, dict) and (wrong := _differs(kept.told, before)):
            return wrong
        self._from(kept, source, event).vanished(event["at"])
        self.gone[record_id] = self.kept.pop(record_id)
        self._note(event, "", plain(kept.told.get("title")), "", Happened.REMOVED)
        return None

    def _changed(self, source: Source, event: dict[str, Any]) -> Sentence | None:
        record_id, changes = plain(event["id"]), event.get("changes")
        kept = self.kept.get(record_id)
        if kept is None:
            return say("there is no record {id}", id=shortened(record_id))
        if not isinstance(changes, dict) or not all(isinstance(c, list) and len(c) == 2 for c in changes.values()):
            return say("it does not say what was before and what is after")
        if wrong := _differs(kept.told, {name: pair[0] for name, pair in changes.items()}):
            return wrong
        if "id" in changes:
            return say("a record cannot change its number")
        self._from(kept, source, event)
        kept.changed({name: after for name, (_, after) in changes.items()})
        for name, (was, now) in changes.items():
            self._note(event, name, plain(was), plain(now), Happened.CHANGED)
        return None

    def _from(self, kept: Kept, source: Source, event: dict[str, Any]) -> Kept:
        """The record, from now on told by this event."""
        kept.clerk.sha256, kept.clerk.at = source.sha256, event["at"]
        return kept

    def _note(self, event: dict[str, Any], name: str, before: str, after: str, what: Happened) -> None:
        commit = plain(event.get("commit"))
        self.changes.append(Change(plain(event["id"]), event["at"], name, before, after, commit, what))


def _differs(told: dict[str, Any], before: dict[str, Any]) -> Sentence | None:
    """What the event believes stood there, held against what stands there."""
    for name, value in before.items():
        if (told.get(name) or "") != (value or ""):
            return say(
                "{field} of record {id} reads “{now}”, and the event expects “{then}”",
                field=name, id=shortened(plain(told.get("id"))), now=shortened(plain(told.get(name)), 40),
                then=shortened(plain(value), 40),
            )
    return None

"""The Dutch national register as a snapshot, one record a line, and what happened to it since, one event a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from ombud.answered.entries import Assessment, LegalBasis, Staged, Vanished, Withdrawal
from ombud.asked.entries import Purpose
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.reading import Change, Happened, Reading, Unreadable
from ombud.formats.safe import MAX_RECORDS, Source, lines, parsed, shortened
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.ledger.entry import Body, Said
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

NAME = "Dutch register, snapshot"
REGISTER = "Algoritmeregister"
STAGES = {"ontwikkeling": Stage.PROCUREMENT, "in_gebruik": Stage.RUNNING, "buiten_gebruik": Stage.CLOSED}
ASSESSED = {"ja": Said.YES, "nee": Said.NO, "onbekend": Said.UNSAID}
RECORD = ("id", "title", "organisatie", "url")  # what the entry asked.record holds
CODED = ("impactassessment", "status")  # here "Onbekend" is one of the register's own answers
VANISHED = "vanished"  # where a record keeps the number of its tombstone
GONE = "The register no longer says it."
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass
class Kept:
    """One record as it stands: what it says, the clerk who writes it down, and which draft holds which field."""

    told: dict[str, Any]
    clerk: Clerk
    held_at: dict[str, int] = field(default_factory=dict)


def can_read(head: bytes, name: str) -> bool:
    """Whether the first line is a record or an event of this kind."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n[").partition(b"\n")[0]
    return _is_event(start) or (b'"doel"' in start and b'"juridische_basis"' in start and b'"id"' in start)


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """One snapshot, or one file of events with nothing to apply them to."""
    return read_sources([source], today=today, progress=progress)


def read_sources(sources: Sequence[Source], *, today: date, progress: Progress | None = None) -> Reading:
    """A snapshot and the events since, replayed: each change supersedes what stood before it.

    The reading's name and hash are the snapshot's. Events that do not fit it are counted in a warning, not applied.
    """
    events = [source for source in sources if _is_event(source.head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0])]
    snapshots = [source for source in sources if source not in events]
    if len(snapshots) > 1:
        raise Unreadable(say("there are two snapshots"), snapshots[1].name, say("give one snapshot and its events"))
    happened = [(source, number, event) for source in events for number, event in _events(source)]
    tally, kept = Tally(), {}
    for source in snapshots:
        at = min([_taken(source.name, today), *(event["at"] for _, _, event in happened)])
        kept = _snapshot(source, at, tally, progress)
    replay = Replay(kept, tally)
    for source, number, event in happened:
        replay.apply(source, number, event)
    return _finished((snapshots or events)[0], replay)


def _finished(source: Source, replay: Replay) -> Reading:
    slugs = Slugs()
    cases = []
    for record_id, kept in (replay.kept | replay.gone).items():
        title, organisation = plain(kept.told.get("title")), plain(kept.told.get("organisatie"))
        cases.append(case(slugs, kept.clerk, "nl", record_id, title, organisation))
    return reading(NAME, source, cases, replay.tally, replay.warnings(), tuple(replay.changes))


def _snapshot(source: Source, at: datetime, tally: Tally, progress: Progress | None) -> dict[str, Kept]:
    kept: dict[str, Kept] = {}
    seen: dict[str, str] = {}
    for place, told in _records(source):
        record_id = _text(told, "id", place)
        if record_id in seen:
            what = say("record {id} stands here and at {first}", id=shortened(record_id), first=seen[record_id])
            raise Unreadable(what, place, say("keep one of the two"))
        seen[record_id] = place
        kept[record_id] = _opened(told, source.sha256, at, tally)
        if len(kept) > MAX_RECORDS:
            raise Unreadable(say("there are more than {n} records in it", n=MAX_RECORDS), place, say("split the file"))
        if progress:
            progress(len(kept), 0)
    return kept


def _records(source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its place: one on each line, or all in one list."""
    if source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        told = enumerate(parsed(source.data, source.name), 1)
        found = ((f"{source.name}, record {number}", record) for number, record in told)
    else:
        places = ((f"{source.name}, line {number}", line) for number, line in lines(source))
        found = ((place, parsed(line, place)) for place, line in places)
    for place, record in found:
        if not isinstance(record, dict):
            raise Unreadable(say("this is not a record with named fields"), place, say("export it again"))
        yield place, record


def _opened(told: dict[str, Any], sha256: str, at: datetime, tally: Tally) -> Kept:
    """A record that is met for the first time, written down."""
    kept = Kept(dict(told), Clerk(sha256, scoped("record", told["id"]), at, tally))
    _leave(kept)
    _record(kept)
    for name in FIELDS:
        _say(kept, name)
    return kept


def _leave(kept: Kept) -> None:
    for name, value in kept.told.items():
        if name not in FIELDS and name not in RECORD and value not in ("", None, [], {}):
            kept.clerk.leave(name)


def _record(kept: Kept) -> None:
    told = kept.told
    before = kept.held_at.get("")
    kept.clerk.record(
        replaces=before,
        first=before is None,
        title=plain(told.get("title")),
        organisation=plain(told.get("organisatie")),
        register_name=REGISTER,
        record_id=plain(told["id"]),
        url=plain(told.get("url")),
        language="nl",
    )
    kept.held_at[""] = 0 if before is None else len(kept.clerk.drafts) - 1


def _say(kept: Kept, name: str) -> None:
    """Write down what a field says; it supersedes what the field said before."""
    kind, values = FIELDS[name]
    told = kept.told.get(name)
    text = plain(told) if name in CODED else kept.clerk.words(name, told)
    before = kept.held_at.pop(name, None)
    if text:
        seq = kept.clerk.write(kind, name, replaces=before, **values(text))
        if seq is not None:
            kept.held_at[name] = seq
    elif before is not None:
        kept.clerk.write(Withdrawal, name, entry=before, reason=GONE)


def _came_back(kept: Kept, told: dict[str, Any]) -> None:
    """A record that had vanished stands in the register again."""
    before, kept.told = kept.told, dict(told)
    kept.clerk.write(Withdrawal, "", entry=kept.held_at.pop(VANISHED), reason="The register lists it again.")
    _record(kept)
    for name in FIELDS:
        if kept.told.get(name) != before.get(name):
            _say(kept, name)


FIELDS: dict[str, tuple[type[Body], Any]] = {
    "doel": (Purpose, lambda text: {"text": text}),
    "juridische_basis": (LegalBasis, lambda text: {"text": text}),
    "impactassessment": (Assessment, lambda text: {"done": ASSESSED.get(text.casefold(), Said.UNSAID)}),
    "status": (Staged, lambda text: {"stage": STAGES.get(text.casefold(), Stage.UNSAID), "said_as": text}),
}


def _is_event(line: bytes) -> bool:
    return all(word in line for word in (b'"kind"', b'"at"', b'"id"')) and any(
        f'"{what.value}"'.encode() in line for what in Happened
    )


def _events(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in lines(source):
        place = f"{source.name}, line {number}"
        event = parsed(line, place)
        if not isinstance(event, dict):
            raise Unreadable(say("this is not an event with named fields"), place, say("export it again"))
        _text(event, "id", place)
        yield number, event | {"at": _moment(event, place)}


def _moment(event: dict[str, Any], place: str) -> datetime:
    try:
        at = datetime.fromisoformat(str(event.get("at")))
    except ValueError:
        what = say("{at} is no time", at=shortened(str(event.get("at"))))
        raise Unreadable(what, f"{place}, at", say("write it as 2026-06-08T19:00:48+00:00")) from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _text(told: dict[str, Any], name: str, place: str) -> str:
    text = plain(told.get(name))
    if not text:
        raise Unreadable(say("the record has no {field}", field=name), f"{place}, {name}", say("fill it in"))
    return text


def _taken(name: str, today: date) -> datetime:
    """The day a snapshot was taken, by its name if it has one and has come; else today."""
    for found in _DAY.finditer(name):
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            continue
        if day <= today:
            return midnight(day)
    return midnight(today)


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
        words = "{n} of {all} events do not fit the records and were not applied. The first is {where}: {why}."
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
        self.kept[record_id] = back or _opened(told, source.sha256, event["at"], self.tally)
        if back:
            self._from(back, source, event)
            _came_back(back, told)
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
        kept.held_at[VANISHED] = len(kept.clerk.drafts)
        self._from(kept, source, event).write(
            Vanished, "", register_name=REGISTER, record_id=record_id, seen_gone=event["at"].date().isoformat(),
            last_stage=plain(kept.told.get("status")),
        )
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
        for name, (before, after) in changes.items():
            kept.told[name] = after
            self._note(event, name, plain(before), plain(after), Happened.CHANGED)
        _leave(kept)
        if any(name in RECORD for name in changes):
            _record(kept)
        for name in changes:
            if name in FIELDS:
                _say(kept, name)
        return None

    def _from(self, kept: Kept, source: Source, event: dict[str, Any]) -> Clerk:
        kept.clerk.sha256, kept.clerk.at = source.sha256, event["at"]
        return kept.clerk

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

"""The Dutch national register as a snapshot, one record a line, and what happened to it since, one event a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from ombud.formats.clerk import Progress, Tally, case, midnight, reading
from ombud.formats.nl_replay import Replay
from ombud.formats.nl_told import Kept, opened
from ombud.formats.reading import Happened, Reading, Unreadable
from ombud.formats.safe import MAX_LINE, MAX_RECORDS, Source, lines, parsed, shortened
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.words import say

NAME = "Dutch register, snapshot"
_BLANK = b"\xef\xbb\xbf \t\r\n"  # with the mark of UTF-8
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def can_read(head: bytes, name: str) -> bool:
    """Whether the first line is a record or an event of this kind."""
    start = head.lstrip(_BLANK)
    first = start[:MAX_LINE] if start.startswith(b"[") else start.partition(b"\n")[0]
    return _is_event(first) or (b'"doel"' in first and b'"juridische_basis"' in first and b'"id"' in first)


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """One snapshot, or one file of events with nothing to apply them to."""
    return read_sources([source], today=today, progress=progress)


def read_sources(sources: Sequence[Source], *, today: date, progress: Progress | None = None) -> Reading:
    """A snapshot and the events since, replayed: each change supersedes what stood before it.

    The reading's name and hash are the snapshot's. Events that do not fit it are counted in a warning, not applied.
    """
    events = [source for source in sources if _is_event(source.head.lstrip(_BLANK).partition(b"\n")[0])]
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
    _few_enough(source)
    kept: dict[str, Kept] = {}
    seen: dict[str, str] = {}
    for place, told in _records(source):
        record_id = _text(told, "id", place)
        if record_id in seen:
            what = say("record {id} stands here and at {first}", id=shortened(record_id), first=seen[record_id])
            raise Unreadable(what, place, say("keep one of the two"))
        seen[record_id] = place
        kept[record_id] = opened(told, source.sha256, at, tally)
        if progress:
            progress(len(kept), 0)
    return kept


def _few_enough(source: Source) -> None:
    """Refuse too long a file before the first of its lines is read."""
    if source.data.count(b"\n") > MAX_RECORDS and sum(1 for _ in lines(source)) > MAX_RECORDS:
        what = say("there are more than {n} lines in it", n=MAX_RECORDS)
        raise Unreadable(what, source.name, say("split the file"))


def _records(source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record with its place: one on each line, or all in one list."""
    if source.data.lstrip(_BLANK).startswith(b"["):
        told = enumerate(parsed(source.data, source.name), 1)
        found = ((f"{source.name}, record {number}", record) for number, record in told)
    else:
        places = ((f"{source.name}, line {number}", line) for number, line in lines(source))
        found = ((place, parsed(line, place)) for place, line in places)
    for place, record in found:
        if not isinstance(record, dict):
            raise Unreadable(say("this is not a record with named fields"), place, say("export it again"))
        yield place, record


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

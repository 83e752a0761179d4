"""The log in the database: statements are sealed and added in one step, read back, and erased by law."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, groupby
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from pydantic import ValidationError

from ombud.answered.entries import Erasure
from ombud.casefile import kinds
from ombud.casefile.citywide import CITY
from ombud.ledger import merkle, seal, tiles, whole
from ombud.ledger.checkpoint import Checkpoint
from ombud.ledger.entry import Draft, Entry, Unread
from ombud.ledger.file import Line
from ombud.ledger.folder import VERIFIER, BrokenLog, LogFolder
from ombud.ledger.note import SignerKey, new_key
from ombud.ledger.seal import Sealed, SealedField, check_sealed
from ombud.web import cards
from ombud.web.models import CheckpointRow, EntryRow
from ombud.web.place import kept_secret
from ombud.words import say

LOCK = 0x6F6D627564  # "ombud": the number of the lock that a PostgreSQL server keeps for us


class NoSuchEntry(LookupError):
    """An entry was asked for that its case does not have."""


def signer() -> SignerKey:
    """The key that signs checkpoints: in a file of its own, never in the database. Made on first use."""
    return SignerKey.read(kept_secret(Path(settings.DATA) / "log-key", lambda: str(new_key(settings.LOG_NAME))))


def append(case: str, drafts: Sequence[Draft], now: datetime | None = None) -> tuple[Entry, ...]:
    """Seal drafts as the next entries of a case. All are in the log, under a signed checkpoint, or none is.

    ``now`` is when the checkpoint is signed; the drafts carry their own times.
    Raises :class:`ombud.ledger.seal.Unsealable`.
    """
    return append_all({case: drafts}, now)[case]


def append_all(said: Mapping[str, Sequence[Draft]], now: datetime | None = None) -> dict[str, tuple[Entry, ...]]:
    """As :func:`append`, for many cases under one checkpoint: for imports.

    After more than one case call :func:`ombud.web.passing.pass_over_all`, which makes all cards at once.
    """
    with transaction.atomic():
        locked()
        frontier = edge()
        begins = lengths(said)
        placed = {
            case: tuple(draft.placed(case, seq) for seq, draft in enumerate(drafts, begins.get(case, 0)))
            for case, drafts in said.items()
        }
        rows, frontier = _sealed_rows(chain.from_iterable(placed.values()), frontier)
        EntryRow.objects.bulk_create(rows, batch_size=500)
        if rows:
            _sign(frontier, now or timezone.now())
            for case in placed.keys() - {CITY} if len(placed) == 1 else ():  # an import passes over all when it is done
                cards.refresh(case, entries(case), timezone.localdate())
    return placed


def locked() -> None:
    """Wait until nobody else adds to the log. SQLite does this by itself, as every transaction begins IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def edge() -> merkle.Frontier:
    """The right edge of the log's tree, as the last checkpoint left it."""
    last = head()
    return merkle.Frontier.from_json(last.frontier) if last else merkle.Frontier.empty()


def head() -> CheckpointRow | None:
    """The newest checkpoint; none before the first statement."""
    return CheckpointRow.objects.order_by("-size").first()


def lengths(cases: Iterable[str]) -> dict[str, int]:
    """How many entries each case has; the sequence is read and not counted, so that a gap would be seen."""
    names = list(cases)
    found: dict[str, int] = {}
    for start in range(0, len(names), 500):  # SQLite takes so many parameters at a time
        chunk = EntryRow.objects.filter(case__in=names[start : start + 500])
        found |= {case: last + 1 for case, last in chunk.values_list("case").annotate(last=Max("seq"))}
    return found


def _sealed_rows(entries: Iterable[Entry], frontier: merkle.Frontier) -> tuple[list[EntryRow], merkle.Frontier]:
    rows = []
    for entry in entries:
        sealed = seal.seal(entry)
        told = seal.canonical(sealed.as_json()).decode("ascii")
        rows.append(EntryRow(frontier.size, entry.case, entry.seq, entry.kind, told, sealed.leaf))
        frontier = frontier.append(merkle.leaf_hash(sealed.leaf))
    return rows, frontier


def _sign(frontier: merkle.Frontier, now: datetime) -> None:
    key = signer()
    note = str(Checkpoint(key.name, frontier.size, frontier.root()).signed_by(key))
    CheckpointRow.objects.create(
        size=frontier.size, root=frontier.root(), note=note, frontier=frontier.as_json(), time=now
    )


def entries(case: str) -> tuple[Entry, ...]:
    """The entries of a case in their order; empty if there is no such case."""
    rows = EntryRow.objects.filter(case=case).order_by("seq").values_list("sealed", flat=True)
    return tuple(map(_opened, rows))


def everything() -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Every case with its entries, one case at a time, ordered by name."""
    rows = EntryRow.objects.order_by("case", "seq").values_list("case", "sealed").iterator(chunk_size=2000)
    for case, group in groupby(rows, key=lambda row: row[0]):
        yield case, tuple(_opened(told) for _, told in group)


def newest(count: int, case: str = "") -> list[tuple[int, Entry]]:
    """The last entries with their numbers in the log, newest first."""
    rows = EntryRow.objects.filter(case=case) if case else EntryRow.objects.all()
    return [(index, _opened(told)) for index, told in rows.order_by("-index").values_list("index", "sealed")[:count]]


def _opened(told: str) -> Entry:
    """The entry in a row. Its seal is not recomputed at each reading: whoever doubts it runs ``verify.py``."""
    parts = json.loads(told)["fields"].items()
    fields = tuple(SealedField(name, b"", part.get("value"), b"", "erased" in part) for name, part in parts)
    sealed = Sealed(b"", b"", fields)
    try:
        return seal.opened(sealed, kinds.body)
    except ValidationError:  # written by a newer version: shown as it stands, judged by nobody
        return seal.opened(sealed, lambda kind, values: Unread(kind_said=kind, **values))


def lines(case: str) -> Iterator[Line]:
    """A case's lines of the ledger file, seals and all."""
    for index, told in EntryRow.objects.filter(case=case).order_by("seq").values_list("index", "sealed"):
        yield Line(index, Sealed.from_json(json.loads(told)))


def erase(
    case: str, seq: int, fields: Sequence[str], ground: str, role: str, office: str = "", now: datetime | None = None
) -> Entry:
    """Destroy the values and salts of fields of one entry, and say in public that this was done and by what law.

    ``fields`` are names in the body (``reasons``) or of the envelope (``role``, ``office``, ``cites``).
    Raises :class:`NoSuchEntry` and :class:`ombud.ledger.seal.NotErasable`.
    """
    names = [name if name in seal.ENVELOPE else f"body.{name.removeprefix('body.')}" for name in fields]
    said = Erasure(entry=seq, fields=tuple(names), ground=ground)
    now = now or timezone.now()
    with transaction.atomic():
        locked()
        row = EntryRow.objects.filter(case=case, seq=seq).first()
        if row is None:
            raise NoSuchEntry(say("The case {case} has no entry {seq}; see its list of entries.", case=case, seq=seq))
        left = seal.erase(Sealed.from_json(json.loads(row.sealed)), names)
        EntryRow.objects.filter(pk=row.pk).update(sealed=seal.canonical(left.as_json()).decode("ascii"))
        (entry,) = append(case, [Draft(said, role, now, office)], now)
    forget()
    return entry


def forget() -> None:
    """Take what was just erased out of memory, and out of the file in which SQLite keeps old pages for a while."""
    from ombud.web import reading  # which rests on this module

    reading.forget()
    cache.clear()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def export(folder: Path, records: bool = False) -> int:
    """Write the log as anyone can check it: tiles, checkpoints, key, verifier. Gives its size in entries.

    With ``records`` the entries of every case are written beside them, in ``cases/<case>/ledger.jsonl``. Tiles are
    added to and never written over. Raises :class:`ombud.ledger.folder.BrokenLog` and
    :class:`ombud.ledger.seal.BrokenSeal` for a database that was changed behind our back.
    """
    last, key = head(), signer()
    if last is None:
        return 0
    there = LogFolder(folder, key.verifier, key.name).checkpoint()
    if there is None or there.size < last.size:
        tiles.grow(folder, there.size if there else 0, _leaves(there.size if there else 0, last.size))
        _export_checkpoints(folder, last, key)
    for case in EntryRow.objects.order_by("case").values_list("case", flat=True).distinct() if records else ():
        with whole.being_written(folder / "cases" / case / "ledger.jsonl") as file:
            for line in lines(case):
                check_sealed(line.sealed)
                file.write(line.written())
    return last.size


def _export_checkpoints(folder: Path, last: CheckpointRow, key: SignerKey) -> None:
    if tiles.Tiles(folder, last.size).frontier().root() != bytes(last.root):
        raise BrokenLog(say("The entries in the database do not carry the checkpoint that was signed over them."))
    notes = CheckpointRow.objects.filter(size__lte=last.size).order_by("size").values_list("note", flat=True)
    whole.write(folder / "checkpoints", "".join(f"{note}\n" for note in notes).encode())
    whole.write(folder / "log.vkey", f"{key.verifier}\n".encode())
    whole.write(folder / "verify.py", VERIFIER.read_bytes())
    whole.write(folder / "checkpoint", last.note.encode())


def _leaves(begin: int, end: int) -> Iterator[bytes]:
    rows = EntryRow.objects.filter(index__gte=begin, index__lt=end).order_by("index")
    return (bytes(leaf) for leaf in rows.values_list("commitment", flat=True).iterator())

"""Whether the rows of a workspace's database are what was sealed: each row by itself, then the whole as a log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.cli.progress import Progress
from ombud.ledger import file, merkle, seal, verify
from ombud.ledger.checkpoint import Checkpoint, verified
from ombud.ledger.file import Line
from ombud.ledger.note import VerifierKey
from ombud.web import log
from ombud.web.models import CheckpointRow, EntryRow


class BrokenRow(ValueError):
    """A row of the database is not what was sealed."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was checked: how many entries, and what the verifier says of the log as a whole."""

    entries: int
    sentence: str


def check(progress: Progress, seen: Sequence[Path] = (), witness: str = "") -> Held:
    """Check the workspace's log. ``seen`` are checkpoints or receipts that somebody kept outside.

    Raises :class:`BrokenRow` or :class:`ombud.ledger.verify.Fault`, with the first thing that does not hold.
    """
    key = log.signer().verifier
    size = check_rows(key, progress)
    if size == 0:
        return Held(0, "The log is empty: nothing was said in this workspace yet.")
    with TemporaryDirectory(prefix="ombud-verify-") as name:
        folder = Path(name)
        log.export(folder)
        with (folder / "ledger.jsonl").open("wb") as ledger:
            file.write(ledger, lines())
        return Held(size, verify.verify(folder, str(key), seen, witness))


def check_rows(key: VerifierKey, progress: Progress) -> int:
    """Hold each row against its seal, and each checkpoint against the rows before it; gives the log's size."""
    notes = {row.size: row for row in CheckpointRow.objects.order_by("size")}
    most = max(notes, default=0)
    frontier, next_seq = merkle.Frontier.empty(), Counter[str]()
    for row in EntryRow.objects.order_by("index").iterator(chunk_size=2000):
        _check_row(row, frontier.size, next_seq)
        frontier = frontier.append(merkle.leaf_hash(bytes(row.commitment)))
        if frontier.size in notes:
            _check_note(notes[frontier.size], frontier, key)
        if frontier.size % 500 == 0:
            progress(frontier.size, most)
    if frontier.size != most:
        raise BrokenRow(_of_another_size(frontier.size, most))
    return frontier.size


def lines() -> Iterator[Line]:
    """Every entry as a line of the ledger file."""
    rows = EntryRow.objects.order_by("index").values_list("index", "sealed").iterator(chunk_size=2000)
    return (Line(index, seal.Sealed.from_json(json.loads(told))) for index, told in rows)


def _check_row(row: EntryRow, index: int, next_seq: Counter[str]) -> None:
    if row.index != index:
        raise BrokenRow(f"Entry {index} is missing: the row after entry {index - 1} is number {row.index}.")
    try:
        sealed = seal.Sealed.from_json(json.loads(row.sealed))
        seal.check_sealed(sealed)
    except (ValueError, RecursionError) as wrong:  # BrokenSeal is one
        raise BrokenRow(f"Entry {index}: {wrong}") from None
    if sealed.leaf != bytes(row.commitment):
        raise BrokenRow(f"Entry {index} is not the one that the log holds at its place.")
    told = (sealed.value("case"), sealed.value("seq"), sealed.value("kind"))
    if told != (row.case, row.seq, row.kind):
        raise BrokenRow(f"Entry {index} is filed under another case, number or kind than it was sealed with.")
    if row.seq != next_seq[row.case]:
        raise BrokenRow(f"Entry {index}: the case {row.case} lacks its entry {next_seq[row.case]}.")
    next_seq[row.case] += 1


def _check_note(row: CheckpointRow, frontier: merkle.Frontier, key: VerifierKey) -> None:
    try:
        checkpoint = verified(row.note, [key])
    except ValueError as wrong:
        raise BrokenRow(f"The checkpoint at {row.size} entries: {wrong}") from None
    if (checkpoint.size, checkpoint.root) != (frontier.size, frontier.root()):
        raise BrokenRow(f"The first {row.size} entries are not those that were signed: one was changed or moved.")
    if bytes(row.root) != checkpoint.root or merkle.Frontier.from_json(row.frontier) != frontier:
        raise BrokenRow(f"The row of the checkpoint at {row.size} entries is not what was signed.")


def _of_another_size(rows: int, signed: int) -> str:
    if rows < signed:
        return f"A checkpoint was signed over {signed} entries and there are {rows}: the last ones were taken out."
    return f"There are {rows} entries and the newest checkpoint has {signed}: it is an old one, or some were added."


def newest() -> Checkpoint | None:
    """The newest checkpoint of the workspace, unverified."""
    head = log.head()
    return Checkpoint(log.signer().name, head.size, bytes(head.root)) if head else None

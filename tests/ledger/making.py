"""A small log for tests: two cases, grown in three steps, with one field erased and said to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from ombud.answered.entries import Decided, Erasure, Office
from ombud.ledger import file, seal
from ombud.ledger.entry import Body, Cite, Draft
from ombud.ledger.file import Line
from ombud.ledger.folder import LogFolder
from ombud.ledger.note import SignerKey, new_key

KEY = new_key("ombud.malmo.example/log")
AMINA = "Amina wrote to us about the lamp outside her window"
BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
LAMPS, SCOOTERS = "lamp-posts", "scooters"


def random(label: str = "") -> seal.Random:
    """Bytes that are the same at each run, so that a failing test can be had again."""
    count = 0

    def next_bytes(size: int) -> bytes:
        nonlocal count
        count += 1
        return sha256(f"{label}/{count}".encode()).digest()[:size]

    return next_bytes


def decision(n: int, reasons: str = "They wear out less") -> Decided:
    return Decided(what=f"Buy lamp post number {n}", by="Street Works", reasons=reasons)


class Making:
    """Entries sealed one after another; ``lines`` are what a ledger file holds."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.seqs: dict[str, int] = {}

    def say(self, case: str, body: Body, cites: tuple[Cite, ...] = ()) -> Line:
        seq = self.seqs.get(case, 0)
        self.seqs[case] = seq + 1
        at = BEGIN + timedelta(minutes=len(self.lines))
        entry = Draft(body, "officer", at, "Street Works", cites=cites).placed(case, seq)
        self.lines.append(Line(len(self.lines), seal.seal(entry, random(str(len(self.lines))))))
        return self.lines[-1]

    def erase(self, index: int, *names: str) -> None:
        sealed = self.lines[index].sealed
        self.lines[index] = Line(index, seal.erase(sealed, names))
        said = Erasure(entry=sealed.value("seq"), fields=names, ground="GDPR article 17")
        self.say(sealed.value("case"), said)

    def leaves(self, begin: int = 0) -> list[bytes]:
        return [line.sealed.leaf for line in self.lines[begin:]]


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    with path.open("wb") as out:
        file.write(out, lines)


def healthy(folder: Path, entries: int = 262, key: SignerKey = KEY) -> Making:
    """A log folder that holds: ``entries`` and one more about an erasure, signed at three sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    log, made = LogFolder(folder, key.verifier, key.name), Making()
    made.say(LAMPS, Office(name="Head of Street Works", contact="streetworks@malmo.example"))
    made.say(LAMPS, decision(1, AMINA))
    log.grow(made.leaves(), key)
    for n in range(2, entries):
        made.say(LAMPS if n % 3 else SCOOTERS, decision(n))
    log.grow(made.leaves(2), key)
    made.erase(1, "body.reasons")
    log.grow(made.leaves(entries), key)
    write_lines(folder / "ledger.jsonl", made.lines)
    return made


@contextmanager
def changed(path: Path, data: bytes) -> Iterator[None]:
    """The file with other bytes, for as long as a test looks."""
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(before)

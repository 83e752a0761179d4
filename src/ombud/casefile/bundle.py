"""One case as one file, ``<slug>.ombud.zip``: its entries, their receipts, the public evidence, and what checks them.

A bundle needs no Ombud: unzip it, and ``python3 verify.py .`` says whether it holds. The same case gives the same
bytes each time.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ombud.casefile.unzipped import BrokenBundle, unzip
from ombud.evidence.store import Destroyed, NotForYou, NotKept, Store
from ombud.ledger import verify
from ombud.ledger.checkpoint import Checkpoint, verified
from ombud.ledger.file import BrokenLine, Line
from ombud.ledger.file import read as read_ledger
from ombud.ledger.folder import VERIFIER
from ombud.ledger.merkle import Proof
from ombud.ledger.note import VerifierKey
from ombud.ledger.proof import LogProof
from ombud.words import say

_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
README = """This is the case file "{case}" as it stood when the public log {origin} had {size} entries.

ledger.jsonl  the entries, one a line, with the salts that let anyone check them; what was erased by law is marked
proofs/       a receipt for each entry: it shows that the entry is in the city's public log
evidence/     the files that entries rest on, those that everyone may see; each is named by its SHA-256
checkpoint    the state of the log, signed by the city
log.vkey      the city's public key: compare it with the one that the city shows elsewhere
verify.py     checks all of this; it needs Python 3.9 or newer and nothing else

To check it, open a terminal in this folder and type:  python3 verify.py .
It cannot tell whether entries were added after this file was made: ask the city's log for that.
"""


@dataclass(frozen=True, slots=True)
class Log:
    """What a bundle takes from the log: the newest signed checkpoint, the key, and an entry's way to the root."""

    note: str
    key: VerifierKey
    proof: Callable[[int], Proof]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was unzipped into ``folder`` and holds. ``lines`` are its entries, oldest first."""

    folder: Path
    case: str
    key: VerifierKey
    checkpoint: Checkpoint
    lines: tuple[Line, ...]

    def evidence(self) -> dict[str, Path]:
        """The files in it, by their SHA-256."""
        return {path.name[:64]: path for path in sorted((self.folder / "evidence").glob("*"))}


def file_name(case: str) -> str:
    """What the bundle of a case is called."""
    return f"{case}.ombud.zip"


def pack(file: IO[bytes], lines: Iterable[Line], log: Log, store: Store | None, today: date) -> None:
    """Write the bundle of one case to an open file.

    ``lines`` are all entries of the case; files that they cite go in when ``store`` shows them to everyone ``today``.
    """
    told = tuple(lines)
    with ZipFile(file, "w", ZIP_DEFLATED) as bundle:
        for name, text in _texts(told, log):
            bundle.writestr(_member(name), text)
        if store:
            for sha in sorted(_cited(told)):
                _pack_evidence(bundle, store, sha, today)


def read(path: Path, folder: Path, key: VerifierKey | None = None) -> Bundle:
    """Unzip a bundle into a new ``folder`` and check it with our own verifier, never with the one inside.

    ``key`` is the public key of the city that it comes from, if known. Raises :class:`BrokenBundle`; then nothing is
    left in ``folder``.
    """
    unzip(path, folder)
    try:
        return _checked(folder, key)
    except (verify.Fault, BrokenLine, OSError, ValueError, LookupError, TypeError) as wrong:
        shutil.rmtree(folder)
        what = str(wrong).replace(f"{folder}/", "")
        raise BrokenBundle(say("{file} does not hold: {what}", file=path.name, what=what)) from None


def _checked(folder: Path, key: VerifierKey | None) -> Bundle:
    verify.verify(folder, str(key) if key else "")
    lines = tuple(read_ledger(folder / "ledger.jsonl"))
    cases = {str(line.sealed.value("case")) for line in lines}
    if len(cases) != 1:
        raise BrokenBundle(say("A bundle holds one case; this one holds {n}.", n=len(cases)))
    told = VerifierKey.read((folder / "log.vkey").read_text("utf-8"))
    checkpoint = verified((folder / "checkpoint").read_text("utf-8"), [told])
    return Bundle(folder, cases.pop(), told, checkpoint, lines)


def _texts(lines: tuple[Line, ...], log: Log) -> Iterator[tuple[str, bytes]]:
    checkpoint = verified(log.note, [log.key])
    case = lines[0].sealed.value("case") if lines else ""
    yield "README.txt", README.format(case=case, origin=checkpoint.origin, size=checkpoint.size).encode()
    yield "checkpoint", log.note.encode()
    yield "ledger.jsonl", b"".join(line.written() for line in lines)
    yield "log.vkey", f"{log.key}\n".encode()
    for line in lines:
        yield f"proofs/{line.index}.tlog-proof", str(LogProof(line.index, log.proof(line.index), log.note)).encode()
    yield "verify.py", VERIFIER.read_bytes()


def _cited(lines: Iterable[Line]) -> set[str]:
    return {cite["sha256"] for line in lines for cite in line.sealed.value("cites") or () if cite.get("sha256")}


def _pack_evidence(bundle: ZipFile, store: Store, sha: str, today: date) -> None:
    try:
        with store.show(sha, today) as file:
            ending = Path(store.about(sha).uses[-1].name).suffix.lower()
            name = f"evidence/{sha}{ending if _ENDING.fullmatch(ending) else ''}"
            with bundle.open(_member(name), "w", force_zip64=True) as member:
                shutil.copyfileobj(file, member, 1024 * 1024)
    except (NotKept, Destroyed, NotForYou):  # cited, and not for everyone to see: its hash stands in the entry
        return


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name)  # without a time, so that the same case gives the same bytes
    member.compress_type = ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member

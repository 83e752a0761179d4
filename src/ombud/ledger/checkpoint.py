"""A checkpoint: three lines that say how long the log is and what its root is, signed.

The format is the checkpoint of C2SP (https://c2sp.org/tlog-checkpoint): origin, size, root in base64.
A witness's cosignature (https://c2sp.org/tlog-cosignature) is a second signature that says when it was seen.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ombud.ledger.note import (
    COSIGNATURE,
    BadSignature,
    Note,
    Signature,
    SignerKey,
    VerifierKey,
    ed25519_holds,
    verify,
)
from ombud.words import say

_TEXT = re.compile(r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]*)\n(?P<root>[A-Za-z0-9+/]{43}=)\n")


class NotACheckpoint(ValueError):
    """A text is not a checkpoint of a log."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How long a log is (``size``, in entries) and its 32-byte root. ``origin`` names the log."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """The checkpoint in the text of a note; raises :class:`NotACheckpoint`."""
        fits = _TEXT.fullmatch(text)
        made = cls(fits["origin"], int(fits["size"]), base64.b64decode(fits["root"])) if fits else None
        if made is None or str(made) != text:
            raise NotACheckpoint(say("A checkpoint has three lines: the log's name, its size and its root."))
        return made

    def signed_by(self, *keys: SignerKey) -> Note:
        """The checkpoint as a signed note."""
        return Note(str(self)).signed_by(*keys)


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A witness saw this checkpoint, and no other history before it, at this time."""

    name: str
    time: datetime


def verified(told: str, keys: Sequence[VerifierKey], origin: str = "") -> Checkpoint:
    """The checkpoint of a note signed by one of ``keys``; with ``origin``, of that log and no other.

    Raises :class:`~ombud.ledger.note.NotANote`, :class:`~ombud.ledger.note.BadSignature` or :class:`NotACheckpoint`.
    """
    note = Note.read(told)
    verify(note, keys)
    made = Checkpoint.read(note.text)
    if origin and made.origin != origin:
        raise NotACheckpoint(say("This is a checkpoint of {made}, not of {origin}.", made=made.origin, origin=origin))
    return made


def cosigned(note: Note, key: SignerKey, now: datetime) -> Note:
    """The note with a witness's line: ``key`` says that it saw the checkpoint at ``now``."""
    seconds = int(now.timestamp())
    signed = key.signed(_seen(seconds, note.text))
    number = VerifierKey(key.name, COSIGNATURE, key.verifier.public).number
    line = Signature(key.name, number, seconds.to_bytes(8, "big") + signed)
    return Note(note.text, (*note.signatures, line))


def witness_key(key: SignerKey) -> VerifierKey:
    """The public key by which a witness's lines are known."""
    return VerifierKey(key.name, COSIGNATURE, key.verifier.public)


def witnessed(note: Note, witnesses: Sequence[VerifierKey]) -> tuple[Witnessed, ...]:
    """Which known witnesses saw this note, and when; raises :class:`BadSignature` where a line does not fit."""
    known = {(key.name, key.number): key for key in witnesses if key.sort == COSIGNATURE}
    seen = []
    for line in note.signatures:
        key = known.get((line.name, line.number))
        if key is None:
            continue
        seconds = int.from_bytes(line.signed[:8], "big")
        if len(line.signed) != 72 or not ed25519_holds(key.public, _seen(seconds, note.text), line.signed[8:]):
            raise BadSignature(say("The signature of the witness {name} does not fit.", name=line.name))
        seen.append(Witnessed(line.name, datetime.fromtimestamp(seconds, UTC)))
    return tuple(seen)


def _seen(seconds: int, text: str) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()

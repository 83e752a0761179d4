"""The public log as a folder: tiles, the signed checkpoint, every earlier one, the key, and a program that checks it.

``checkpoint`` is the newest; ``checkpoints`` holds every one that was ever signed here, oldest first, each a signed
note with an empty line after it, so that a reader can see that the log only ever grew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ombud.ledger import whole
from ombud.ledger.checkpoint import Checkpoint, verified
from ombud.ledger.checkpoint import witnessed as seen_by
from ombud.ledger.note import BadSignature, Note, Signature, SignerKey, VerifierKey
from ombud.ledger.proof import LogProof
from ombud.ledger.tiles import Tiles, grow
from ombud.words import say

VERIFIER = Path(__file__).with_name("verify.py")


class BrokenLog(ValueError):
    """The tiles of a log do not carry the checkpoint that was signed over them."""


@dataclass(frozen=True, slots=True)
class LogFolder:
    """A log in a folder. ``key`` is the public key that its checkpoints must be signed by, ``origin`` its name."""

    path: Path
    key: VerifierKey
    origin: str

    def note(self) -> str:
        """The newest checkpoint as it was signed; empty before the first."""
        at = self.path / "checkpoint"
        return at.read_text("utf-8") if at.exists() else ""

    def checkpoint(self) -> Checkpoint | None:
        """The newest checkpoint, its signature verified; none before the first."""
        note = self.note()
        return verified(note, [self.key], self.origin) if note else None

    def tiles(self) -> Tiles:
        """The tiles, read at the size of the newest checkpoint; raises :class:`BrokenLog` if they do not carry it."""
        checkpoint = self.checkpoint()
        tiles = Tiles(self.path, checkpoint.size if checkpoint else 0)
        if checkpoint and tiles.frontier().root() != checkpoint.root:
            raise BrokenLog(say("The tiles in {folder} are not those that were signed.", folder=str(self.path)))
        return tiles

    def proof(self, index: int) -> LogProof:
        """The receipt of entry ``index``, ending in the newest checkpoint."""
        return LogProof(index, self.tiles().inclusion(index), self.note())

    def grow(self, leaves: Iterable[bytes], signer: SignerKey) -> Checkpoint:
        """Add leaves to the log and sign its new state. Nothing is signed over tiles that were tampered with."""
        old = self.tiles()
        size = grow(self.path, old.size, leaves)
        checkpoint = Checkpoint(self.origin, size, Tiles(self.path, size).frontier().root())
        if size == old.size and self.note():
            return checkpoint
        os.sync()  # one sync for all tiles, before anything is signed over them
        self._sign(checkpoint, signer)
        return checkpoint

    def witnessed(self, line: Signature, witness: VerifierKey) -> None:
        """Put a witness's line beneath the newest checkpoint; raises :class:`BadSignature` if it is not of this one."""
        note = Note.read(self.note())
        if not seen_by(Note(note.text, (line,)), [witness]):
            raise BadSignature(say("The line of {name} is not of the witness {key}.", name=line.name, key=witness.name))
        if line not in note.signatures:
            joined = Note(note.text, (*note.signatures, line))
            whole.write(self.path / "checkpoint", str(joined).encode())

    def _sign(self, checkpoint: Checkpoint, signer: SignerKey) -> None:
        note = str(checkpoint.signed_by(signer))
        history = self.path / "checkpoints"
        before = history.read_bytes() if history.exists() else b""
        told = note.encode() + b"\n"
        if not before.endswith(told):  # it does when the last run ended between these two steps
            whole.write(history, before + told)
        _write_new(self.path / "log.vkey", f"{self.key}\n".encode())
        _write_new(self.path / "verify.py", VERIFIER.read_bytes())
        whole.write(self.path / "checkpoint", note.encode())


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that hardly ever changes: a sync costs milliseconds."""
    if not path.exists() or path.read_bytes() != data:
        whole.write(path, data)

"""A witness: another city that signs a log's checkpoint after it has seen that the log only grew.

One city alone could show each visitor another history. Two that sign each other's checkpoints cannot, unless both lie.
What passes between them has the form of C2SP tlog-witness (https://c2sp.org/tlog-witness).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ombud.ledger import merkle
from ombud.ledger.checkpoint import Checkpoint, cosigned, verified
from ombud.ledger.note import Note, Signature, SignerKey, VerifierKey
from ombud.words import say

MOST = 63
"""A consistency proof has no more hashes than this."""

_OLD = re.compile("old (0|[1-9][0-9]{0,18})")


class NotARequest(ValueError):
    """A text does not ask a witness for anything."""


class SeenOtherwise(ValueError):
    """The log's proof begins at another size than the one that was seen last, which is ``size``."""

    def __init__(self, size: int, asked: int) -> None:
        super().__init__(say("The last checkpoint seen had {size} entries; prove from there, not from {asked}.",
                             size=size, asked=asked))  # fmt: skip
        self.size = size


class Forked(ValueError):
    """The log's history is not the one that was seen before."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a log sends: the size that the witness saw last, the proof from there, and the signed checkpoint."""

    old: int
    proof: merkle.Proof
    note: str

    def __str__(self) -> str:
        lines = [f"old {self.old}", *(base64.b64encode(one).decode("ascii") for one in self.proof)]
        return "\n".join(lines) + "\n\n" + self.note

    @classmethod
    def read(cls, told: str) -> Request:
        """The request in a text; raises :class:`NotARequest`. Nothing is verified yet."""
        head, gap, note = told.partition("\n\n")
        first, *lines = head.split("\n")
        old, proof = _OLD.fullmatch(first), tuple(_hash(line) for line in lines)
        if not gap or old is None or len(proof) > MOST:
            raise NotARequest(say("A request to a witness names an old size, a proof and a checkpoint."))
        return cls(int(old[1]), proof, note)


@dataclass(frozen=True, slots=True)
class Witness:
    """Who signs, and for which log: its public key, whose name is the log's."""

    signer: SignerKey
    log: VerifierKey

    def sign(self, request: Request, seen: Checkpoint | None, now: datetime) -> tuple[Checkpoint, Signature]:
        """The checkpoint now seen, to be kept as the next ``seen``, and the line that says so.

        Keep the checkpoint before giving the line away. Raises :class:`SeenOtherwise`, :class:`Forked`, or what
        :func:`ombud.ledger.checkpoint.verified` raises.
        """
        checkpoint = verified(request.note, [self.log], self.log.name)
        before = seen or Checkpoint(self.log.name, 0, merkle.EMPTY)
        if request.old != before.size:
            raise SeenOtherwise(before.size, request.old)
        if not grew(before, checkpoint, request.proof):
            raise Forked(say("The log {name} is not the one that had {n} entries before: its history was changed.",
                             name=self.log.name, n=before.size))  # fmt: skip
        return checkpoint, cosigned(Note.read(request.note), self.signer, now).signatures[-1]


def grew(before: Checkpoint, after: Checkpoint, proof: Sequence[bytes]) -> bool:
    """Whether the log of ``before`` is shown to be the beginning of that of ``after``."""
    return merkle.holds_consistency(before.size, after.size, proof, before.root, after.root)


def _hash(line: str) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32:
        raise NotARequest(say("This line of a proof is no hash: {line}", line=line[:80]))
    return raw

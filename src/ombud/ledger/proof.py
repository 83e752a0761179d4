"""A receipt: shows to anyone, without asking the city, that an entry stands in the log.

The file format is the log proof of C2SP (https://c2sp.org/tlog-proof), kept as ``<index>.tlog-proof``.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ombud.ledger import merkle
from ombud.ledger.checkpoint import Checkpoint, verified
from ombud.ledger.note import VerifierKey
from ombud.words import say

HEAD = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile("index (0|[1-9][0-9]*)")
MOST = 64
"""No log has more levels than this, so no proof has more hashes."""


class NotAProof(ValueError):
    """A text is not a log proof."""


class Unproved(ValueError):
    """A proof does not lead from the entry to the signed root."""


@dataclass(frozen=True, slots=True)
class LogProof:
    """Where an entry stands (``index``), the hashes up to the root, and the signed checkpoint with that root.

    ``extra`` may carry anything and is vouched for by nobody.
    """

    index: int
    hashes: merkle.Proof
    checkpoint: str
    extra: bytes = b""

    def __str__(self) -> str:
        extra = [f"extra {_b64(self.extra)}"] if self.extra else []
        lines = [HEAD, *extra, f"index {self.index}", *(_b64(one) for one in self.hashes)]
        return "\n".join(lines) + "\n\n" + self.checkpoint

    @classmethod
    def read(cls, told: str) -> LogProof:
        """The proof in a file; raises :class:`NotAProof`. Nothing is verified yet."""
        head, gap, checkpoint = told.partition("\n\n")
        lines = head.split("\n")
        if not gap or lines.pop(0) != HEAD:
            raise NotAProof(say("A log proof begins with {head} and ends with a checkpoint; this does not.", head=HEAD))
        extra = _bytes(lines.pop(0).removeprefix("extra ")) if lines and lines[0].startswith("extra ") else b""
        index = _INDEX.fullmatch(lines.pop(0)) if lines else None
        hashes = tuple(_bytes(line) for line in lines)
        if index is None or len(hashes) > MOST or any(len(one) != 32 for one in hashes):
            raise NotAProof(say("A log proof names an index and then hashes of 32 bytes; this does not."))
        return cls(int(index[1]), hashes, checkpoint, extra)


def verify(proof: LogProof, leaf: bytes, keys: Sequence[VerifierKey], origin: str = "") -> Checkpoint:
    """The checkpoint that a proof leads to; ``leaf`` is the entry as the log holds it (``Sealed.leaf``).

    Raises :class:`Unproved`, or what :func:`ombud.ledger.checkpoint.verified` raises.
    """
    checkpoint = verified(proof.checkpoint, keys, origin)
    hashed = merkle.leaf_hash(leaf)
    if not merkle.holds_inclusion(hashed, proof.index, checkpoint.size, proof.hashes, checkpoint.root):
        raise Unproved(say("The proof does not show that this is entry {index} of the log.", index=proof.index))
    return checkpoint


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotAProof(say("This line of a log proof is no base64: {line}", line=text[:80])) from None

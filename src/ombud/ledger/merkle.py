"""The tree of hashes over the log: who holds its root can be shown what is in it, and that nothing was taken out.

Hashing and proofs are those of RFC 6962, section 2.1, with SHA-256; verification follows RFC 9162, section 2.1.
All hashes are 32 bytes. ``leaf_hashes`` are leaves already hashed with :func:`leaf_hash`, oldest first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ombud.words import say

Proof = tuple[bytes, ...]
Perfect = Callable[[int, int], bytes]
"""``perfect(level, at)``: the hash over the 2**level leaves that begin at leaf ``at * 2**level``."""

EMPTY = sha256(b"").digest()


class OutsideTheLog(ValueError):
    """A place or a size was asked for that this log does not have."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf; the 0x00 keeps a leaf from being passed off as a node."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over all leaves; the empty log has the hash of nothing."""
    frontier = Frontier.empty()
    for leaf in leaf_hashes:
        frontier = frontier.append(leaf)
    return frontier.root()


def inclusion(index: int, leaf_hashes: Sequence[bytes]) -> Proof:
    """The hashes beside the way from leaf ``index`` up to the root, lowest first."""
    return inclusion_by(index, len(leaf_hashes), over(leaf_hashes))


def consistency(old: int, leaf_hashes: Sequence[bytes]) -> Proof:
    """What shows that the log of ``old`` leaves is the beginning of this one."""
    return consistency_by(old, len(leaf_hashes), over(leaf_hashes))


def over(leaf_hashes: Sequence[bytes]) -> Perfect:
    """Perfect subtrees taken straight from the leaf hashes: simple, and as slow as there are leaves."""

    def perfect(level: int, at: int) -> bytes:
        return folded(leaf_hashes[at << level : (at + 1) << level])

    return perfect


def folded(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of hashes, level by level."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    return row[0]


def inclusion_by(index: int, size: int, perfect: Perfect) -> Proof:
    """As :func:`inclusion`, from perfect subtrees, so that a few tiles are enough.

    Raises :class:`OutsideTheLog` when ``index`` is not in a log of ``size``.
    """
    if not 0 <= index < size:
        raise OutsideTheLog(say("There is no entry {index} in a log of {size} entries.", index=index, size=size))
    low, high, path = 0, size, []
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            path.append(range_hash(middle, high, perfect))
            high = middle
        else:
            path.append(range_hash(low, middle, perfect))
            low = middle
    return tuple(reversed(path))


def consistency_by(old: int, size: int, perfect: Perfect) -> Proof:
    """As :func:`consistency`, from perfect subtrees. Empty when ``old`` is 0 or ``size``.

    Raises :class:`OutsideTheLog` when ``old`` is larger than ``size``.
    """
    if not 0 <= old <= size:
        raise OutsideTheLog(say("A log of {size} entries cannot grow out of one of {old}.", size=size, old=old))
    if old in (0, size):
        return ()
    low, high, whole, path = 0, size, True, []
    while old != high:
        middle = low + split(high - low)
        if old <= middle:
            path.append(range_hash(middle, high, perfect))
            high = middle
        else:
            path.append(range_hash(low, middle, perfect))
            low, whole = middle, False
    if not whole:  # the old log is no subtree of the new one: its last piece must be told
        path.append(range_hash(low, high, perfect))
    return tuple(reversed(path))


def split(count: int) -> int:
    """The largest power of two below ``count`` (at least 2): where RFC 6962 parts a tree."""
    return 1 << (count - 1).bit_length() - 1


def range_hash(low: int, high: int, perfect: Perfect) -> bytes:
    """The root over leaves ``low`` to ``high`` (not included); ``low`` begins a subtree of the log."""
    pieces = []
    while low < high:
        level = (high - low).bit_length() - 1
        pieces.append(perfect(level, low >> level))
        low += 1 << level
    return _joined(pieces)


def _joined(pieces: Sequence[bytes]) -> bytes:
    whole = pieces[-1]
    for piece in reversed(pieces[:-1]):
        whole = node_hash(piece, whole)
    return whole


def holds_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], log_root: bytes) -> bool:
    """Whether ``proof`` shows that the leaf hashed to ``leaf`` is number ``index`` of the log with this root."""
    if not 0 <= index < size:
        return False
    at, last, whole = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            whole = node_hash(beside, whole)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            whole = node_hash(whole, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and whole == log_root


def holds_consistency(old: int, size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether ``proof`` shows that the log with ``old_root`` is the beginning of the log with ``new_root``."""
    if old == size:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY
    if not 0 < old < size or not proof:
        return False
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of the tree: all that is needed to add a leaf and to tell the root.

    ``peaks`` are the roots of the perfect subtrees of the log, largest first: as many as ``size`` has ones in binary.
    """

    size: int
    peaks: tuple[bytes, ...]

    @classmethod
    def empty(cls) -> Frontier:
        return cls(0, ())

    def append(self, leaf: bytes) -> Frontier:
        """The edge after one more leaf, given by its :func:`leaf_hash`; at most log2(size) hashes."""
        peaks, ones = list(self.peaks), self.size
        while ones & 1:
            leaf, ones = node_hash(peaks.pop(), leaf), ones >> 1
        return Frontier(self.size + 1, (*peaks, leaf))

    def root(self) -> bytes:
        return _joined(self.peaks) if self.peaks else EMPTY

    def as_json(self) -> dict[str, Any]:
        return {"size": self.size, "peaks": [peak.hex() for peak in self.peaks]}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Frontier:
        """The edge that :meth:`as_json` wrote down; ``ValueError`` when it cannot be one."""
        size, peaks = int(told["size"]), tuple(bytes.fromhex(peak) for peak in told["peaks"])
        if size < 0 or len(peaks) != size.bit_count() or any(len(peak) != 32 for peak in peaks):
            raise ValueError(f"The edge of a log of {size} entries cannot have {len(peaks)} peaks; rebuild it.")
        return cls(size, peaks)

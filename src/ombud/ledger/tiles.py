"""The log as static files: hashes in tiles of 256, so that any web host or memory stick can serve proofs.

Paths and contents are those of C2SP tlog-tiles (https://c2sp.org/tlog-tiles). A full tile never changes; the last
one of each level is partial and lies beside its final place, with its width for a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ombud.ledger import merkle, whole
from ombud.words import say

WIDTH = 256
HASH = 32
LONGEST = 65_535
"""An entry in the log has at most so many bytes; ours have 32."""


class MissingTile(ValueError):
    """A tile that the log's size calls for is not there, or is not of the right length."""


def tile_path(level: int, number: int, width: int = WIDTH) -> str:
    """Where tile ``number`` of a level lies: ``tile/0/x001/x234/067``, or ``….p/112`` when it holds 112 hashes."""
    return f"tile/{level}/{_numbered(number, width)}"


def entries_path(number: int, width: int = WIDTH) -> str:
    """Where the entries beneath tile ``number`` of level 0 lie."""
    return f"tile/entries/{_numbered(number, width)}"


def _numbered(number: int, width: int) -> str:
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.append(f"x{number % 1000:03d}")
    return "/".join(reversed(groups)) + (f".p/{width}" if width < WIDTH else "")


def shape(size: int) -> Iterator[tuple[int, int, int]]:
    """Every tile of a log of ``size`` entries, as (level, number, width), lowest level first."""
    level = 0
    while hashes := size >> 8 * level:
        for number in range(hashes // WIDTH):
            yield level, number, WIDTH
        if hashes % WIDTH:
            yield level, hashes // WIDTH, hashes % WIDTH
        level += 1


def bundled(entries: Iterable[bytes]) -> bytes:
    """Entries as they lie in a file: each with its length before it, in two bytes, the larger first."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unbundled(bundle: bytes) -> tuple[bytes, ...]:
    """The entries of a bundle; raises :class:`MissingTile` when it was cut."""
    entries, at = [], 0
    while at < len(bundle):
        length = int.from_bytes(bundle[at : at + 2], "big")
        entries.append(bundle[at + 2 : at + 2 + length])
        at += 2 + length
    if at != len(bundle):
        raise MissingTile(say("A file of log entries was cut in the middle of an entry; use another copy."))
    return tuple(entries)


class Tiles:
    """A folder of tiles, read as the log of ``size`` entries. Proofs take at most a few tiles a level."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self.tile = lru_cache(maxsize=64)(self._tile)

    def _tile(self, level: int, number: int) -> bytes:
        width = min(WIDTH, (self.size >> 8 * level) - number * WIDTH)
        if width < 1:
            path = tile_path(level, number)
            raise MissingTile(say("A log of {size} entries has no {path}.", size=self.size, path=path))
        return self._read(tile_path(level, number, width), tile_path(level, number))[: width * HASH]

    def _read(self, path: str, full: str) -> bytes:
        for candidate in dict.fromkeys((path, full)):  # once the full tile is there, the partial one may go
            try:
                return (self.folder / candidate).read_bytes()
            except FileNotFoundError:
                continue
        raise MissingTile(say("{path} is missing; take the log from another copy.", path=path))

    def perfect(self, level: int, at: int) -> bytes:
        """The hash over a perfect subtree, from the one tile that holds it: see :data:`merkle.Perfect`."""
        rung, below = divmod(level, 8)
        first = at << below
        tile = self.tile(rung, first // WIDTH)
        start, count = first % WIDTH * HASH, 1 << below
        row = [tile[i : i + HASH] for i in range(start, start + count * HASH, HASH)]
        if len(row[-1]) != HASH:
            raise MissingTile(say("{path} is too short.", path=tile_path(rung, first // WIDTH)))
        return merkle.folded(row)

    def entries(self, number: int) -> tuple[bytes, ...]:
        """The entries beneath tile ``number`` of level 0."""
        width = min(WIDTH, self.size - number * WIDTH)
        return unbundled(self._read(entries_path(number, width), entries_path(number)))[:width]

    def frontier(self) -> merkle.Frontier:
        """The right edge of the tree, as the tiles have it."""
        peaks, low = [], 0
        for level in reversed(range(self.size.bit_length())):
            if self.size >> level & 1:
                peaks.append(self.perfect(level, low >> level))
                low += 1 << level
        return merkle.Frontier(self.size, tuple(peaks))

    def inclusion(self, index: int) -> merkle.Proof:
        """As :func:`merkle.inclusion`, without reading all leaves."""
        return merkle.inclusion_by(index, self.size, self.perfect)

    def consistency(self, old: int) -> merkle.Proof:
        """As :func:`merkle.consistency`, without reading all leaves."""
        return merkle.consistency_by(old, self.size, self.perfect)


def grow(folder: Path, size: int, leaves: Iterable[bytes]) -> int:
    """Add leaves to a folder whose tiles hold ``size``; returns the new size.

    Each file is whole or absent, but lasts only after a sync: call ``os.sync`` before signing what was written.
    """
    edge = _Edge.read(folder, size)
    for leaf in leaves:
        edge.add(leaf)
    edge.write_partials()
    return edge.size


@dataclass(slots=True)
class _Edge:
    """The unfinished last tile of each level, in memory: what has to be written when it fills up."""

    folder: Path
    size: int
    entries: list[bytes]
    rows: list[list[bytes]]

    @classmethod
    def read(cls, folder: Path, size: int) -> _Edge:
        tiles, rows = Tiles(folder, size), []
        for level in range((size.bit_length() + 7) // 8):
            count = size >> 8 * level
            tile = tiles.tile(level, count // WIDTH) if count % WIDTH else b""
            rows.append([tile[i : i + HASH] for i in range(0, len(tile), HASH)])
        return cls(folder, size, list(tiles.entries(size // WIDTH)) if size % WIDTH else [], rows)

    def add(self, leaf: bytes) -> None:
        if len(leaf) > LONGEST:
            raise ValueError(say("A log entry may have {n} bytes at most.", n=LONGEST))
        self.entries.append(leaf)
        self.size += 1
        self._hashed(0, sha256(b"\x00" + leaf).digest())

    def _hashed(self, level: int, leaf: bytes) -> None:
        if level == len(self.rows):
            self.rows.append([])
        row = self.rows[level]
        row.append(leaf)
        if len(row) == WIDTH:
            self._close(level, row)

    def _close(self, level: int, row: list[bytes]) -> None:
        number = (self.size >> 8 * (level + 1)) - 1
        whole.write(self.folder / tile_path(level, number), b"".join(row), sync=False)
        if level == 0:
            whole.write(self.folder / entries_path(number), bundled(self.entries), sync=False)
            self.entries.clear()
        above = merkle.folded(row)
        row.clear()
        self._hashed(level + 1, above)

    def write_partials(self) -> None:
        """Partial tiles of earlier sizes stay: someone may hold a checkpoint of that size."""
        for level, row in enumerate(self.rows):
            if row:
                path = tile_path(level, self.size >> 8 * (level + 1), len(row))
                whole.write(self.folder / path, b"".join(row), sync=False)
        if self.entries:
            path = entries_path(self.size // WIDTH, len(self.entries))
            whole.write(self.folder / path, bundled(self.entries), sync=False)

"""Unzipping a bundle that a stranger made: only files that a bundle has, no more bytes than allowed."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from errno import EINVAL
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ombud.words import say

MOST_BYTES = 1024**3
MOST_FILES = 100_000
MOST_TIMES = 100
"""A file of more than a mebibyte that shrank to less than a hundredth is no evidence but a bomb."""

_NAME = re.compile(
    r"README\.txt|checkpoint|ledger\.jsonl|log\.vkey|verify\.py"
    r"|proofs/(?:0|[1-9][0-9]{0,18})\.tlog-proof|evidence/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?"
)


# What zipfile raises, besides OSError for a place before the file's beginning, where a header was changed.
_NO_ZIP = (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OverflowError, struct.error, zlib.error)


class BrokenBundle(ValueError):
    """A bundle cannot be read, is dangerous to unzip, or does not hold."""


def unzip(path: Path, folder: Path, most_bytes: int = MOST_BYTES) -> None:
    """Unzip a bundle into ``folder``, which must not exist yet.

    Raises :class:`BrokenBundle` before anything is written where a name or a size is not a bundle's, and leaves
    nothing behind where the contents break off.
    """
    try:
        with ZipFile(path) as bundle:
            _allow(bundle.infolist(), most_bytes)
            folder.mkdir(parents=True)
            _extract(bundle, folder)
    except BrokenBundle:
        raise
    except (*_NO_ZIP, OSError) as wrong:
        if isinstance(wrong, OSError) and wrong.errno != EINVAL:
            raise  # the disk's fault, not the file's
        raise BrokenBundle(say("{file} is no whole zip file: {why}", file=path.name, why=str(wrong))) from None


def _allow(members: Sequence[ZipInfo], most_bytes: int) -> None:
    if len(members) > MOST_FILES:
        raise BrokenBundle(say("The zip file holds {n} files; a bundle holds fewer.", n=len(members)))
    for member in members:
        _allow_one(member)
    twice = [name for name, count in Counter(member.filename for member in members).items() if count > 1]
    if twice:
        raise BrokenBundle(say("The zip file holds {name} twice.", name=twice[0]))
    total = sum(member.file_size for member in members)
    if total > most_bytes:
        raise BrokenBundle(say("Unzipped, this would take {n} bytes; {most} are allowed.", n=total, most=most_bytes))


def _allow_one(member: ZipInfo) -> None:
    if not _NAME.fullmatch(member.filename):
        raise BrokenBundle(say("The zip file holds {name}, which no bundle has.", name=repr(member.filename)[:200]))
    if member.file_size > max(1024**2, member.compress_size * MOST_TIMES):
        raise BrokenBundle(say("{name} grows too much when unzipped to be genuine.", name=member.filename))


def _extract(bundle: ZipFile, folder: Path) -> None:
    try:
        for member in bundle.infolist():
            place = folder / member.filename  # the name was allowed, so it stays in the folder
            place.parent.mkdir(exist_ok=True)
            with bundle.open(member) as file, place.open("xb") as out:
                shutil.copyfileobj(file, out, 1024 * 1024)  # zipfile stops at the size that it gave
    except BaseException:
        shutil.rmtree(folder)
        raise

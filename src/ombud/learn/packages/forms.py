"""Every form in which the course leaves Ombud: what the file is called, and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ombud.learn import cartridge, epub, scorm
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.zipped import zipped


@dataclass(frozen=True, slots=True)
class Package:
    """A file that can be made: its name, and how its bytes are had."""

    name: str
    made: Callable[[], bytes]


def packages(
    editions: Sequence[Edition], forms: Sequence[str], changed: datetime, whole: bool = False
) -> Iterator[Package]:
    """One package a module and form. ``whole``: the modules are all there are, and make one book besides."""
    for one in editions:
        if "scorm" in forms:
            yield Package(f"{one.name}-scorm.zip", partial(_scorm, one))
        if "cartridge" in forms:
            yield Package(f"{one.name}.imscc", partial(_cartridge, one))
        if "epub" in forms:
            yield Package(f"{one.name}.epub", partial(_epub, [one], changed))
    if "epub" in forms and whole:
        yield Package(f"ombud-course-{editions[0].language}.epub", partial(_epub, editions, changed))


def _scorm(edition: Edition) -> bytes:
    return zipped(scorm.files(edition))


def _cartridge(edition: Edition) -> bytes:
    return zipped(cartridge.files(edition))


def _epub(editions: Sequence[Edition], changed: datetime) -> bytes:
    return zipped(epub.files(editions, changed), stored=epub.KIND)

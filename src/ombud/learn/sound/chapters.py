"""The chapters of a module's sound: for players, which skip to them, and for pages, which link to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ombud.learn.sound.track import Track


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a module in its sound, in seconds from the beginning."""

    slug: str
    title: str
    start: float
    end: float


def chapters(track: Track) -> tuple[Chapter, ...]:
    """A chapter a part; each ends where the next begins, and the last where the sound does.

    It begins at a whole second, in the silence before its heading: FFmpeg 5 rounds what it writes into Opus, and is a
    second late with half of the others.
    """
    starts = {one.part.slug: float(int(one.start)) for one in reversed(track.heard)}
    times = [*(starts[part.slug] for part in track.parts), track.seconds]
    return tuple(Chapter(part.slug, part.title, *time)
                 for part, time in zip(track.parts, pairwise(times), strict=True))  # fmt: skip


def metadata(tags: Mapping[str, str], of: Sequence[Chapter]) -> str:
    """Tags and chapters as FFmpeg reads them."""
    told = [";FFMETADATA1", *(f"{name}={_safe(value)}" for name, value in tags.items())]
    for one in of:
        told += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={one.start * 1000:.0f}", f"END={one.end * 1000:.0f}"]
        told += [f"title={_safe(one.title)}"]
    return "\n".join(told) + "\n"


def _safe(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", text)

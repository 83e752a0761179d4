"""Captions as WebVTT: each sentence when it is heard, in lines that a small screen can hold."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ombud.learn.sound.chapters import Chapter
from ombud.learn.sound.track import Heard, Track

LETTERS, LINES = 42, 2  # of a line, and of a caption


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one second to another; lines are parted by line ends."""

    start: float
    end: float
    text: str


def cues(track: Track) -> tuple[Cue, ...]:
    """Every sentence; a long one as several captions, each as long as its share of the letters."""
    return tuple(cue for one in track.heard for cue in _shared(one))


def _shared(of: Heard) -> Iterator[Cue]:
    pieces = pages(of.sentence.text)
    letters, so_far, long = sum(map(len, pieces)), 0, of.end - of.start
    for one in pieces:
        start = of.start + long * so_far / letters
        so_far += len(one)
        yield Cue(start, of.start + long * so_far / letters, one)


def pages(text: str) -> list[str]:
    """A text in captions of two lines, the lines about alike in length so that none has a word alone."""
    lines, width = _lines(text, LETTERS), LETTERS - 1
    while width and len(narrower := _lines(text, width)) == len(lines):
        lines, width = narrower, width - 1
    return ["\n".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def webvtt(of: Iterable[Cue], note: str) -> str:
    """The file that players read; ``note`` is for those who open it."""
    told = [f"WEBVTT\n\nNOTE\n{note}"]
    told += [f"{_clock(one.start)} --> {_clock(one.end)}\n{escape(one.text, quote=False)}" for one in of]
    return "\n\n".join(told) + "\n"


def contents(of: Sequence[Chapter]) -> tuple[Cue, ...]:
    """The chapters as cues, for players that show a list of them."""
    return tuple(Cue(one.start, one.end, one.title) for one in of)


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"

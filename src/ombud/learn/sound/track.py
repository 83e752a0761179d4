"""A module's sentences in a row, with the pauses of somebody who reads aloud: what is heard when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ombud.learn.sound.clips import Clips, length, samples
from ombud.learn.sound.spoken import Kind, Part, Sentence, Stretch
from ombud.learn.sound.voice import RATE

SENTENCE, STRETCH, ITEM, HEADING, PART = 0.22, 0.6, 0.4, 0.7, 1.1  # seconds of silence; PART above 1


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with its place in the sound. ``clip`` from ``first`` to ``last``, then ``silence``, all in samples."""

    part: Part
    stretch: Stretch
    sentence: Sentence
    clip: Path
    first: int
    last: int
    silence: int
    at: int

    @property
    def start(self) -> float:
        """Seconds from the beginning."""
        return self.at / RATE

    @property
    def end(self) -> float:
        """Seconds from the beginning to the end of its last sound."""
        return (self.at + self.last - self.first) / RATE


@dataclass(frozen=True, slots=True)
class Track:
    """A whole module to be heard."""

    parts: tuple[Part, ...]
    heard: tuple[Heard, ...]

    @property
    def samples(self) -> int:
        """How long it is."""
        last = self.heard[-1]
        return last.at + last.last - last.first + last.silence

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.samples / RATE

    def sound(self) -> Iterator[bytes]:
        """The samples, a sentence at a time with the silence after it."""
        for one in self.heard:
            yield samples(one.clip, one.first, one.last) + bytes(2 * one.silence)


def laid(parts: Sequence[Part], clips: Clips, recorded: dict[str, Path]) -> Track:
    """The sentences one after the other. ``recorded``: a part that a person has read, as one clip; the rest is said."""
    heard: list[Heard] = []
    at = 0
    for part in parts:
        told = _read(part, recorded[part.slug]) if part.slug in recorded else _said(part, clips)
        for stretch, sentence, clip, first, last, silence in told:
            heard.append(Heard(part, stretch, sentence, clip, first, last, silence, at))
            at += last - first + silence
    return Track(tuple(parts), tuple(heard))


Told = tuple[Stretch, Sentence, Path, int, int, int]


def _said(part: Part, clips: Clips) -> Iterator[Told]:
    for stretch in part.stretches:
        for sentence in stretch.sentences:
            clip = clips.clip(sentence.said)
            yield stretch, sentence, clip, 0, length(clip), int(_after(part, stretch, sentence) * RATE)


def _read(part: Part, clip: Path) -> Iterator[Told]:
    """A recording has no marks between sentences: each is given its share, by how long it is."""
    told = [(stretch, sentence) for stretch in part.stretches for sentence in stretch.sentences]
    letters, frames, so_far = sum(len(one.said) for _stretch, one in told), length(clip), 0
    for stretch, sentence in told:
        first = frames * so_far // letters
        so_far += len(sentence.said)
        silence = int(PART * RATE) if so_far == letters else 0
        yield stretch, sentence, clip, first, frames * so_far // letters, silence


def _after(part: Part, stretch: Stretch, sentence: Sentence) -> float:
    """The silence after a sentence: the longer, the more ends with it."""
    if sentence is not stretch.sentences[-1]:
        return SENTENCE
    if stretch is part.stretches[-1]:
        return PART
    return {Kind.HEADING: HEADING, Kind.ITEM: ITEM}.get(stretch.kind, STRETCH)

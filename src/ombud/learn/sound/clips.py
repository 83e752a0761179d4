"""What was said once is kept by what it is, so that only a sentence that changed is said anew."""

from __future__ import annotations

import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from ombud.learn.sound.spoken import Part
from ombud.learn.sound.voice import RATE, Voice
from ombud.ledger import whole

Done = Callable[[int, int], None]
FOLDER = ".said"  # in the folder of the course; can be thrown away once everything is built


@dataclass(frozen=True, slots=True)
class Clips:
    """The sentences that a voice has said, one WAV file each."""

    folder: Path
    voice: Voice

    def path(self, said: str) -> Path:
        """Where a sentence is kept."""
        name = blake2b(f"{self.voice.sort}\n{said}".encode(), digest_size=16).hexdigest()
        return self.folder / f"{name}.wav"

    def clip(self, said: str) -> Path:
        """A sentence, said now unless it was before."""
        path = self.path(said)
        if not path.exists():
            keep(path, self.voice.said(said))
        return path

    def all(self, parts: Sequence[Part], done: Done) -> None:
        """Say whatever was not yet said; ``done`` hears how many sentences of how many are there."""
        told = [one.said for part in parts for one in part.sentences]
        for at, one in enumerate(told, 1):
            self.clip(one)
            done(at, len(told))


def keep(path: Path, samples: bytes) -> None:
    """Samples as a WAV file, whole or not at all."""
    with whole.being_written(path, sync=False) as file, wave.open(file, "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(samples)


def length(path: Path) -> int:
    """How many samples a clip has."""
    with wave.open(str(path), "rb") as clip:
        return clip.getnframes()


def samples(path: Path, first: int, last: int) -> bytes:
    """The samples of a clip from one on to another."""
    with wave.open(str(path), "rb") as clip:
        clip.setpos(first)
        return clip.readframes(last - first)

"""A voice for tests that hums: each sentence a tone, the longer the more letters it has. And modules cut short."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from math import pi, sin
from pathlib import Path

from ombud.learn.shelf import Module, modules
from ombud.learn.sound.clips import FOLDER, Clips
from ombud.learn.sound.spoken import spoken
from ombud.learn.sound.track import Track, laid
from ombud.learn.sound.voice import RATE

MODULES = modules()
CREDIT = "You heard somebody who hums."
LETTER = RATE // 20  # samples


@dataclass
class Hum:
    """Keeps what it was asked to say, so that a test sees what was said anew."""

    name: str = "somebody who hums"
    licence: str = "CC0-1.0"
    sort: str = "hum 1"
    asked: list[str] = field(default_factory=list)

    def said(self, text: str) -> bytes:
        self.asked.append(text)
        tone = [int(8000 * sin(2 * pi * 220 * at / RATE)) for at in range(LETTER)]
        return struct.pack(f"<{LETTER}h", *tone) * len(text)


def short(of: Module, sections: int = 2) -> Module:
    """A module with its first sections only."""
    return replace(of, sections=of.sections[:sections])


def track(of: Module, folder: Path) -> Track:
    """A module, hummed."""
    return laid(spoken(of, CREDIT), Clips(folder / FOLDER, Hum()), {})

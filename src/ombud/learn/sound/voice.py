"""The voice that speaks where nobody has recorded a module: a computer's, on this machine, with nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Protocol

RATE = 24_000  # samples a second, 16 bits each, one channel
MEND = "install a voice: pip install 'ombud[voice]'"


class Voice(Protocol):
    """Somebody who can say a sentence."""

    name: str
    licence: str
    sort: str  # changes whenever the same sentence would sound different

    def said(self, text: str) -> bytes:
        """The sentence as samples, with short silences around it."""


class NoVoice(Exception):
    """No voice is installed."""


def can_speak() -> bool:
    """Whether the voice is installed."""
    return find_spec("hibari") is not None


@dataclass
class Heart:
    """Kokoro's American voice “heart” in the small model of hibari-tts, which comes inside its package.

    It was made for neither English of a council nor names from Malmö, yet reads both well enough to be followed.
    """

    name: str = "a computer voice, Kokoro “heart” by hibari-tts"
    licence: str = "Apache-2.0"
    speed: float = 0.85  # a little slower than it was trained, for those whose first language is another
    loud: float = 2.2  # times as loud as it comes, which is quiet for a telephone
    sort: str = "heart 0.2 at 0.85, 1"

    @cached_property
    def _model(self) -> Any:
        if not can_speak():
            raise NoVoice(f"There is no voice; {MEND}")
        try:
            from hibari import Hibari
        except ImportError as broken:
            raise NoVoice(f"The voice cannot be loaded ({broken}); {MEND}") from broken

        return Hibari(threads=1)  # the same samples on every run, and the other core for somebody else

    def said(self, text: str) -> bytes:
        """The sentence; the same samples each time."""
        import numpy as np

        wave = self._model(text, speed=self.speed, seed=0)
        loud = np.flatnonzero(np.abs(wave) > 0.004)
        if not len(loud):
            return b""
        wave = wave[max(loud[0] - RATE // 12, 0) : loud[-1] + RATE // 8]  # it comes with a third of a second around
        wave = wave * min(self.loud, 0.95 / float(np.abs(wave).max()))
        return bytes((wave * 32767).astype("<i2").tobytes())

"""How far measuring has come: a bar for whoever looks, and a small file for a page that shows it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ombud.cli.progress import progress
from ombud.cli.stops import Stop
from ombud.ledger import whole
from ombud.words import Sentence

EVERY = 0.5  # seconds between two writings of the same step

Told = Callable[[Sentence, int, int], None]


@contextmanager
def telling(status: Path | None) -> Iterator[Told]:
    """Something to tell what is being done, how much is done and how much there is.

    The file ends with how the work ended: done, failed with its sentence, or stopped. It is written whole each time.
    """
    with progress("Measuring") as bar:
        told = _Status(status, bar)
        try:
            yield told
        except BaseException as wrong:
            told.ended("failed" if isinstance(wrong, Exception) else "stopped", _sentence(wrong))
            raise
        told.ended("done", "")


class _Status:
    def __init__(self, file: Path | None, bar: Callable[[int, int], None]) -> None:
        self.file, self.bar = file, bar
        self.doing, self.done, self.all, self.written = "", 0, 0, 0.0

    def __call__(self, doing: Sentence, done: int, all_: int) -> None:
        self.bar(done, all_)
        anew = str(doing) != self.doing
        self.doing, self.done, self.all = str(doing), done, all_
        if anew or time.monotonic() - self.written > EVERY:
            self._write(None, "")

    def ended(self, how: str, error: str) -> None:
        self._write(how, error)

    def _write(self, ended: str | None, error: str) -> None:
        if self.file is not None:
            told = {"doing": self.doing, "done": self.done, "all": self.all, "ended": ended, "error": error}
            whole.write(self.file, json.dumps(told, ensure_ascii=False).encode())
            self.written = time.monotonic()


def _sentence(wrong: BaseException) -> str:
    return str(wrong.message) if isinstance(wrong, Stop) else str(wrong)

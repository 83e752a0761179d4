"""What the retention commands say while they work, and what stores refuse, in one sentence each."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ombud.cli.stops import CannotRun

if TYPE_CHECKING:
    from ombud.formats.told import Told
    from ombud.words import Sentence

EVERY = 0.5  # seconds between two looks at how far it has come


@contextmanager
def telling() -> Iterator[Told]:
    """Something to tell how far the work has come: one line on standard error, where somebody looks."""
    line = _Line()
    try:
        yield line
    finally:
        line.over()


class _Line:
    def __init__(self) -> None:
        self.seen, self.last, self.long = sys.stderr.isatty(), 0.0, 0

    def __call__(self, doing: Sentence, done: int, all_: int) -> None:
        if self.seen and (time.monotonic() - self.last > EVERY or done == all_):
            told = str(doing)
            click.echo(f"\r{told.ljust(self.long)}", nl=False, err=True)
            self.last, self.long = time.monotonic(), max(self.long, len(told))

    def over(self) -> None:
        if self.long:
            click.echo("", err=True)


@contextmanager
def plainly() -> Iterator[None]:
    """What a store or a journal refuses, as a sentence with an exit code."""
    from ombud.formats.stores.journal import Busy
    from ombud.held.stores.store import Refused

    try:
        yield
    except Refused as refused:
        raise CannotRun(str(refused.what), refused.where, str(refused.mend)) from None
    except Busy as busy:
        raise CannotRun("Another process is carrying out this plan", str(busy), "wait until it is done") from None

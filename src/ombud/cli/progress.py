"""How far a long piece of work has come: a bar on standard error, and only where somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]  # (done, in all; 0 if that is not known)


@contextmanager
def progress(doing: str) -> Iterator[Progress]:
    """Something to call with how much is done; it draws a bar when standard error is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(doing, total=None)
        yield lambda done, all_: bars.update(task, completed=done, total=all_ or None)


def _nothing(done: int, all_: int) -> None:
    """Nobody looks."""

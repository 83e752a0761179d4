"""Measuring for the command line: the engine chosen, and every refusal of the engines as one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ombud.cli.stops import CannotBeRead, CannotRun

if TYPE_CHECKING:
    from ombud.formats.measuring import Result
    from ombud.formats.told import Told


def measured(folder: Path, place: Path, engine: str, told: Told, closed: Collection[str] = ()) -> Result:
    """Everything that can be measured in a folder; raises :class:`~ombud.cli.stops.Stop`."""
    with told_plainly("served" if engine == "here" else "served,spark"):
        from ombud.formats.measuring import measure

        return measure(folder, place, date.today(), told, _count(engine), closed)  # noqa: DTZ011  (the reader's own day)


def _count(engine: str) -> Any:
    if engine == "spark":
        from ombud.served.onspark import tally_on_spark

        return tally_on_spark
    from ombud.served.tally import tally

    return tally


@contextmanager
def told_plainly(extra: str = "served") -> Iterator[None]:
    """What the engines refuse, in their own sentence; and what to install where they are not."""
    try:
        yield
    except ModuleNotFoundError as missing:
        what = f"Measuring needs packages that are not installed ({missing.name})"
        raise CannotRun(what, mend=f"install them with: pip install 'ombud[{extra}]'") from None
    except ValueError as refused:
        from ombud.formats.reading import Unreadable

        if isinstance(refused, Unreadable) or not type(refused).__module__.startswith("ombud."):
            raise
        if type(refused).__name__ == "NoSpark":  # the file is fine; its module is not there in a base install
            raise CannotRun(str(refused)) from None
        raise CannotBeRead(str(refused)) from None

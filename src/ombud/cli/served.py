"""`ombud served`: who gains and who loses, measured from a city's own tables; no workspace is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotBeRead, CannotRun

if TYPE_CHECKING:
    from ombud.casefile.whogains import WhoGains


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--place", type=click.Path(path_type=Path), metavar="FILE",
    help="Which columns mean what (docs/who-gains.md); without it FOLDER/place.toml.",
)  # fmt: skip
@json_option
def served(folder: Path, place: Path | None, as_json: bool) -> None:
    """Say who gets what from the areas, people and points in FOLDER.

    Shares of each group with what chance may do to them, the areas served most and least, whether a pattern over areas
    holds on every scale, and whether what is new goes where much already stood.
    """
    with _told_plainly():
        found = _measured(folder, place or folder / "place.toml")
        if as_json:
            from ombud.casefile.whogains import as_json as plain

            click.echo(json.dumps(plain(found), ensure_ascii=False, allow_nan=False))
            return
        for sentence in found.told:
            click.echo(f"- {sentence}")


def _measured(folder: Path, place: Path) -> WhoGains:
    from ombud.casefile.whogains import who_gains
    from ombud.cli.progress import progress
    from ombud.formats.city import read_city
    from ombud.formats.placefile import read_place

    with progress("Counting points") as done:
        city = read_city(read_place(place), folder, date.today(), done)  # noqa: DTZ011  (the reader's own day)
    with progress("Measuring"):
        return who_gains(city)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the engines refuse, in their own sentence; and what to install where they are not."""
    try:
        yield
    except ModuleNotFoundError as missing:
        what = f"Measuring needs packages that are not installed ({missing.name})"
        raise CannotRun(what, mend="install them with: pip install 'ombud[served]'") from None
    except ValueError as refused:
        from ombud.formats.reading import Unreadable

        if isinstance(refused, Unreadable) or not type(refused).__module__.startswith("ombud."):
            raise
        raise CannotBeRead(str(refused)) from None

"""`ombud measure`: measures who gains and adds it to a case of a workspace, as the page does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.adding import added, adding_options, granted, show, tell, terms
from ombud.cli.commands import json_option
from ombud.cli.stops import WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.formats.measuring import Result

PURPOSE = "To measure who gains and who loses"


@click.command()
@click.argument("case")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--place", type=click.Path(path_type=Path), metavar="FILE",
    help="Which columns mean what (docs/who-gains.md); without it FOLDER/place.toml.",
)  # fmt: skip
@adding_options
@data_option
@json_option
def measure(
    case: str, folder: Path, place: Path | None, role: str, office: str, until: datetime | None,
    shown: tuple[str, ...], without_files: bool, yes: bool, data: Path, as_json: bool,
) -> None:  # fmt: skip
    """Measure who gains from the tables in FOLDER, and add it to CASE.

    You see the answer and are asked before anything is added. The result is kept for everyone, the files for the
    city's officials, all of it until a day that you name.
    """
    told = terms(role, office, until, shown, without_files, yes)
    from ombud.cli.workspace import opened

    opened(data)
    from ombud.served.computed import Measurement

    grant = granted(case, Measurement.kind, told)
    named = place or folder / "place.toml"
    found = _measured(folder, named, shown)
    show(found, case, _pointing(named))
    files = {one.name: folder / one.name for one in found.measured.inputs}
    done = added(case, found, files, PURPOSE, grant, told)
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False))
        return
    tell(done)


def _measured(folder: Path, place: Path, shown: Sequence[str]) -> Result:
    from ombud.cli.measured import measured
    from ombud.cli.telling import telling
    from ombud.formats.placefile import read_place

    names = set(read_place(place).files())
    if strange := [name for name in shown if name not in names]:
        mend = f"choose among {', '.join(sorted(names))}"
        raise WrongUse(f"The place file names no file {strange[0]}", "--open", mend)
    with telling(None) as told:
        return measured(folder, place, "here", told, names - set(shown))


def _pointing(place: Path) -> Sequence[object]:
    from ombud.formats.placefile import read_place
    from ombud.web.work.gains_sealing import pointing

    return pointing(read_place(place))

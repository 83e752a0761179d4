"""`ombud measure`: measures who gains and adds it to a case of a workspace, as the page does."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.formats.measuring import Result
    from ombud.people.roles import Grant
    from ombud.web.work.gains_sealing import Found


@click.command()
@click.argument("case")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--place", type=click.Path(path_type=Path), metavar="FILE",
    help="Which columns mean what (docs/who-gains.md); without it FOLDER/place.toml.",
)  # fmt: skip
@click.option("--role", default="officer", show_default=True, help="In which role you say this.")
@click.option("--office", default="", help="Of which office.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
              help="The last day on which the files are kept: 2031-12-31.")  # fmt: skip
@click.option("--open", "shown", multiple=True, metavar="NAME",
              help="A file that everyone may see; the others are for officials. Can be given again.")  # fmt: skip
@click.option("--without-files", is_flag=True, help="Keep the result alone, and not the files that it comes from.")
@click.option("--yes", is_flag=True, help="Add it without asking.")
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
    last = _until(until)
    _may_ask(yes)
    from ombud.cli.workspace import opened

    opened(data)
    grant = _grant(case, role, office)
    _in_time(last)
    named = place or folder / "place.toml"
    told = _measured(folder, named, shown)
    _show(told, case, named)
    if not yes and not click.confirm("Add this to the case?", err=True):
        raise CannotRun("Nothing was added", case, "measure again when it is to be")
    done = _added(case, folder, told, grant, last, shown, without_files)
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False))
        return
    click.echo(f"Added to {case}: /cases/{case}/gains/{done['entry']}/")
    for name in done["not_kept"]:
        click.echo(f"  {name} is larger than a file of evidence may be; it is known by its SHA-256 alone.")


def _until(until: datetime | None) -> date:
    if until is None and sys.stdin.isatty():
        until = click.prompt("Kept until", type=click.DateTime(["%Y-%m-%d"]), err=True)
    if until is None:
        raise WrongUse("No file is kept without an end", "--until", "name the last day: --until 2031-12-31")
    return until.date()


def _may_ask(yes: bool) -> None:
    if not yes and not sys.stdin.isatty():
        raise WrongUse("Nobody is here to be asked", "--yes", "say --yes to add it without being asked")


def _in_time(until: date) -> None:
    from django.utils import timezone

    if until < timezone.localdate():
        raise WrongUse("This day has passed", "--until", "name one to come")


def _grant(case: str, role: str, office: str) -> Grant:
    """The role that speaks, if it may; raises :class:`CannotRun` where there is no such case, or it may not."""
    from ombud.cli.people import known
    from ombud.people.may import allowing, who_may
    from ombud.people.roles import Grant, Role, Someone
    from ombud.people.rule import About, Act
    from ombud.served.computed import Measurement
    from ombud.web.models import EntryRow

    (name,) = known((role,))
    if not EntryRow.objects.filter(case=case).exists():
        raise CannotRun("There is no such case here", case, "open it with: ombud new")
    grant, about = Grant(Role(name), office), About(case, Measurement.kind)
    if not allowing(Someone((grant,)), Act.ADD, about):
        raise CannotRun(f"The role {name} may not add this. {who_may(Act.ADD, about)}", "--role", "choose another")
    return grant


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


def _show(told: Result, case: str, place: Path) -> None:
    """What would stand in the case, on standard error: standard output says what was done."""
    from ombud.formats.placefile import read_place
    from ombud.web.work.gains_sealing import pointing

    click.echo(f"{told.measured.what}, {told.measured.place}, for {case}:", err=True)
    for sentence in told.measured.lead:
        click.echo(f"- {sentence}", err=True)
    for one in pointing(read_place(place)):
        click.echo(f"This becomes public and may point to a person ({one.what.value}): {one.quote!r}", err=True)
    click.echo(f"Statements that would be added or said anew: {1 + len(told.says)}.", err=True)


def _added(
    case: str, folder: Path, told: Result, grant: Grant, until: date, shown: Sequence[str], without_files: bool
) -> dict[str, Any]:
    """Keep the result and the files, and seal what it says; what was done, in plain values."""
    from hashlib import sha256

    from ombud.evidence.store import CannotKeep
    from ombud.web.work.gains_sealing import Found, seal

    packed = told.packed()
    found = Found(told.measured, told.says, sha256(packed).hexdigest())
    kept = [] if without_files else list(_kept(case, folder, found, until, shown))
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(packed)
        file.flush()
        try:
            seq = seal(case, Path(file.name), found, grant, until)
        except CannotKeep as refused:
            raise CannotRun(str(refused), "the result") from None
    names = [one.name for one in told.measured.inputs]
    not_kept = [] if without_files else [name for name in names if name not in kept]
    return {"case": case, "entry": seq, "sha256": found.sha256, "kept": kept, "not_kept": not_kept}


def _kept(case: str, folder: Path, found: Found, until: date, shown: Sequence[str]) -> Iterator[str]:
    """Keep the files that were measured, for everyone or for officials; the names of those that were kept."""
    from ombud.evidence.store import CannotKeep
    from ombud.people.may import PUBLIC_FILE
    from ombud.web.work import shelf
    from ombud.web.work.gains_files import OFFICIALS

    for one in found.measured.inputs:
        if one.size > shelf.LARGEST:
            continue
        seen_by = [PUBLIC_FILE] if one.name in shown else OFFICIALS
        purpose = f"To measure who gains and who loses: {one.role}"
        try:
            with (folder / one.name).open("rb") as file:
                shelf.keep(file, one.name, case, purpose, seen_by, until)
        except CannotKeep as refused:
            raise CannotRun(str(refused), one.name) from None
        yield one.name

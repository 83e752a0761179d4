"""Adding to a case what was computed: asked first, kept until a day that is named, and nothing where it may not be."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from ombud.cli.stops import CannotRun, WrongUse

if TYPE_CHECKING:
    from ombud.casefile.measured import Measured
    from ombud.evidence.computed import Computed
    from ombud.people.roles import Grant


class Computing(Protocol):
    """What was computed: the document, its statements, and both as one file."""

    @property
    def measured(self) -> Measured: ...
    @property
    def says(self) -> Sequence[Computed]: ...
    def packed(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Terms:
    """Who says it, until when the files are kept, and which of them everyone may see."""

    role: str
    office: str
    until: date
    shown: tuple[str, ...]
    without_files: bool
    yes: bool


def adding_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that adds to a case what it computed."""
    options = (
        click.option("--role", default="officer", show_default=True, help="In which role you say this."),
        click.option("--office", default="", help="Of which office."),
        click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
                     help="The last day on which the files are kept: 2031-12-31."),
        click.option("--open", "shown", multiple=True, metavar="NAME",
                     help="A file that everyone may see; the others are for officials. Can be given again."),
        click.option("--without-files", is_flag=True,
                     help="Keep the result alone, and not the files that it comes from."),
        click.option("--yes", is_flag=True, help="Add it without asking."),
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def terms(
    role: str, office: str, until: datetime | None, shown: Sequence[str], without_files: bool, yes: bool
) -> Terms:
    """The terms as they were given; asks for the day where somebody is there to be asked."""
    if until is None and sys.stdin.isatty():
        until = click.prompt("Kept until", type=click.DateTime(["%Y-%m-%d"]), err=True)
    if until is None:
        raise WrongUse("No file is kept without an end", "--until", "name the last day: --until 2031-12-31")
    if not yes and not sys.stdin.isatty():
        raise WrongUse("Nobody is here to be asked", "--yes", "say --yes to add it without being asked")
    return Terms(role, office, until.date(), tuple(shown), without_files, yes)


def granted(case: str, kind: str, told: Terms) -> Grant:
    """The role that speaks, if it may; raises :class:`CannotRun` where there is no such case, or it may not.

    A workspace must be open.
    """
    from ombud.casefile.citywide import CITY
    from ombud.cli.people import known
    from ombud.people.may import allowing, who_may
    from ombud.people.roles import Grant, Role, Someone
    from ombud.people.rule import About, Act
    from ombud.web.models import EntryRow

    (name,) = known((told.role,))
    if case == CITY or not EntryRow.objects.filter(case=case).exists():
        raise CannotRun("There is no such case here", case, "open it with: ombud new")
    grant, about = Grant(Role(name), told.office), About(case, kind)
    if not allowing(Someone((grant,)), Act.ADD, about):
        raise CannotRun(f"The role {name} may not add this. {who_may(Act.ADD, about)}", "--role", "choose another")
    _in_time(told.until)
    return grant


def _in_time(until: date) -> None:
    from django.utils import timezone

    if until < timezone.localdate():
        raise WrongUse("This day has passed", "--until", "name one to come")


def show(found: Computing, case: str, pointing: Sequence[Any] = ()) -> None:
    """What would stand in the case, on standard error: standard output says what was done."""
    place = f", {found.measured.place}" if found.measured.place else ""
    click.echo(f"{found.measured.what}{place}, for {case}:", err=True)
    for sentence in found.measured.lead:
        click.echo(f"- {sentence}", err=True)
    for one in pointing:
        click.echo(f"This becomes public and may point to a person ({one.what.value}): {one.quote!r}", err=True)
    click.echo(f"Statements that would be added or said anew: {1 + len(found.says)}.", err=True)


def added(
    case: str, found: Computing, files: Mapping[str, Path], purpose: str, grant: Grant, told: Terms
) -> dict[str, Any]:
    """Ask, keep the result and the files, and seal what it says; what was done, in plain values.

    ``files``: where each input lies, by its name.
    """
    if not told.yes and not click.confirm("Add this to the case?", err=True):
        raise CannotRun("Nothing was added", case, "compute it again when it is to be")
    names = [one.name for one in found.measured.inputs]
    kept = [] if told.without_files else list(_kept(case, found, files, purpose, told))
    seq, sha256 = _sealed(case, found, grant, told.until)
    not_kept = [] if told.without_files else [name for name in names if name not in kept]
    return {"case": case, "entry": seq, "sha256": sha256, "kept": kept, "not_kept": not_kept}


def tell(done: Mapping[str, Any]) -> None:
    """What was done, in words."""
    click.echo(f"Added to {done['case']}: /cases/{done['case']}/measured/{done['entry']}/")
    for name in done["not_kept"]:
        click.echo(f"  {name} is larger than a file of evidence may be; it is known by its SHA-256 alone.")


def _sealed(case: str, found: Computing, grant: Grant, until: date) -> tuple[int, str]:
    from hashlib import sha256

    from ombud.evidence.store import CannotKeep
    from ombud.web.work.gains_sealing import Found, seal

    packed = found.packed()
    result = Found(found.measured, found.says, sha256(packed).hexdigest())
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(packed)
        file.flush()
        try:
            return seal(case, Path(file.name), result, grant, until), result.sha256
        except CannotKeep as refused:
            raise CannotRun(str(refused), "the result") from None


def _kept(case: str, found: Computing, files: Mapping[str, Path], purpose: str, told: Terms) -> Iterator[str]:
    """Keep the files that were measured, for everyone or for officials; the names of those that were kept."""
    from ombud.evidence.store import CannotKeep
    from ombud.people.may import PUBLIC_FILE
    from ombud.web.work import shelf
    from ombud.web.work.gains_files import OFFICIALS

    for one in found.measured.inputs:
        if one.size > shelf.LARGEST:
            continue
        seen_by = [PUBLIC_FILE] if one.name in told.shown else OFFICIALS
        try:
            with files[one.name].open("rb") as file:
                shelf.keep(file, one.name, case, f"{purpose}: {one.role}", seen_by, told.until)
        except CannotKeep as refused:
            raise CannotRun(str(refused), one.name) from None
        yield one.name

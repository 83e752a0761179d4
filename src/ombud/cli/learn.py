"""`ombud learn`: the course as packages for a city's own learning system, and as books."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, WrongUse
from ombud.learn.packages import FORMS

if TYPE_CHECKING:
    from ombud.learn.packages.forms import Package


@click.group()
def learn() -> None:
    """Build the course for your own learning system, or to be read as a book."""


@learn.command()
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default="ombud-course", show_default=True,
              metavar="FOLDER", help="Write the packages here.")  # fmt: skip
@click.option("--module", "numbers", type=int, multiple=True, metavar="N",
              help="This module alone. Can be given again; without it all.")  # fmt: skip
@click.option("--form", "forms", type=click.Choice(FORMS), multiple=True,
              help="This form alone. Can be given again; without it all.")  # fmt: skip
@click.option("--language", default="en", show_default=True,
              help="The language of all but the long text, which is in English: en or sv.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over packages that are there.")
@json_option
def build(
    into: Path, numbers: tuple[int, ...], forms: tuple[str, ...], language: str, force: bool, as_json: bool
) -> None:
    """Write modules as SCORM 1.2, as Common Cartridge 1.1 with QTI 1.2, and as EPUB 3. No workspace is needed."""
    planned = _planned(numbers, forms or FORMS, language)
    if not force:
        _ensure_free([into / one.name for one in planned])
    told = _written(planned, into)
    if as_json:
        click.echo(json.dumps({"folder": str(into), "files": told}))
        return
    counted = f"{len(told)} packages are" if len(told) > 1 else f"{''.join(told)} is"
    click.echo(f"{counted} in {into} ({sum(told.values()) / 1000:.0f} kB).")


def _planned(numbers: Sequence[int], forms: Sequence[str], language: str) -> list[Package]:
    from ombud.learn.packages.edition import Edition
    from ombud.learn.packages.forms import packages
    from ombud.learn.shelf import modules

    there = {one.facts.number: one for one in modules()}
    if unknown := set(numbers) - set(there):
        raise WrongUse("There is no module with this number", str(min(unknown)), f"choose 1 to {max(there)}")
    chosen = [one for number, one in there.items() if not numbers or number in numbers]
    if lacking := [one for one in chosen if language not in one.languages]:
        known = ", ".join(lacking[0].languages)
        raise WrongUse("The course is not in this language", language, f"choose one of {known}")
    editions = [Edition(one, language, _translation(language)) for one in chosen]
    return list(packages(editions, forms, datetime.now(UTC), whole=not numbers))


def _translation(language: str):  # type: ignore[no-untyped-def]  # text -> text, from the catalogues of the pages
    import ombud

    folder = Path(ombud.__file__).parent / "web" / "locale"
    return translation("django", str(folder), [language], fallback=True).gettext


def _ensure_free(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.exists():
            raise CannotRun("This file is there already", str(path), "name another folder with --into, or say --force")


def _written(planned: Sequence[Package], into: Path) -> dict[str, int]:
    """Each package whole, one after the other: name -> bytes."""
    from ombud.cli.progress import progress
    from ombud.ledger import whole

    told = {}
    with progress("Building packages") as done:
        for at, one in enumerate(planned, 1):
            data = one.made()
            whole.write(into / one.name, data)
            told[one.name] = len(data)
            done(at, len(planned))
    return told

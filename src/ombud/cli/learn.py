"""`ombud learn`: the course as packages for a city's own learning system, as books and papers, as sound and film."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.commands import json_option
from ombud.cli.learn_forms import ALL, left_out
from ombud.cli.stops import CannotRun, WrongUse

if TYPE_CHECKING:
    from ombud.cli.learn_steps import Step
    from ombud.learn.packages.edition import Edition


@click.group()
def learn() -> None:
    """Build the course for your own learning system, or to be read, listened to or watched."""


@learn.command()
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default="ombud-course", show_default=True,
              metavar="FOLDER", help="Write everything here; what was said is kept there too.")  # fmt: skip
@click.option("--module", "numbers", type=int, multiple=True, metavar="N",
              help="This module alone. Can be given again; without it all.")  # fmt: skip
@click.option("--form", "forms", type=click.Choice(ALL), multiple=True,
              help="This form alone. Can be given again; without it all that can be made here.")  # fmt: skip
@click.option("--language", default="en", show_default=True,
              help="The language of all but the long text, sound and film, which are English: en or sv.")  # fmt: skip
@click.option("--recordings", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
              help="What people have read aloud, in the place of the computer's voice.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over files that are there.")
@json_option
def build(
    into: Path, numbers: tuple[int, ...], forms: tuple[str, ...], language: str, recordings: Path | None,
    force: bool, as_json: bool,
) -> None:  # fmt: skip
    """Write modules as SCORM 1.2, Common Cartridge 1.1, EPUB 3, PDF, sound with chapters, and film with captions.

    No workspace is needed, nor the internet. Stopped in the middle, it goes on where it was when called again.
    """
    from ombud.cli.learn_steps import in_the_way, run, steps

    editions = _editions(numbers, language)
    lacking = left_out()
    if asked := [form for form in forms if form in lacking]:
        raise CannotRun(f"The form {asked[0]} cannot be made here", mend=lacking[asked[0]])
    chosen = [form for form in forms or ALL if form not in lacking]
    planned = steps(editions, chosen, into, recordings, complete=not numbers)
    if there := not force and in_the_way(planned, into):
        raise CannotRun("This file is there already", str(there), "name another folder with --into, or say --force")
    notes = [] if forms else [f"Left out: {form}. To have it, {mend}." for form, mend in lacking.items()]
    if language != "en" and {"sound", "film"} & set(chosen):
        notes.append("Sound and film are in English, since the long text is.")
    _told(into, run(planned, into), notes, as_json)


def _editions(numbers: Sequence[int], language: str) -> list[Edition]:
    from ombud.cli.learn_forms import translation_of
    from ombud.learn.packages.edition import Edition
    from ombud.learn.shelf import modules

    there = {one.facts.number: one for one in modules()}
    if unknown := set(numbers) - set(there):
        raise WrongUse("There is no module with this number", str(min(unknown)), f"choose 1 to {max(there)}")
    chosen = [one for number, one in there.items() if not numbers or number in numbers]
    if lacking := [one for one in chosen if language not in one.languages]:
        known = ", ".join(lacking[0].languages)
        raise WrongUse("The course is not in this language", language, f"choose one of {known}")
    return [Edition(one, language, translation_of(language)) for one in chosen]


def _told(into: Path, done: Mapping[str, Step], notes: Sequence[str], as_json: bool) -> None:
    sizes = {name: (into / name).stat().st_size for name in done}
    heard = [line for step in dict.fromkeys(done.values()) if (line := step.outcome)]
    for note in notes:
        click.echo(note, err=True)
    if as_json:
        click.echo(json.dumps({"folder": str(into), "files": sizes, "heard": heard, "notes": list(notes)}))
        return
    for line in heard:
        click.echo(line)
    counted = f"{len(sizes)} files are" if len(sizes) > 1 else f"{''.join(sizes)} is"
    size = sum(sizes.values())
    click.echo(f"{counted} in {into} ({f'{size / 1e6:.1f} MB' if size >= 1e6 else f'{size / 1000:.0f} kB'}).")

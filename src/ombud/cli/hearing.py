"""What commands share that compute an answer from files: they say it, write it to a file, or add it to a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.adding import added, adding_options, granted, show, tell, terms
from ombud.cli.commands import json_option
from ombud.cli.served import compare, may_write, say
from ombud.cli.stops import WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ombud.casefile.hearing.heard import Heard
    from ombud.casefile.measured import Measured
    from ombud.cli.telling import Told
    from ombud.evidence.computed import Computed

QUESTIONS = {  # the statement that each makes, and why its files are kept
    "heard": ("heard.result/1", "To compute what was heard"),
    "held": ("held.result/1", "To compute who holds it"),
}
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
HOW = ("role", "office", "until", "shown", "without_files", "yes")


@dataclass(frozen=True, slots=True)
class Found:
    """What was computed, ready to be shown, written and sealed."""

    measured: Measured
    says: Sequence[Computed]

    def packed(self) -> bytes:
        """All of it as one zip file; the same answer gives the same bytes."""
        from ombud.formats.measuredfile import packed

        return packed(self.measured, said=self.says)


def result_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every such command: what it is called, and what is done with the answer."""
    options = (
        click.option("--what", default="", help="What it is of; without it the file's own title or name."),
        click.option("--city", default="", help="Where: the city, or a part of it."),
        click.option("--source", default="", help="Whose the files are; it stands beside their names."),
        click.option("--licence", default="", help="On which terms they may be used, if they are open."),
        click.option("--example", is_flag=True, help="It is invented: every page that shows it says so."),
        click.option("--into", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                     help="Write everything to this .zip: the answer and every table."),
        click.option("--force", is_flag=True, help="Write over that file if it is there."),
        click.option("--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
                     help="Say whether the same comes out as in this .zip, computed before."),
        click.option("--status", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                     help="Keep writing to this file how far the work has come, as JSON."),
        click.option("--case", default="", metavar="NAME", help="Add it to this case of a workspace."),
        adding_options,
        data_option,
        json_option,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def answer(
    files: Sequence[Path], settings: Mapping[str, str], how: Mapping[str, Any], compute: Callable[[date, Told], Heard],
    question: str = "heard",
) -> None:  # fmt: skip
    """Compute, and do with it what was asked for. ``settings``: what was chosen, as it is told beside the result.

    ``question`` is the one of :data:`QUESTIONS` that it answers, and the extra that it needs.
    """
    told = terms(**{name: how[name] for name in HOW}) if how["case"] else None
    _names(files, how["shown"])
    if how["into"] is not None:
        may_write(how["into"], how["force"])
    grant = _granted(how, told, question) if told else None
    found = _computed(settings, how, compute, question)
    if how["into"] is not None:
        from ombud.ledger import whole

        whole.write(how["into"], found.packed())
    if told and grant:
        show(found, how["case"])
        _added(found, files, how, grant, told, question)
        return
    say(found.measured, how["as_json"])
    if how["against"] is not None:
        compare(found.measured, how["against"])


def _names(files: Sequence[Path], shown: Sequence[str]) -> None:
    """Files are told apart by their names, in the result as in the case."""
    names = [file.name for file in files]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise WrongUse("Two files have this name", twice, "rename one of them")
    if strange := [name for name in shown if name not in names]:
        raise WrongUse(f"No file {strange[0]} was given", "--open", f"choose among {', '.join(sorted(names))}")


def _granted(how: Mapping[str, Any], told: Any, question: str) -> Any:
    from ombud.cli.workspace import opened

    opened(how["data"])
    return granted(how["case"], QUESTIONS[question][0], told)


def _computed(
    settings: Mapping[str, str], how: Mapping[str, Any], compute: Callable[[date, Told], Heard], question: str
) -> Found:
    from ombud.cli.measured import told_plainly
    from ombud.cli.telling import telling

    with telling(how["status"]) as told, told_plainly(question):
        found = compute(datetime.now().date(), told)  # noqa: DTZ005  (the reader's own day)
    chosen = tuple((name, value) for name, value in settings.items() if value)
    whose = {name: how[name] for name in ("source", "licence") if how[name]}
    inputs = tuple(one.model_copy(update=whose) for one in found.measured.inputs)
    return Found(found.measured.model_copy(update={"settings": chosen, "inputs": inputs}), found.says)


def _added(
    found: Found, files: Sequence[Path], how: Mapping[str, Any], grant: Any, told: Any, question: str
) -> None:  # fmt: skip
    places = {file.name: file for file in files}
    done = added(how["case"], found, places, QUESTIONS[question][1], grant, told)
    if how["as_json"]:
        click.echo(json.dumps(done, ensure_ascii=False))
        return
    tell(done)

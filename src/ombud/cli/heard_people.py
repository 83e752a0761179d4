"""`ombud heard lottery` and `ombud heard room`: who is drawn, and who was there."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.hearing import FILE, answer, result_options
from ombud.cli.stops import CannotRun, WrongUse

if TYPE_CHECKING:
    from ombud.casefile.hearing.lottery import Chosen
    from ombud.formats.hearing.lottery import Asked


@click.command()
@click.argument("pool", type=FILE)
@click.argument("quotas", type=FILE)
@click.argument("size", type=click.IntRange(min=1))
@click.option("--objective", type=click.Choice(["leximin", "maximin", "nash"]), default="leximin", show_default=True,
              help="What fair means: the least chances as great as can be, or the product of all.")  # fmt: skip
@click.option("--seed", default="", help="The public number that draws; without it only chances are computed.")
@click.option("--salt", default="", help="A secret word that keeps ids from being guessed until the draw is over.")
@click.option("--id", "id_column", default="", metavar="COLUMN", help="The column of ids.")
@click.option("--household", "households", multiple=True, metavar="COLUMN",
              help="At most one person with the same value here. Can be given again.")  # fmt: skip
@click.option("--tickets", default=0, help="How many numbered tickets there are; 1,000 unless the pool is large.")
@click.option("--declined", multiple=True, metavar="ID", help="Who was drawn and declined, in that order.")
@click.option("--drawn", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write the ids that were drawn to this new file, for the office alone.")  # fmt: skip
@result_options
def lottery(
    pool: Path, quotas: Path, size: int, objective: str, seed: str, salt: str, id_column: str,
    households: tuple[str, ...], tickets: int, declined: tuple[str, ...], drawn: Path | None, **how: Any,
) -> None:  # fmt: skip
    """Draw SIZE people from a POOL so that QUOTAS hold and chances are as fair as can be."""
    _may_tell(drawn, seed, declined)
    found: list[Chosen] = []
    asked: list[Asked] = []

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.lottery import Asked, chosen
        from ombud.heard.lottery.fairest import Objective

        asked.append(Asked(Objective(objective), seed or None, salt, id_column, households, tickets))
        found.append(chosen(pool, quotas, size, what=how["what"], place=how["city"], today=today, told=told,
                            asked=asked[0], example=how["example"]))  # fmt: skip
        return found[0].heard

    settings = {"SIZE": str(size), "--objective": objective, "--seed": seed, "--household": ", ".join(households),
                "--tickets": str(tickets) if tickets else ""}  # fmt: skip
    answer([pool, quotas], settings, how, compute)
    if drawn is not None:
        _tell_drawn(drawn, found[0], (pool, quotas), declined, asked[0])


def _may_tell(drawn: Path | None, seed: str, declined: tuple[str, ...]) -> None:
    if drawn is not None and not seed:
        raise WrongUse("Nobody is drawn without a seed", "--drawn", "give the public number with --seed")
    if declined and drawn is None:
        raise WrongUse("Who comes instead is for the office alone", "--declined", "name a file with --drawn")
    if drawn is not None and drawn.exists():
        raise CannotRun("This file is there already", str(drawn), "name another with --drawn")


def _tell_drawn(file: Path, found: Chosen, what: tuple[Path, Path], declined: tuple[str, ...], asked: Asked) -> None:
    """The ids that were drawn, and for each who declined who comes instead: a table for the office."""
    from ombud.formats.hearing.lottery import replacing
    from ombud.ledger import whole

    assert found.drawn is not None  # noqa: S101  (there is a seed)
    who, instead = replacing(*what, found.drawn, declined, lambda *_: None, asked)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("id", "instead_of"))
    came = {one.instead: one.declined for one in instead if one.instead}
    table.writerows((one, came.get(one, "")) for one in who.ids)
    whole.write(file, out.getvalue().encode())
    click.echo(f"Drawn, for the office alone: {file}", err=True)


@click.command()
@click.argument("attendance", type=FILE)
@click.argument("population", type=FILE, nargs=-1, required=True)
@click.option("--step", type=click.Choice(["asked", "answered", "came", "stayed", "was_answered"]), default=None,
              help="Which of them is held against the people; without it who came, if they were counted.")  # fmt: skip
@click.option("--small", default=5, show_default=True, help="Numbers of people below this are not told.")
@click.option("--seed", default=0, show_default=True, help="Of the fair draws that chance is told by.")
@result_options
def room(attendance: Path, population: tuple[Path, ...], step: str | None, small: int, seed: int, **how: Any) -> None:
    """Hold who was in the room against who lives there: ATTENDANCE by group, and each table of a POPULATION."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.room import room as who
        from ombud.heard.whocame.rows import Step

        return who(attendance, population, what=how["what"], place=how["city"], today=today, told=told,
                   step=Step(step) if step else None, small=small, seed=seed, example=how["example"])  # fmt: skip

    settings = {"--step": step or "", "--small": str(small), "--seed": str(seed)}
    answer((attendance, *population), settings, how, compute)

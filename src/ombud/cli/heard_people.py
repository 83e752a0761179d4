"""`ombud heard lottery` and `ombud heard room`: who is drawn, and who was there."""

from __future__ import annotations

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
@click.option("--declined", multiple=True, metavar="ID",
              help="Who was drawn and declined, in that order: tells who comes instead, and no more.")  # fmt: skip
@click.option("--drawn", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="For the office alone: each person's kind and chance, and who was drawn, in this file. It is "
                   "written by the draw, and read with --declined.")  # fmt: skip
@result_options
def lottery(
    pool: Path, quotas: Path, size: int, objective: str, seed: str, salt: str, id_column: str,
    households: tuple[str, ...], tickets: int, declined: tuple[str, ...], drawn: Path | None, **how: Any,
) -> None:  # fmt: skip
    """Draw SIZE people from a POOL so that QUOTAS hold and chances are as fair as can be."""
    _may_tell(drawn, seed, declined)
    asked = (objective, seed or None, salt, id_column, households, tickets)
    if drawn is not None and declined:
        _tell_instead(drawn, (pool, quotas, size), declined, asked)
        return
    found: list[Chosen] = []

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.lottery import chosen

        found.append(chosen(pool, quotas, size, what=how["what"], place=how["city"], today=today, told=told,
                            asked=_asked(*asked), example=how["example"]))  # fmt: skip
        return found[0].heard

    settings = {"SIZE": str(size), "--objective": objective, "--seed": seed, "--household": ", ".join(households),
                "--tickets": str(tickets) if tickets else ""}  # fmt: skip
    answer([pool, quotas], settings, how, compute)
    if drawn is not None:
        _tell_drawn(drawn, found[0])


def _asked(
    objective: str, seed: str | None, salt: str, id_column: str, households: tuple[str, ...], tickets: int
) -> Asked:
    from ombud.formats.hearing.lottery import Asked
    from ombud.heard.lottery.fairest import Objective

    return Asked(Objective(objective), seed, salt, id_column, households, tickets)


def _may_tell(drawn: Path | None, seed: str, declined: tuple[str, ...]) -> None:
    if declined and (drawn is None or not drawn.exists()):
        raise WrongUse("Who was drawn is not known", "--declined", "name the office's file of the draw with --drawn")
    if (drawn is not None or declined) and not seed.strip():
        raise WrongUse("Nobody is drawn without a seed", "--drawn", "give the public number with --seed")
    if drawn is not None and drawn.exists() and not declined:
        raise CannotRun("This file is there already", str(drawn), "name another with --drawn")


def _tell_drawn(file: Path, found: Chosen) -> None:
    from ombud.formats.hearing.lotteryoffice import office_table
    from ombud.ledger import whole

    whole.write(file, office_table(found).encode())
    click.echo(f"Drawn, for the office alone: {file}", err=True)


def _tell_instead(drawn: Path, of: tuple[Path, Path, int], declined: tuple[str, ...], asked: Any) -> None:
    """Who comes instead of those who declined, as rows for the office."""
    from ombud.cli.measured import told_plainly

    with told_plainly("heard"):
        from ombud.formats.hearing.lottery import replacing
        from ombud.formats.hearing.lotteryoffice import read_drawn

        who = read_drawn(drawn)
        if len(who.people) != of[2]:
            raise WrongUse(f"{len(who.people)} people were drawn in it, not {of[2]}", str(drawn), "give the same SIZE")
        _panel, instead = replacing(*of[:2], who, declined, lambda *_: None, _asked(*asked))
    click.echo("declined,instead")
    for one in instead:
        click.echo(f"{one.declined},{one.instead}")


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

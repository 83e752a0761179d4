"""`ombud heard`: what was heard, computed from votes, ballots, a pool of people, or what they marked and wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ombud.cli.hearing import answer, result_options

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def heard() -> None:
    """Compute what was heard: opinions, a budget, a lottery, who was in the room, dots, diaries, themes.

    Each says its answer, writes all of it to a file (--into) or adds it to a case (--case). The same files give the
    same answer, byte for byte.
    """


@heard.command()
@click.argument("attendance", type=FILE)
@click.argument("population", type=FILE, nargs=-1, required=True)
@click.option("--step", type=click.Choice(["asked", "answered", "came", "stayed", "was_answered"]), default="came",
              show_default=True, help="Which of them is held against the people.")  # fmt: skip
@click.option("--small", default=5, show_default=True, help="Numbers of people below this are not told.")
@click.option("--seed", default=0, show_default=True, help="Of the fair draws that chance is told by.")
@result_options
def room(attendance: Path, population: tuple[Path, ...], step: str, small: int, seed: int, **how: Any) -> None:
    """Hold who was in the room against who lives there: ATTENDANCE by group, and each table of a POPULATION."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.room import room as who
        from ombud.heard.whocame.rows import Step

        return who(attendance, population, what=how["what"], place=how["city"], today=today, told=told,
                   step=Step(step), small=small, seed=seed, example=how["example"])  # fmt: skip

    settings = {"--step": step, "--small": str(small), "--seed": str(seed)}
    answer((attendance, *population), settings, how, compute)


@heard.command()
@click.argument("answers", type=FILE)
@click.option("--names", type=FILE, help="The file in which a person has named the themes.")
@click.option("--alike", default=0.75, show_default=True, help="From which likeness on two answers are told as one.")
@click.option("--number", "numbers", multiple=True, metavar="LANGUAGE=N",
              help="How many themes a language has: en=6. Can be given again.")  # fmt: skip
@click.option("--seed", default=1, show_default=True, help="Of what is drawn by chance.")
@result_options
def themes(answers: Path, names: Path | None, alike: float, numbers: tuple[str, ...], seed: int, **how: Any) -> None:
    """Gather open ANSWERS into themes, each traced to its words. A person names them."""
    number = dict(map(_number, numbers))

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.themes import themes as gathered

        return gathered(answers, what=how["what"] or answers.stem, place=how["city"], names=names, alike=alike,
                        number=number, seed=seed, example=how["example"], today=today, told=told)  # fmt: skip

    settings = {"--alike": f"{alike:g}", "--number": ", ".join(numbers), "--seed": str(seed)}
    answer((answers, *([names] if names else [])), settings, how, compute)


def _number(told: str) -> tuple[str, int]:
    language, _sign, number = told.partition("=")
    if not language or not number.isdecimal() or int(number) < 1:
        raise click.BadParameter(f"{told!r} is not a language and a number; write --number en=6.")
    return language, int(number)

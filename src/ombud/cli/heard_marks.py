"""`ombud heard dots`, `diary` and `themes`: what people marked, kept a diary of, and wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ombud.cli.hearing import FILE, answer, result_options

seed_option = click.option(
    "--seed", default=1, type=click.IntRange(min=0), show_default=True, help="Of what is drawn by chance."
)


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--kind", default="unsafe", show_default=True, help="The kind of place that is looked for.")
@click.option("--side", default=200.0, show_default=True, help="Of the squares that are drawn, in metres.")
@click.option("--least", default=5, show_default=True, help="How many people must stand behind what is shown.")
@click.option("--reach", default=100.0, show_default=True, help="How far from the middle a dot may lie, in kilometres.")
@seed_option
@result_options
def dots(files: tuple[Path, ...], kind: str, side: float, least: int, reach: float, seed: int, **how: Any) -> None:
    """Compare the rounds of a map on which people put dots: FILES as CSV or GeoJSON."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.dots import dots as rounds

        return rounds(files, what=how["what"] or files[0].stem, place=how["city"], kind=kind, side=side, least=least,
                      reach_km=reach, seed=seed, example=how["example"], today=today, told=told)  # fmt: skip

    settings = {"--kind": kind, "--side": f"{side:g}", "--least": str(least), "--seed": str(seed)}
    answer(files, settings, how, compute)


@click.command()
@click.argument("days", type=FILE)
@click.option("--survey", type=FILE, help="What people said: a table with minutes or times for each activity.")
@click.option("--codes", type=FILE, help="What the codes of activities mean.")
@click.option("--even", is_flag=True, help="Let every day of the week count alike.")
@seed_option
@result_options
def diary(days: Path, survey: Path | None, codes: Path | None, even: bool, seed: int, **how: Any) -> None:
    """Lay what people said they do beside DAYS, the diaries that they kept."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.diary import diary as beside

        return beside(days, what=how["what"] or days.stem, place=how["city"], survey=survey, codes=codes, even=even,
                      seed=seed, example=how["example"], today=today, told=told)  # fmt: skip

    settings = {"--even": "yes" if even else "", "--seed": str(seed)}
    answer([one for one in (days, survey, codes) if one], settings, how, compute)


@click.command()
@click.argument("answers", type=FILE)
@click.option("--names", type=FILE, help="The file in which a person has named the themes.")
@click.option("--alike", default=0.75, show_default=True, help="From which likeness on two answers are told as one.")
@click.option("--without", multiple=True, metavar="WORD",
              help="A word to leave aside, such as the name of the place. Can be given again.")  # fmt: skip
@click.option("--number", "numbers", multiple=True, metavar="LANGUAGE=N",
              help="How many themes a language has: en=6. Can be given again.")  # fmt: skip
@seed_option
@result_options
def themes(
    answers: Path, names: Path | None, alike: float, without: tuple[str, ...], numbers: tuple[str, ...], seed: int,
    **how: Any,
) -> None:  # fmt: skip
    """Gather open ANSWERS into themes, each traced to its words. A person names them."""
    number = dict(map(_number, numbers))

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.hearing.themes import themes as gathered

        return gathered(answers, what=how["what"] or answers.stem, place=how["city"], names=names, alike=alike,
                        number=number, without=without, seed=seed, example=how["example"], today=today,
                        told=told)  # fmt: skip

    settings = {
        "--alike": f"{alike:g}",
        "--without": ", ".join(without),
        "--number": ", ".join(numbers),
        "--seed": str(seed),
    }
    answer([one for one in (answers, names) if one], settings, how, compute)


def _number(told: str) -> tuple[str, int]:
    language, _sign, number = told.partition("=")
    if not language or not number.isdecimal() or len(number) > 9 or int(number) < 1:
        raise click.BadParameter(f"{told!r} is not a language and a number; write --number en=6.")
    return language, int(number)

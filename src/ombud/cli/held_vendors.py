"""`ombud held buying`, `contacts` and `retention`: what was bought, who called, and what was destroyed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ombud.cli.hearing import FILE, answer, result_options
from ombud.cli.stops import WrongUse


@click.command()
@click.argument("files", type=FILE, nargs=-1)
@click.option("--systems", type=FILE, help="A table of systems: vendor, end, skill in house, exit, reliances.")
@click.option("--buyer", default="", help="The name or number of one buyer; without it every buyer.")
@click.option("--scheme", default="", help="The classification whose first two signs are the category: CPV.")
@click.option("--years", default=4.0, show_default=True, help="From how many years on a contract is long.")
@result_options
def buying(
    files: tuple[Path, ...], systems: Path | None, buyer: str, scheme: str, years: float, **how: Any
) -> None:  # fmt: skip
    """Look at what was bought: FILES of open contracting data (OCDS), and what breaks if one vendor goes."""
    given = [*files, *([systems] if systems else [])]
    if not given:
        raise WrongUse("There is nothing to look at", mend="give a file of open contracting data, or --systems")

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.buying import buying as bought

        return bought(files, what=how["what"] or given[0].stem, place=how["city"], buyer=buyer, scheme=scheme,
                      long_years=years, systems=systems, example=how["example"], today=today, told=told)  # fmt: skip

    answer(given, {"--buyer": buyer, "--scheme": scheme, "--years": f"{years:g}"}, how, compute, "held")


@click.command()
@click.argument("registers", type=FILE, nargs=-1, required=True)
@click.option("--cases", type=FILE, help="A table of cases: the day the need was stated, the day of the tender.")
@click.option("--column", "columns", multiple=True, metavar="FIELD=HEADING", help="What a column of yours is called.")
@click.option("--days", default=30, show_default=True, help="After how many days a contact should be public.")
@click.option("--signs", default="", help="The office that signs the standing reply.")
@result_options
def contacts(
    registers: tuple[Path, ...], cases: Path | None, columns: Sequence[str], days: int, signs: str, **how: Any
) -> None:  # fmt: skip
    """Count contacts with vendors: REGISTERS as CSV, XLSX, XML or JSON. Names of people are left out."""
    named = dict(_column(one) for one in columns)

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.contacts import contacts as counted

        return counted(registers, what=how["what"] or registers[0].stem, place=how["city"], cases=cases, columns=named,
                       allowed=days, office=signs, example=how["example"], today=today, told=told)  # fmt: skip

    answer([*registers, *([cases] if cases else [])], {"--days": str(days), "--signs": signs}, how, compute, "held")


def _column(told: str) -> tuple[str, str]:
    field, sign, heading = told.partition("=")
    if not sign or not field.strip() or not heading.strip():
        raise WrongUse("This does not say which column is which", told, "write FIELD=HEADING, such as vendor=Firm")
    return field.strip(), heading.strip()


@click.command()
@click.argument("papers", type=FILE, nargs=-1, required=True)
@result_options
def retention(papers: tuple[Path, ...], **how: Any) -> None:
    """Lay plans and certificates of ombud retention beside each other: PAPERS as it wrote them."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.retention import retention as told_together

        return told_together(papers, what=how["what"], place=how["city"], example=how["example"], today=today,
                             told=told)  # fmt: skip

    answer(list(papers), {}, how, compute, "held")

"""`ombud held annex` and `questions`: the red lines as an annex to a tender, and as a letter to a vendor."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.hearing import FILE
from ombud.cli.stops import CannotBeRead, CannotRun, WrongUse

if TYPE_CHECKING:
    from ombud.formats.written import Written
    from ombud.held.contract.answers import ReadContract

lines_option = click.option("--lines", type=FILE, metavar="FILE",
                            help="The city's own red lines (TOML); without it all, as Ombud words them.")  # fmt: skip
into_option = click.option("--into", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", required=True,
                           help="Write it here: .docx, or .txt for plain text.")  # fmt: skip
force_option = click.option("--force", is_flag=True, help="Write over that file if it is there.")


@click.command()
@click.option("--city", required=True, help="Who buys.")
@click.option("--buys", required=True, help="What is bought.")
@click.option("--signs", default="", help="The office that signs for the city.")
@lines_option
@into_option
@force_option
def annex(city: str, buys: str, signs: str, lines: Path | None, into: Path, force: bool) -> None:
    """Write the city's red lines as an annex to a tender, in numbered clauses."""
    from ombud.cli.measured import told_plainly

    _may(into, force)
    with told_plainly("held"):
        from ombud.formats.holding.annex import tender_annex
        from ombud.held.annex import Tender

        made = _carefully(lambda: tender_annex(Tender(city, buys, _today(), signs), lines))
    _write(made, into)


@click.command()
@click.argument("file", type=FILE)
@click.option("--city", required=True, help="Who asks.")
@click.option("--vendor", required=True, help="Who is asked, as an organisation.")
@click.option("--what", default="", help="What the contract is called; without it the name of the file.")
@click.option("--answer-by", type=click.DateTime(["%Y-%m-%d"]), help="The day by which an answer is wanted.")
@click.option("--weaker", is_flag=True, help="Show the vendor the weaker wording too, which a city mostly keeps back.")
@lines_option
@into_option
@force_option
def questions(
    file: Path, city: str, vendor: str, what: str, answer_by: datetime | None, weaker: bool, lines: Path | None,
    into: Path, force: bool,
) -> None:  # fmt: skip
    """Read a contract, and write the letter that asks about every line that it crosses or leaves open."""
    from ombud.cli.measured import told_plainly
    from ombud.cli.telling import telling

    _may(into, force)
    with telling(None) as told, told_plainly("held"):
        from ombud.formats.holding.annex import letter_of_questions
        from ombud.formats.holding.contract import line_by_line
        from ombud.held.letter import Letterhead

        read = line_by_line(file, told)
        until = None if answer_by is None else answer_by.date()
        head = Letterhead(city, vendor, what or file.stem, _today(), until)
        found = _letter(read, file)
        made = _carefully(lambda: letter_of_questions(head, found.readings, found.quotes, lines, weaker))
    _write(made, into)


def _letter(read: ReadContract, file: Path) -> Any:
    """What the letter needs of the readings. A contract that was not read gives no letter."""
    from ombud.held.asked_of import read_by_program
    from ombud.held.contract.answers import Answered

    if read.read_as(Answered.NOT_READ):
        raise CannotBeRead(str(read.unread[0]) if read.unread else "The contract was not read", file.name,
                           "ask about it by hand, or give a translation")  # fmt: skip
    return read_by_program(read.answers)


def _carefully(make: Any) -> Any:
    """Make it; a file of red lines that does not fit is told in its own sentence."""
    from ombud.casefile.unreadable import UnreadablePolicy

    try:
        return make()
    except UnreadablePolicy as wrong:
        raise CannotBeRead(str(wrong)) from None


def _may(into: Path, force: bool) -> None:
    if into.suffix.lower() not in (".docx", ".txt"):
        raise WrongUse("This is no ending that can be written", into.name, "name a file that ends in .docx or .txt")
    if into.exists() and not force:
        raise CannotRun("This file is there already", str(into), "name another with --into, or say --force")


def _write(made: tuple[Written, Written], into: Path) -> None:
    from ombud.ledger import whole

    word, text = made
    chosen = word if into.suffix.lower() == ".docx" else text
    whole.write(into, chosen.data)
    for one in chosen.lost:
        click.echo(str(one), err=True)
    click.echo(f"Written to {into}.")


def _today() -> date:
    return datetime.now().date()  # noqa: DTZ005  (the reader's own day)

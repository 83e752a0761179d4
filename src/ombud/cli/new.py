"""`ombud new`: opens a case, with a problem in the words of those who have it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.asked.entries import Opening

ASKED = {  # what is asked at a terminal if no option says it, in this order
    "problem": "The problem, in residents' own words",
    "title": "Title of the case",
    "raised_by": "Raised by (residents, community_group, officials, council; empty if nobody says)",
    "where": "Where",
    "since": "Since when",
    "tried": "What was tried before",
}
NEEDED = ("problem", "title")


@click.command()
@click.option("--problem", help="The problem, in residents' own words, without naming a product.")
@click.option("--title", help="Title of the case: Street lighting in Rosengård.")
@click.option("--raised-by", "raised_by", help="residents, community_group, officials, council.")
@click.option("--where", help="The streets, areas or services where it is felt.")
@click.option("--since", help="Since when: a year, a date or words.")
@click.option("--tried", help="What was done about it before, and how it went.")
@click.option("--example", is_flag=True, help="The case is invented, to show or to practise.")
@click.option("--role", default="officer", show_default=True, help="In which role you say this.")
@click.option("--office", default="", help="Of which office.")
@click.option("--public", is_flag=True, help="Say it although something in it seems to point to a person.")
@data_option
@json_option
def new(role: str, office: str, example: bool, public: bool, data: Path, as_json: bool, **said: str | None) -> None:
    """Open a case with a problem. What no option says is asked, if there is a terminal.

    What you write is public at once and cannot be changed, only added to.
    """
    from ombud.cli.people import known
    from ombud.cli.workspace import opened

    opened(data)
    (role,) = known((role,))
    opening = _opening(_asked(said), example)
    _warn_of_people(opening, public)
    slug = opened_case(opening, role, office)
    if as_json:
        click.echo(json.dumps({"case": slug}))
        return
    click.echo(f"The case {slug} is open. Read it with: ombud export {slug} --sheet, or at /cases/{slug}/")


def _asked(said: dict[str, str | None]) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, words in ASKED.items():
        given = said.get(name)
        if given is None and sys.stdin.isatty():
            given = click.prompt(words, default="", show_default=False, err=True)
        if not given and name in NEEDED:
            raise WrongUse("A case opens with a problem and has a title", f"--{name}", f"say it: {words}")
        if given:
            told[name] = given
    return told


def _opening(told: dict[str, Any], example: bool) -> Opening:
    from pydantic import ValidationError

    from ombud.asked.entries import Opening, Raiser

    if told.get("raised_by") == Raiser.VENDOR:
        mend = "ask who has the problem, and open the case with their words"
        raise WrongUse("A vendor's offer cannot open a case", "--raised-by", mend)
    try:
        return Opening(example=example, **told)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = f"--{str(first['loc'][0]).replace('_', '-')}"
        raise WrongUse(first["msg"], where, "say it in another way") from None


def _warn_of_people(opening: Opening, public: bool) -> None:
    """An entry is public for ever, so nothing in it may point to a person by mistake."""
    from ombud.people.pointing import pointers

    words = "\n".join(value for value in opening.model_dump().values() if isinstance(value, str))
    found = pointers(words)
    if not found or public:
        return
    first = f"This seems to point to a person ({found[0].what.value.replace('_', ' ')})"
    if sys.stdin.isatty() and click.confirm(f"{first}: {found[0].quote!r}. Say it all the same?", err=True):
        return
    raise CannotRun(first, repr(found[0].quote), "write roles instead of names, or say --public")


def opened_case(opening: Opening, role: str, office: str) -> str:
    """Append the opening under a name that no case has yet; the name."""
    from django.db import transaction
    from django.utils import timezone

    from ombud.casefile.citywide import CITY
    from ombud.formats.slugs import ascii_words
    from ombud.ledger.entry import Draft
    from ombud.web import log
    from ombud.web.bringing import free
    from ombud.web.models import EntryRow

    wanted = ascii_words(opening.title)[:80].strip("-") or "case"
    with transaction.atomic():
        log.locked()
        taken = {CITY, *EntryRow.objects.filter(case__startswith=wanted).values_list("case", flat=True).distinct()}
        slug = free(wanted, taken)
        log.append(slug, [Draft(opening, role, timezone.now(), office)])
    return slug

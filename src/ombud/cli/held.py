"""`ombud held`: who holds it, computed from contracts, inventories, what was bought, and who called."""

from __future__ import annotations

import click

from ombud.cli.held_contracts import contract, contracts
from ombud.cli.held_data import endings, inventory, rewrite
from ombud.cli.held_vendors import buying, contacts, retention
from ombud.cli.held_writing import annex, questions


@click.group()
def held() -> None:
    """Read contracts against the red lines, judge inventories, look at what was bought and who called.

    Each says its answer, writes all of it to a file (--into) or adds it to a case (--case). The same files give the
    same answer, byte for byte. None of this is legal advice: it shows the sentence, so that someone who knows the law
    can read it.
    """


for command in (contract, contracts, annex, questions, inventory, endings, rewrite, buying, contacts, retention):
    held.add_command(command)

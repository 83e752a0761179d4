"""`ombud heard`: what was heard, computed from votes, ballots, a pool of people, or what they marked and wrote."""

from __future__ import annotations

import click

from ombud.cli.heard_marks import diary, dots, themes
from ombud.cli.heard_people import lottery, room
from ombud.cli.heard_votes import budget, opinions


@click.group()
def heard() -> None:
    """Compute what was heard: opinions, a budget, a lottery, who was in the room, dots, diaries, themes.

    Each says its answer, writes all of it to a file (--into) or adds it to a case (--case). The same files give the
    same answer, byte for byte.
    """


for command in (opinions, budget, lottery, room, dots, diary, themes):
    heard.add_command(command)

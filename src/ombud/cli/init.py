"""`ombud init`: makes a workspace, or brings one up to date."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ombud.cli.commands import json_option
from ombud.cli.workspace import DEFAULT


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=DEFAULT, envvar="OMBUD_DATA")
@json_option
def init(folder: Path, as_json: bool) -> None:
    """Make a workspace in FOLDER: its database, the key that signs its log, and room for evidence.

    A workspace that is there already is brought up to date; nothing in it is lost.
    """
    made = prepared(folder)
    if as_json:
        click.echo(json.dumps({"workspace": str(folder), "made": made, "key": public_key()}))
        return
    click.echo(f"{'A workspace was made' if made else 'The workspace is up to date'} in {folder}.")
    click.echo(f"Its log is signed with {public_key()}")
    click.echo("Print that key where people can find it: whoever has it can check the log. Next:")
    click.echo(f"  ombud people add --data {folder}     the first account")
    click.echo(f"  ombud serve --data {folder}          the pages")


def prepared(folder: Path) -> bool:
    """Make the workspace ready, with Django set up for it; whether it was made just now."""
    from ombud.cli.workspace import is_workspace, migrate, set_up

    new = not is_workspace(folder)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700) if new else None
    set_up(folder)
    migrate()
    return new


def public_key() -> str:
    """The public half of the key that signs the log; both halves are made on first use."""
    from ombud.web import log

    return str(log.signer().verifier)

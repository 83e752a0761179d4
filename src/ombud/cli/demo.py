"""`ombud demo`: a workspace with real records and one worked case, to look around in."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ombud.cli.stops import CannotRun
from ombud.cli.workspace import DATABASE

CITY = "Exempelby"
READY = "demo.json"  # a file in the workspace: that it is a demonstration, whole, and who can sign in
OFFICES = {
    "planner": "Street Works",
    "procurement": "Procurement",
    "data_protection_officer": "Legal department",
    "council": "Council",
    "editor": "Communications",
    "community_group": "Norrvang tenants",
}
EVIDENCE_YEARS = 10


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="How many processes answer; one a core.")
@click.option("--no-serve", is_flag=True, help="Only make the workspace.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON on standard output.")
def demo(folder: Path, host: str, port: int, workers: int | None, no_serve: bool, as_json: bool) -> None:
    """Make a workspace in FOLDER with records of Dutch and other cities and one worked case, and serve it.

    What is in FOLDER from an earlier time is used again. Everything here is public or invented.
    """
    from ombud.cli.serve import ensure_free, listen

    if not no_serve:
        ensure_free(host, port)
    os.environ.pop("OMBUD_DATABASE_URL", None)  # a demonstration never touches a city's own database
    os.environ["OMBUD_CITY"] = CITY
    os.environ.setdefault("OMBUD_SECOND_FACTOR", "0")  # everything here is public or invented
    accounts = _accounts(folder) or (made(folder) if no_serve else _made_apart(folder))
    _tell(folder, accounts, as_json)
    if not no_serve:
        from ombud.cli.init import prepared

        prepared(folder)  # what an older Ombud made is brought up to date
        listen(host, port, workers, lambda address: click.echo(f"Ombud is at {address} (Ctrl-C stops it)."))


def _accounts(folder: Path) -> dict[str, str]:
    """Who can sign in to the demonstration that is there; nobody if there is none."""
    ready = folder / READY
    if ready.is_file() and (folder / DATABASE).is_file():
        return dict(json.loads(ready.read_text("utf-8"))["accounts"])
    if folder.exists() and any(folder.iterdir()):
        raise CannotRun("There is something in this folder, and no demonstration", str(folder), "name another folder")
    return {}


def _made_apart(folder: Path) -> dict[str, str]:
    """Make the demonstration in a process of its own: where a workspace is can be told to Django once in a process."""
    call = [sys.executable, "-m", "ombud.cli.main", "demo", str(folder), "--no-serve", "--json"]
    done = subprocess.run(call, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  (it is ourselves)
    if done.returncode:
        raise click.exceptions.Exit(done.returncode)  # it has said why
    return _accounts(folder)


def made(folder: Path) -> dict[str, str]:
    """Make the demonstration beside its place and put it there when it is whole; its accounts."""
    click.echo("Making the demonstration; this takes a minute, once.", err=True)
    building = folder.absolute().with_name(f".{folder.absolute().name}-being-made")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True, mode=0o700)
    try:
        accounts = _filled(building)
        (building / READY).write_text(json.dumps({"demo": True, "accounts": accounts}, indent=1) + "\n")
        (building / READY).chmod(0o600)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return accounts


def _filled(folder: Path) -> dict[str, str]:
    from ombud.cli.init import prepared
    from ombud.cli.serve import close_connections

    prepared(folder)
    _bring_records()
    _bring_lamp_posts(folder)
    _bring_workshops()
    _bring_measured(folder)
    accounts = _sign_up()
    close_connections()
    return accounts


def _bring_records() -> None:
    from ombud.cli.importing import brought
    from ombud.demo import records

    with TemporaryDirectory(prefix="ombud-demo-") as name:
        for paths in records.unwrapped(Path(name)):
            told = brought(paths, look_over=False)
            click.echo(f"  {told['records']} records from {told['file']}", err=True)


def _bring_lamp_posts(folder: Path) -> None:
    """The worked case, and the three papers that it rests on, which everyone may see."""
    from django.utils import timezone

    from ombud.demo import lamp_posts
    from ombud.evidence.store import Store
    from ombud.web import log

    today = timezone.localdate()
    store = Store(folder / "evidence")
    for paper in lamp_posts.papers():
        store.keep(
            paper, purpose="To show what the worked case rests on", until=today + timedelta(days=365 * EVIDENCE_YEARS),
            seen_by=("public",), name=paper.name, media_type="text/plain", today=today, case=lamp_posts.CASE,
        )
    log.append(lamp_posts.CASE, lamp_posts.drafts(), timezone.now())


def _bring_workshops() -> None:
    """One workshop that was held, with what was said and answered, and one to come."""
    from django.utils import timezone

    from ombud.demo import workshops

    workshops.bring(timezone.now())


def _bring_measured(folder: Path) -> None:
    """What was measured beforehand: its file as evidence that everyone may see, its figures as statements."""
    from django.utils import timezone

    from ombud.demo import measured
    from ombud.evidence.store import Store
    from ombud.web import log, passing

    today = timezone.localdate()
    for one in measured.carried():
        Store(folder / "evidence").keep(
            one.path, purpose="What was measured: the answer, and every table", name="measured.zip",
            until=today + timedelta(days=365 * EVIDENCE_YEARS), seen_by=("public",), media_type="application/zip",
            today=today, case=one.case,
        )  # fmt: skip
        log.append(one.case, one.statements(), timezone.now())
    passing.pass_over_all(today)


def _sign_up() -> dict[str, str]:
    """One account for each of some roles, with one password for all, made now."""
    from ombud.cli.people import made as account

    password = "-".join(secrets.token_hex(2) for _ in range(4))
    for role, office in OFFICES.items():
        account(_email(role), password, (role,), office, "")
    return {_email(role): password for role in OFFICES}


def _email(role: str) -> str:
    return f"{role.replace('_', '-')}@example.org"


def _tell(folder: Path, accounts: Mapping[str, str], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"workspace": str(folder), "accounts": accounts}))
        return
    click.echo(f"The demonstration is in {folder}. Sign in at /account/login/ as one of")
    for email in accounts:
        click.echo(f"  {email}")
    click.echo(f"with the password  {next(iter(accounts.values()), '')}")
    click.echo("No second step is asked for in a demonstration; in real use roles that can do lasting harm need one.")

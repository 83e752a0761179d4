"""`ombud people`: who may sign in to a workspace. The first account is made here; the others on the pages too."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, WrongUse
from ombud.cli.workspace import data_option


@click.group()
def people() -> None:
    """Add an account, or list who has one."""


@people.command("add")
@click.argument("email")
@click.option("--role", "roles", multiple=True, help="A role this person holds in every case; can be given again.")
@click.option("--office", default="", help="The office they work in, such as Street Works.")
@click.option("--name", default="", help="What to call them; shown to nobody outside.")
@click.option("--password", help="Their password. Without it one is made and printed once.", envvar="OMBUD_PASSWORD")
@data_option
@json_option
def add(
    email: str, roles: tuple[str, ...], office: str, name: str, password: str | None, data: Path, as_json: bool
) -> None:
    """Make an account for EMAIL."""
    from ombud.cli.workspace import opened

    opened(data)
    chosen = password or secrets.token_urlsafe(12)
    made(email, chosen, known(roles), office, name)
    if as_json:
        click.echo(json.dumps({"email": email, "roles": roles, "password": None if password else chosen}))
        return
    click.echo(f"{email} can sign in{f' as {chr(44).join(roles)}' if roles else ', with no role yet'}.")
    if not password:
        click.echo(f"Password: {chosen}   (it is shown this once)")


@people.command("list")
@data_option
@json_option
def list_(data: Path, as_json: bool) -> None:
    """Who can sign in, with their roles."""
    from ombud.cli.workspace import opened

    opened(data)
    from ombud.web.models import Person

    everyone: list[dict[str, Any]] = [
        {
            "email": person.email,
            "office": person.office,
            "active": person.is_active,
            "roles": [f"{grant.role} in {grant.case}" if grant.case else grant.role for grant in person.grants.all()],
        }
        for person in Person.objects.order_by("email").prefetch_related("grants")
    ]
    if as_json:
        click.echo(json.dumps(everyone))
        return
    for one in everyone:
        roles = ", ".join(one["roles"]) or "no role"
        click.echo(f"{one['email']}  {one['office']}  {roles}{'' if one['active'] else '  (closed)'}")


def known(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles as they were given, if all of them are roles that a person can hold."""
    from ombud.people.roles import GIVEN

    can_be = [str(role) for role in GIVEN]
    if wrong := [role for role in roles if role not in can_be]:
        raise WrongUse(f"There is no role {wrong[0]}", "--role", f"choose among {', '.join(can_be)}")
    return roles


def made(email: str, password: str, roles: tuple[str, ...], office: str, name: str) -> None:
    """Make the account and its grants in one step."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import IntegrityError, transaction

    from ombud.web.models import Grant, Person

    try:
        validate_email(email)
    except ValidationError:
        raise WrongUse("This is no e-mail address", email, "write it as name@example.org") from None
    try:
        validate_password(password)
    except ValidationError as weak:
        raise WrongUse(" ".join(weak.messages), "--password", "choose another, or leave it out") from None
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email, password, name=name, office=office)
            Grant.objects.bulk_create(Grant(person=person, role=role) for role in roles)
    except IntegrityError:
        raise CannotRun("There is an account with this address already", email, "see: ombud people list") from None

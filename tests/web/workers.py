"""Who works in the tests of the workspace: people with a role, signed in, and the case that everyone knows."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client

from ombud.asked.entries import Alternative, Opening, Raiser, Sort
from ombud.ledger.entry import Body, Draft, Entry
from ombud.people.roles import Role
from ombud.web import log
from ombud.web.models import Grant, Person

PASSWORD = "three odd lamp posts"
LAMPS = "street-lighting"
OPENING = Opening(
    title="Street lighting in Rosengård", problem="The path by the school is dark in winter.",
    raised_by=Raiser.RESIDENTS, where="Rosengård", since="The winter of 2023", tried="New bulbs, which went out again.",
)  # fmt: skip
BULBS = Alternative(name="LED bulbs", sort=Sort.NON_DIGITAL, what="New bulbs in the old lamps.")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OFFICES = {
    Role.OFFICER: "Head of Street Works",
    Role.DATA_PROTECTION: "Data Protection",
    Role.PROCUREMENT: "Procurement",
    Role.COUNCIL: "The City Council",
}


def a_case(*said: Body, slug: str = LAMPS, role: str = "officer") -> tuple[Entry, ...]:
    """A case in the log in which this was said; without anything, the opening of the lamp posts."""
    return log.append(slug, [Draft(body, role, NOON, OFFICES.get(Role(role), "")) for body in said or (OPENING,)])


def person(role: Role | None, case: str | None = None, email: str = "", password: str | None = None) -> Person:
    """Somebody with this role, in one case or in all. Without a password nobody signs in as them, which is quick."""
    name = email or f"{role or 'nobody'}.{case or 'all'}@malmo.example"
    made = Person.objects.create_user(name, password, office=OFFICES.get(role, "") if role else "")
    if role:
        Grant.objects.create(person=made, role=role.value, case=case)
    return made


def signed_in(role: Role | None, case: str | None = None) -> Client:
    """A browser in which somebody with this role has signed in."""
    client = Client()
    client.force_login(person(role, case))
    return client

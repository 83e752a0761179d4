"""Workshops for the tests: one to come, one that is over, and what people wrote afterwards."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone

from ombud.people.roles import Role
from ombud.web.meeting_models import Contribution, Workshop
from ombud.web.meetings import codes
from tests.web.workers import OFFICES, person

ZONE = "Europe/Stockholm"
STREETS = "whose-street-is-it"


def at(days: int, hour: int = 17) -> datetime:
    """This hour by the clock of Malmö, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime.combine(day, time(hour, 30), ZoneInfo(ZONE))


def a_workshop(days: int = 14, seats: int = 10, **more: Any) -> Workshop:
    """A workshop of Street Works in so many days; the discussion closes three weeks after it."""
    starts = at(days)
    given: dict[str, Any] = {
        "slug": STREETS, "module": 2, "title": "Whose street is it?", "language": "en",
        "office": OFFICES[Role.OFFICER], "role": "officer", "starts": starts, "zone": ZONE, "minutes": 90,
        "place": "The library, Norra gatan 1", "step_free": "The door on the yard; the lift to floor 2.",
        "languages": ["svenska", "العربية"], "seats": seats, "offered": "Child care and 300 kronor.",
        "contact": "The Street Works desk, 0400-00", "sign_up_until": starts - timedelta(days=1),
        "discussion_until": starts.date() + timedelta(days=21),
    }  # fmt: skip
    return Workshop.objects.create(**given | more)


def said(workshop: Workshop, words: str, state: str = "shown", **more: Any) -> tuple[Contribution, str]:
    """A contribution in this state, with its code."""
    code = codes.new()
    made = workshop.contributions.create(
        code=codes.kept(code), words=words, state=state, made=timezone.now(),
        **{"language": "en", "decided": None if state == "waiting" else timezone.now(), "decided_by": "editor", **more},
    )  # fmt: skip
    return made, code


def official(role: Role = Role.OFFICER, office: str = "", email: str = "") -> Client:
    """Somebody with this role in every case, signed in; in the name of the office that the role has, or of another."""
    who = person(role, None, email)
    if office:
        who.office = office
        who.save()
    client = Client()
    client.force_login(who)
    return client


def sent(client: Client, address: str, **typed: str) -> tuple[int, str]:
    """Open a form, fill it in as a browser would, with everything hidden that it holds, and send it."""
    page = client.get(address)
    assert page.status_code == 200, address
    answer = client.post(address, {**hidden(page.content.decode()), **typed})
    return answer.status_code, answer.content.decode()


def hidden(html: str) -> dict[str, str]:
    """What a form holds that nobody sees, such as its slip."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html.partition("<main")[2])
    return {name: unescape(value) for name, value in found}


def code_in(html: str) -> str:
    """The code that a page shows."""
    (code,) = re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", html)
    return str(code)

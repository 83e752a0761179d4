"""Contacts for tests: the vendors and offices of the lamp posts, all of them invented."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from ombud.held.contacts.met import Met, Offer
from ombud.held.entries_contacts import Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage

NEED, TENDER = date(2026, 3, 1), date(2026, 6, 15)


def met(on: str, vendor: str = "Lumenia AB", **more: object) -> Met:
    return Met(on=date.fromisoformat(on), vendor=vendor, **more)  # type: ignore[arg-type]


def mets() -> st.SearchStrategy[list[Met]]:
    """Registers in which names meet, some hours and some days are not told."""
    days = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(n))
    one = st.builds(
        Met,
        on=days,
        vendor=st.sampled_from(["Lumenia AB", "lumenia  ab", "Kollvik Data AB", ""]),
        office=st.sampled_from(["Street Works", "Mayor's office", ""]),
        circle=st.sampled_from(["Staff", ""]),
        doors=st.lists(st.sampled_from(list(Door)[:3]), max_size=2, unique=True).map(tuple),
        topics=st.lists(st.sampled_from(["lamps", "counting"]), max_size=2, unique=True).map(tuple),
        case=st.sampled_from(["Lamp posts", "Cameras", ""]),
        stage=st.sampled_from(Stage),
        offers=st.lists(st.sampled_from(Offer), max_size=2, unique=True).map(tuple),
        hours=st.none() | st.integers(0, 80).map(lambda n: n / 4),
        replied=st.sampled_from(Said),
        published=st.none() | days,
    )
    return st.lists(one, max_size=12)

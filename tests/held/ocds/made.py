"""Releases made small for tests, and where the shared files of open contracting data are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ombud.formats.ocdsorder import Ordered
from ombud.formats.ocdsprocess import Unclear, processes
from ombud.held.ocds.bought import Bought, Mine, bought
from ombud.held.ocds.process import Award, Contract, Match, Money, Party, Process

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "contracts" / "ocds"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files of open contracting data are not there")
TODAY = date(2026, 11, 27)
Json = dict[str, Any]


def nothing(*_: object) -> None:
    """Is told how far it has come, and does nothing."""


def judged(*paths: Path, today: date = TODAY, mine: Mine | None = None, scheme: str = "") -> Bought:
    """Files, read and judged."""
    ordered = Ordered()
    try:
        for path in paths:
            ordered.take(path, nothing)
        return bought(processes(ordered.stories(), ordered.register, Unclear(), scheme), today, mine=mine)
    finally:
        ordered.close()


def told(folder: Path, *documents: Any, name: str = "made.jsonl") -> Path:
    """Documents as JSON Lines."""
    path = folder / name
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
    return path


def release(ocid: str, day: str, **fields: Any) -> Json:
    """A release of one day."""
    return {"ocid": ocid, "id": f"{ocid} {day}", "date": f"{day}T09:00:00Z", "tag": ["contract"], **fields}


def signed(ocid: str, day: str, amount: float, ends: str = "2027-01-01", **more: Any) -> Json:
    """A release in which the city of Malmö has a contract with Acme."""
    contract = {
        "id": "1", "awardID": "1", "title": "Lamp posts", "status": "active",
        "value": {"amount": amount, "currency": "SEK"},
        "period": {"startDate": "2025-01-01T00:00:00Z", "endDate": f"{ends}T00:00:00Z"}, **more,
    }  # fmt: skip
    award = {"id": "1", "status": "active", "suppliers": [{"name": "Acme AB"}]}
    return release(ocid, day, buyer={"name": "Malmö"}, awards=[award], contracts=[contract])


def party(name: str) -> Party:
    return Party(f"name {name}", name, Match.NAME)


def sale(ocid: str, buyer: str, vendor: str, amount: float | None = 1.0, currency: str = "SEK", **more: Any) -> Process:
    """A process in which a buyer bought of a vendor."""
    value = None if amount is None else Money(amount, currency)
    return Process(ocid, party(buyer), awards=(Award("1", "active", (party(vendor),), value),), **more)


def contract(*worths: float, ends: tuple[str, ...] = (), starts: str = "", **more: Any) -> Contract:
    """A contract with the values that it had, in SEK."""
    money = tuple(Money(one, "SEK") for one in worths)
    days = tuple(date.fromisoformat(one) for one in ends)
    first = date.fromisoformat(starts) if starts else None
    return Contract("1", "1", "Lamp posts", "active", money, first, days, **more)

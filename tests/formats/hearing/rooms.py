"""Tables of attendance and population for tests, written in one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ombud.casefile.hearing.heard import Heard
from ombud.formats.hearing.room import room

TODAY = date(2026, 6, 1)
PEOPLE = """reference,trait,group,area,people,as of,source
residents,age,18-29,,20000,2025-01-01,Population register
residents,age,30-64,,50000,2025-01-01,Population register
residents,age,65+,,30000,2025-01-01,Population register
"""
CAME = """step,event,date,trait,group,area,count
came,Hall,2026-02-01,age,18-29,,10
came,Hall,2026-02-01,age,30-64,,90
came,Hall,2026-02-01,age,65+,,100
"""


def silent(*_: object) -> None:
    """Progress that nobody listens to."""


def computed(folder: Path, came: str = CAME, *people: str, **options: object) -> Heard:
    """The answer to two tables given as text."""
    attendance = folder / "came.csv"
    attendance.write_text(came, "utf-8")
    populations = []
    for number, text in enumerate(people or (PEOPLE,)):
        populations.append(folder / f"people{number}.csv")
        populations[-1].write_text(text, "utf-8")
    asked: dict[str, object] = {"what": "The buses", "place": "Rosengård", "today": TODAY, "told": silent, **options}
    return room(attendance, populations, **asked)  # type: ignore[arg-type]

"""Plans and certificates for tests, as a run would have made them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ombud.held.entries import Ending
from ombud.held.stores.certificate import Certificate, checks, copies, remaining
from ombud.held.stores.life import life
from ombud.held.stores.plan import Counted, Declared, Plan, Planned
from ombud.held.stores.rule import Backup

MOMENT = datetime(2026, 9, 1, 10, tzinfo=UTC)
ENDED = datetime(2026, 9, 2, 10, tzinfo=UTC)
CUTOFF = datetime(2026, 2, 28, 23, tzinfo=UTC)
BACKUPS = (Backup("the nightly dump", life("P35D")), Backup("the tape", life("P3M")))


def declared(name: str = "Plate readings", kept: str = "P6M") -> Declared:
    return Declared(
        name=name, rule="Deleted six months after the reading", kept=kept, start="the reading", method=Ending.DELETE,
        zone="Europe/Stockholm", earliest=date(1970, 1, 2),
    )  # fmt: skip


def counted(
    records: int = 100, expired: int = 40, undated: int = 0, held: int = 0, oldest: date | None = date(2024, 9, 1)
) -> Counted:
    days = {"first": oldest, "last": date(2026, 2, 28)} if expired else {}
    return Counted(records=records, expired=expired, size=9 * expired, held=held, undated=undated, doubtful=0, ahead=0,
                   oldest=oldest, **days)  # fmt: skip


def plan(*items: tuple[str, Counted], moment: datetime = MOMENT) -> Plan:
    told = tuple(
        Planned(declared=declared(name), store="postgres", structure="0" * 64, cutoff=CUTOFF, found=found)
        for name, found in items or (("Plate readings", counted()),)
    )
    return Plan(what="Plate cameras", city="Example", moment=moment, version="1", rules="1" * 64, items=told)


def certificate(
    name: str = "Plate readings",
    gone: int = 40,
    left: int = 0,
    undated: int = 0,
    backups: tuple[Backup, ...] | None = BACKUPS,
    of: Plan | None = None,
) -> Certificate:
    before = counted()
    after = counted(100 - gone, left, undated, oldest=date(2026, 4, 1))
    return Certificate(
        what="Plate cameras", city="Example", declared=declared(name), store="postgres", moment=MOMENT,
        cutoff=CUTOFF, began=ENDED, ended=ENDED, looked=ENDED, gone=gone, size=before.size,
        first=before.first, last=before.last, remaining=remaining(after),
        checks=checks(before, gone, date(2026, 2, 28), 0, after, left, date(2026, 3, 1), Ending.DELETE),
        copies=copies(backups, ENDED.date()), plan=(of or plan()).mark, structure="0" * 64, version="1",
    )  # fmt: skip

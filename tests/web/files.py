"""Case files for the tests of the public pages: the lamp posts, a record from elsewhere, and one that says little."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ombud.answered.entries import LegalBasis, Staged, Withdrawal
from ombud.asked.entries import Opening, Purpose, Raiser, Record
from ombud.demo import lamp_posts
from ombud.ledger.entry import Body, Cite, Draft, Entry, Unread
from ombud.ledger.stage import Stage
from ombud.web import log

NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)
CAMERAS = "scan-cars"
NEARLY_NOTHING = "crowd-count"


def everything() -> None:
    """All three case files."""
    worked_example()
    record_from_elsewhere()
    nearly_nothing()


def worked_example() -> tuple[Entry, ...]:
    return log.append(lamp_posts.CASE, lamp_posts.drafts(), NOON)


def record_from_elsewhere() -> tuple[Entry, ...]:
    """A Dutch record whose purpose changed, and with a statement that was taken back."""
    record = Record(
        title="Scanauto’s",
        organisation="Gemeente Voorbeeld",
        register_name="Algoritmeregister",
        record_id="123",
        url="https://register.example/123",
        language="nl",
    )
    first = Purpose(text="Controleren of voor een geparkeerde auto is betaald.")
    later = Purpose(text="Controleren of voor een geparkeerde auto is betaald en of afval verkeerd staat.")
    return said(
        CAMERAS,
        record,
        Staged(stage=Stage.RUNNING),
        first,
        LegalBasis(text="Gemeentewet, artikel 225"),
        later,
        LegalBasis(text="See <b>here</b> & there"),
        Withdrawal(entry=5, reason="It was written in the wrong case."),
        replaces={4: 2},
        role="register",
    )


def nearly_nothing() -> tuple[Entry, ...]:
    opening = Opening(title="Counting the crowd", problem="The square is full on Fridays.", raised_by=Raiser.OFFICIALS)
    return said(NEARLY_NOTHING, opening)


def said(
    case: str, *bodies: Body | Unread, replaces: dict[int, int] | None = None, role: str = "officer", url: str = ""
) -> tuple[Entry, ...]:
    """A case in which this was said, an hour apart, each statement citing a page."""
    drafts = [
        Draft(
            body,
            role,
            NOON + timedelta(hours=hour),
            "Street Works",
            (replaces or {}).get(hour),
            (Cite(sha256="ab" * 32, where=f"page {hour}", url=url),),
        )
        for hour, body in enumerate(bodies)
    ]
    return log.append(case, drafts, NOON)

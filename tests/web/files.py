"""Case files for the tests of the public pages: the lamp posts, a record from elsewhere, little said, one measured."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from ombud.answered.entries import LegalBasis, Staged, Withdrawal
from ombud.answered.entries_replies import Answer, OfficeReply
from ombud.asked.entries import Opening, Purpose, Raiser, Record
from ombud.casefile import remeasured
from ombud.casefile.citywide import CITY
from ombud.casefile.measured import Measured
from ombud.casefile.read import fold
from ombud.demo import lamp_posts
from ombud.demo.measured import heard, held
from ombud.formats import measuredfile
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.held.entries import Challenge, Clause, Component, Dependency, Line, Mark, Reading
from ombud.held.entries_contacts import ChallengeTerms, Contact
from ombud.ledger.entry import Body, Cite, Draft, Entry, Said, Unread
from ombud.ledger.stage import Stage
from ombud.web import log
from tests.web import measured, media
from tests.web.gatherings import a_workshop
from tests.web.gatherings import said as wrote

NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)
CAMERAS = "scan-cars"
NEARLY_NOTHING = "crowd-count"
BENCHES = "benches"


def everything() -> None:
    """All four case files."""
    worked_example()
    record_from_elsewhere()
    nearly_nothing()
    something_measured()


def every_page() -> None:
    """All four, a case of each sort of what was heard and of who holds it, a workshop: every kind of public page."""
    everything()
    for sort in Sort:
        something_heard(sort)
    for sort in HeldSort:
        something_held(sort)
    open_to_answers()
    media.offered()
    workshop = a_workshop(-10, discussion_until=NOON.date())
    wrote(workshop, "We walk along the road.")
    wrote(workshop, "نمشي على الطريق", language="ar")
    wrote(workshop, "", "removed", rule="person")
    a_workshop(14, slug="to-come")
    an_office_answers()


def an_office_answers() -> tuple[Entry, ...]:
    """What an office says to a recommendation, for the city as a whole, and what it said before."""
    first = OfficeReply(to="know-the-place", answer=Answer.UNKNOWN, because="We have not looked into it yet.")
    later = OfficeReply(to="know-the-place", answer=Answer.WILL, because="We walk there.", due=NOON.date(), who="Parks")
    return said(CITY, first, later, replaces={1: 0})


def open_to_answers() -> tuple[Entry, ...]:
    """A problem opened as a challenge, the parts that the city keeps and buys, and a contract that a person read."""
    opened = Challenge(
        problem="The square is dark after six.",
        conditions="Nobody is filmed.",
        non_digital=Said.YES,
        opens=NOON.date(),
        closes=NOON.date() + timedelta(days=60),
    )
    terms = ChallengeTerms(problem=opened.problem, judged="By walks with residents.", decides="The council.")
    kept = Component(name="The login", mark=Mark.KEEP, never_outsource=Said.YES, why="It is who people are.")
    lamps = Dependency(system="Lamps", vendor="Lumen Ltd", contract="Lamp contract", skill_in_house="nobody")
    read = Clause(contract="Lamp contract", line=Line.RIGHTS, reading=Reading.CROSSED, quote="All rights are ours.")
    met = Contact(vendor="Lumen Ltd", on=NOON.date(), office="Street Works", topic="lamps", hours=2)
    return said("dark-square", Opening(title="The dark square", problem=opened.problem, raised_by=Raiser.RESIDENTS),
                opened, terms, kept, Component(name="Lamps", mark=Mark.BUY), lamps, met, read)  # fmt: skip


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


def something_measured(
    document: Measured | None = None, case: str = BENCHES, *, example: bool = True, sha256: str = ""
) -> tuple[Entry, ...]:
    """A case in which benches were counted: its opening, the measurement, and the figures that came with it.

    ``sha256`` is cited in place of that of the document, which is then not kept.
    """
    opening = Opening(title="Benches", problem="The old cannot rest.", raised_by=Raiser.RESIDENTS, example=example)
    return (*said(case, opening), *measure(document or measured.document(), case, sha256))


def something_heard(sort: Sort) -> tuple[Entry, ...]:
    """A case in which people were heard: its opening, what was computed of it, and the figures that came with it."""
    return _computed(f"heard-{sort.value}", heard(f"{sort.value}.zip"))


def something_held(sort: HeldSort) -> tuple[Entry, ...]:
    """A case about who holds it: its opening, what was computed, and the figures that came with it."""
    return _computed(f"held-{sort.value}", held(f"{sort.value}.zip"))


def _computed(case: str, file: Path) -> tuple[Entry, ...]:
    opening = Opening(title="Light", problem="It is dark.", raised_by=Raiser.RESIDENTS, example=True)
    opened = said(case, opening)
    sha256 = measured.keep(file.read_bytes(), timezone.localdate(), case=case)
    document, says = measuredfile.opened(file), measuredfile.says(file)
    drafts = remeasured.drafts(document, says, sha256, fold(case, opened), "officer", "Parks", NOON + timedelta(days=1))
    return (*opened, *log.append(case, drafts, NOON))


def measure(document: Measured, case: str = BENCHES, sha256: str = "") -> tuple[Entry, ...]:
    """Measure a case, for the first time or again: the file is kept, and what it says is sealed."""
    cited = sha256 or measured.keep(measured.packed(document), timezone.localdate(), case=case)
    stack = fold(case, log.entries(case))
    return log.append(case, measured.said(document, cited, stack, NOON + timedelta(days=len(stack))), NOON)


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

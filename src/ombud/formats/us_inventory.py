"""The inventory of AI use cases of US federal agencies, one row a use case, with headings of several years."""

from __future__ import annotations

import re
from datetime import date

from ombud.answered.entries import Assessed, Assessment, Competence, Staged
from ombud.formats import ways
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.mapping import carry, known
from ombud.formats.naming import item_name
from ombud.formats.reading import CaseDraft, Reading
from ombud.formats.records import Records, Told
from ombud.formats.safe import Source
from ombud.formats.slugs import Slugs
from ombud.formats.tables import beginning, best
from ombud.heard.entries import Activity
from ombud.held.entries import Item, Personal, Supplier
from ombud.ledger.entry import Said

NAME = "US federal AI inventory"
REGISTER = "US federal AI use case inventory"
TABLE = "us_inventory"
LEAST = 5  # known headings before a table is taken for this inventory
PII = "Personally identifiable information (PII) that is maintained by the agency"
# Questions answered by yes, no or a choice, and the assessment that they ask about.
ASSESSMENTS = {
    "hi_assessment_completed": (Assessed.AIA, "AI impact assessment"),
    "hi_testing_conducted": (Assessed.OTHER, "Pre-deployment testing"),
    "hi_independent_review": (Assessed.OTHER, "Independent review"),
}
_CONSULTED = re.compile(r"usability testing|feedback and comments|hearings? or meetings?", re.I)


def can_read(head: bytes, name: str) -> bool:
    """Whether the headings are this inventory's."""
    if head.lstrip()[:1] in (b"{", b"["):
        return b'"use_case_name"' in head and b'"development_stage"' in head
    _, found = best(beginning(head), _field)
    return len(found) >= LEAST and "use_case_name" in found and bool(found & {"problem_solved", "development_stage"})


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every use case of the file, one case each."""
    tally, slugs, cases = Tally(), Slugs(), []
    records = Records(source, _field, LEAST, title="use_case_name", number="id")
    for told in records.read(progress):
        scope = told.words("id") or f"{_organisation(told)} {told.words('use_case_name')}".strip()
        clerk = Clerk(source.sha256, scoped("use case", scope), midnight(today), tally)
        cases.append(_case(clerk, slugs, told))
    return reading(NAME, source, cases, tally, records.notes())


def _field(heading: str) -> str | None:
    return known(TABLE, heading)


def _organisation(told: Told) -> str:
    """The agency with its bureau, each once."""
    parts = (told.words("agency"), told.words("agency_bureau"))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _case(clerk: Clerk, slugs: Slugs, told: Told) -> CaseDraft:
    title, organisation = told.words("use_case_name"), _organisation(told)
    carry(clerk, told.values, TABLE)
    _stage(clerk, told)
    _supplier(clerk, told)
    _items(clerk, told)
    _assessments(clerk, told)
    _people(clerk, told)
    clerk.office("contact_email", told.values.get("contact_email"), organisation)
    told.leave_others(clerk)
    clerk.record(
        title=title, organisation=organisation, register_name=REGISTER, record_id=told.words("id"), language="en"
    )
    return case(slugs, clerk, "us", told.words("id"), title, organisation)


def _stage(clerk: Clerk, told: Told) -> None:
    words, since = told.words("development_stage"), clerk.words("operational_date", told.words("operational_date"))
    if words:
        names = ["development_stage", *(["operational_date"] if since else [])]
        clerk.write(Staged, names, stage=ways.stage(words), since=since, said_as=words)
    elif since:
        clerk.leave("operational_date")


def _supplier(clerk: Clerk, told: Told) -> None:
    """A vendor that is named. "Developed in-house" alone does not say that no vendor is part of it."""
    vendor, how = clerk.words("vendor_name", told.words("vendor_name")), told.words("contracting_usage")
    if vendor:
        names = ["vendor_name", *(["contracting_usage"] if how else [])]
        clerk.write(Supplier, names, name=vendor, supplies=how)
    elif how:
        clerk.leave("contracting_usage")


def _items(clerk: Clerk, told: Told) -> None:
    """An item if the data are named, or if it is said that personal data are kept. No end is ever made up."""
    name = item_name(clerk.words("data_description", told.words("data_description")))
    pii = ways.said(told.words("has_pii"))
    personal = {Said.YES: Personal.IDENTIFIABLE, Said.NO: Personal.NONE, Said.UNSAID: Personal.UNSAID}[pii]
    if name:
        names = ["data_description", *(["has_pii"] if pii is not Said.UNSAID else [])]
        clerk.write(Item, names, name=name, personal=personal)
    elif pii is Said.YES:
        clerk.write(Item, "has_pii", name=PII, personal=personal)
    elif told.words("has_pii"):
        clerk.leave("has_pii")


def _assessments(clerk: Clerk, told: Told) -> None:
    for field, (sort, name) in ASSESSMENTS.items():
        if words := clerk.words(field, told.words(field)):
            clerk.write(Assessment, field, sort=sort, name=name, done=ways.said(words), level=words)
    if link := clerk.words("pia_url", told.words("pia_url")):
        is_link = link.lower().startswith(("http://", "https://", "www."))
        done, published, level = (Said.YES, link, "") if is_link else (ways.said(link), "", link)
        name = "Privacy Impact Assessment (PIA)"
        clerk.write(Assessment, "pia_url", sort=Assessed.DPIA, name=name, done=done, published=published, level=level)


def _people(clerk: Clerk, told: Told) -> None:
    if training := clerk.words("hi_training_established", told.words("hi_training_established")):
        clerk.write(Competence, "hi_training_established", need="Training for operators of the AI", training=training)
    asked = clerk.words("hi_public_consultation", told.words("hi_public_consultation"))
    steps = [step.strip() for step in re.split(r"[;\n]|,\s*(?=[a-z]\))", asked) if _CONSULTED.search(step)]
    for step in steps:
        clerk.write(Activity, "hi_public_consultation", name=step)
    if asked and not steps:
        clerk.leave("hi_public_consultation")

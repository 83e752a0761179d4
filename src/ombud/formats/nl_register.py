"""The Dutch Algoritmeregister in full: records of the first years, of version 1.0 and of the publication standard."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from ombud.answered.entries import Assessed, Assessment, LegalBasis, Staged, Sunset
from ombud.formats import ways
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.mapping import carry, known
from ombud.formats.naming import LONGEST, item_name
from ombud.formats.reading import CaseDraft, Reading
from ombud.formats.records import Records, Told
from ombud.formats.safe import Source
from ombud.formats.slugs import Slugs
from ombud.formats.tables import beginning, best
from ombud.formats.texts import is_unsaid, plain
from ombud.held.entries import Item
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage

NAME = "Dutch Algoritmeregister"
REGISTER = "Algoritmeregister"
TABLE = "nl_register"
LEAST = 5  # known columns before a table is taken for this register
_LANGUAGES = {"nld": "nl", "nederlands": "nl", "dut": "nl", "nl": "nl", "eng": "en", "engels": "en", "en": "en"}
_TELLING = (b'"goal"', b'"purpose_and_impact"', b'"proportionality"', b'"considerations"', b'"publication_category"')
_KINDS = (
    (re.compile(r"\bdpia\b|data protection|privacy|gegevensbescherming", re.I), Assessed.DPIA),
    (re.compile(r"\biama\b|\bfraia\b|mensenrechten|human rights", re.I), Assessed.RIGHTS),
    (re.compile(r"ethi|\bdeda\b|z-inspection|bijsluiter|uthiek", re.I), Assessed.ETHICS),
    (re.compile(r"\baiia\b|impact assess?ment|algorit", re.I), Assessed.AIA),
)


def can_read(head: bytes, name: str) -> bool:
    """Whether the fields, or the headings of a table, are this register's."""
    if head.lstrip()[:1] in (b"{", b"["):
        return b'"description_short"' in head and any(word in head for word in _TELLING)
    _, found = best(beginning(head), _field)
    return len(found) >= LEAST and {"name", "organization", "description_short"} <= found


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every record of a JSON or CSV file, one case each."""
    tally, slugs, cases = Tally(), Slugs(), []
    records = Records(source, _field, LEAST, title="name", number="id")
    for told in records.read(progress):
        scope = told.words("id") or f"{told.words('organization')} {told.words('name')}".strip()
        clerk = Clerk(source.sha256, scoped("algorithm", scope), midnight(today), tally)
        cases.append(_case(clerk, slugs, told))
    return reading(NAME, source, cases, tally, records.notes())


def _field(heading: str) -> str | None:
    return None if heading.startswith("_") else known(TABLE, heading)


def _case(clerk: Clerk, slugs: Slugs, told: Told) -> CaseDraft:
    organisation, title = told.words("organization"), told.words("name")
    carry(clerk, told.values, TABLE)
    _status(clerk, told)
    _legal_links(clerk, told)
    _items(clerk, told)
    _assessments(clerk, told)
    department = told.words("department")
    clerk.office("contact_email", told.values.get("contact_email"), department or organisation,
                 ("department",) if department else ())
    told.leave_others(clerk)
    summary = clerk.words("description_short", told.values.get("description_short"))
    clerk.record(
        title=title, organisation=organisation, register_name=REGISTER, record_id=told.words("id"),
        url=told.words("website", "url"), summary=summary,
        language=_LANGUAGES.get(told.words("lang").casefold(), told.words("lang")),
    )
    return case(slugs, clerk, "nl", told.words("id"), title, organisation)


def _status(clerk: Clerk, told: Told) -> None:
    status, end = told.words("status"), told.words("end_date")
    stage = ways.stage(status)
    since = end if stage is Stage.CLOSED and end else told.words("begin_date")
    if status:
        names = ["status", *(["end_date"] if since == end and end else ["begin_date"] if since else [])]
        clerk.write(Staged, names, stage=stage, since=since, said_as=status)
    elif since:
        clerk.leave("begin_date")
    if end and stage is not Stage.CLOSED:
        on = ways.day(end)
        clerk.write(Sunset, "end_date", on=on, rule="" if on else end)


def _legal_links(clerk: Clerk, told: Told) -> None:
    """Laws that are only linked are the legal basis where nothing else is said of it."""
    titles = _titles(told.values.get("lawful_basis_grouping"))
    if titles and not told.words("lawful_basis"):
        clerk.write(LegalBasis, "lawful_basis_grouping", text="\n".join(title for title, _ in titles))
    elif titles:
        clerk.leave("lawful_basis_grouping")


def _items(clerk: Clerk, told: Told) -> None:
    """An item of data for each source that is named; a description becomes one only if it names. No end is made up."""
    named = [title for title, _ in _titles(told.values.get("source_data_grouping"))]
    for title in named:
        clerk.write(Item, "source_data_grouping", name=title)
    described = clerk.words("source_data", told.values.get("source_data"))
    if described and not named and (name := item_name(described)):
        clerk.write(Item, "source_data", name=name)


def _assessments(clerk: Clerk, told: Told) -> None:
    for title, link in _titles(told.values.get("impacttoetsen_grouping")):
        told_sort = sort_of(title)
        clerk.write(Assessment, "impacttoetsen_grouping", name=title, sort=told_sort, done=Said.YES, published=link)
    for name, sort in (("impacttoetsen", None), ("dpia", Assessed.DPIA), ("iama", Assessed.RIGHTS)):
        text = plain(told.values.get(name))
        if not text:
            continue
        answer = ways.said(text)
        short = len(text) <= LONGEST and answer is Said.UNSAID and not is_unsaid(text)
        clerk.write(Assessment, name, sort=sort or sort_of(text), done=answer, name=text if short else "",
                    level="" if short or len(text) < 12 else text, published=told.words("impact_assessment_link"))


def sort_of(title: str) -> Assessed:
    """The sort of an assessment by its name; a name that tells nothing is of another sort."""
    return next((sort for pattern, sort in _KINDS if pattern.search(title)), Assessed.OTHER)


def _titles(value: Any) -> list[tuple[str, str]]:
    """Titles with their links: from a list of objects, from a list in JSON within a cell, or from plain words."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return [(plain(value), "")]
    parts = value if isinstance(value, list) else [value]
    told = [(part.get("title"), part.get("link")) if isinstance(part, dict) else (part, "") for part in parts]
    return [(plain(title), plain(link)) for title, link in told if plain(title) and not is_unsaid(plain(title))]

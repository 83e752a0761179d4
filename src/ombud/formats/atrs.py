"""The UK Algorithmic Transparency Recording Standard: a table or JSON by attribute names, or a page with headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ombud.answered.entries import Assessment, Competence, Staged, Story
from ombud.asked.entries import Alternative
from ombud.formats import ways
from ombud.formats.atrs_headings import heading_fields, told_under_headings
from ombud.formats.clerk import Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.mapping import carry, known
from ombud.formats.naming import LONGEST
from ombud.formats.nl_register import sort_of
from ombud.formats.reading import CaseDraft, Reading
from ombud.formats.records import Records, Told, is_json
from ombud.formats.safe import Source
from ombud.formats.slugs import Slugs
from ombud.formats.tables import beginning, best
from ombud.formats.texts import plain
from ombud.held.entries import Item, Supplier
from ombud.ledger.entry import Said

NAME = "UK ATRS"
REGISTER = "UK Algorithmic Transparency Recording Standard"
TABLE = "atrs"
LEAST = 5
ALTERNATIVES = {"alternatives_considered": "Alternatives considered", "previous_process": "Previous process"}
TELLING = {"alternatives_considered", "senior_responsible_owner", "human_decisions", "process_integration",
           "appeals_and_review", "data_access_and_storage", "required_training", "provided_information"}
_NOT_YET = re.compile(r"\b(?:will be|in progress|planned|to be|not yet|underway|being)\b", re.I)
_NUMBERED = re.compile(r"[\s_.*\[(]*(\d{1,2})?[\])*]*$")  # risk_name*, risk_name_2, risk_name[2]


def can_read(head: bytes, name: str) -> bool:
    """Whether at least two of the standard's telling attributes stand in it, as names or as headings."""
    if head.lstrip()[:1] in (b"{", b"["):
        return sum(f'"{attribute}'.encode() in head for attribute in TELLING) >= 2
    _, found = best(beginning(head), _field)
    if len(found) >= LEAST and len(found & TELLING) >= 2:
        return True
    under = heading_fields(head.decode("utf-8", "replace"))
    return len(under) >= LEAST and len(under & TELLING) >= 2


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """Every record of a table or JSON, or the one record of a page with headings."""
    tally, slugs, cases = Tally(), Slugs(), []
    _, found = best(beginning(source.head), _field)
    if is_json(source) or len(found) >= LEAST:
        records = Records(source, _one_of, LEAST, title="name", number="id")
        each, notes = records.read(progress), records.notes
    else:
        each, notes = iter([told_under_headings(source)]), lambda: source.notes
    for told in each:
        scope = told.words("id") or f"{told.words('organisation')} {told.words('name')}".strip()
        clerk = Clerk(source.sha256, scoped("tool", scope), midnight(today), tally)
        cases.append(_case(clerk, slugs, told))
    return reading(NAME, source, cases, tally, notes())


def _field(heading: str) -> str | None:
    return known(TABLE, _NUMBERED.sub("", heading)) or known(TABLE, heading)


def _one_of(heading: str) -> str | None:
    """The attribute, with its number behind it where the column is the second or a later of several."""
    field, number = _field(heading), _NUMBERED.search(heading)
    return f"{field}#{number[1]}" if field and number and number[1] and int(number[1]) > 1 else field


def several(values: Mapping[str, Any], *names: str) -> list[dict[str, str]]:
    """Attributes that repeat together: the first name with the first description, the second with the second."""
    columns = {name: _listed(values, name) for name in names}
    length = max(map(len, columns.values()), default=0)
    rows = [{name: column[n] if n < len(column) else "" for name, column in columns.items()} for n in range(length)]
    return [row for row in rows if any(row.values())]


def _listed(values: Mapping[str, Any], name: str) -> list[str]:
    value = values.get(name)
    found = list(map(plain, value)) if isinstance(value, list) else [plain(value)]
    numbers = [int(key.partition("#")[2]) for key in values if key.startswith(f"{name}#")]
    return found + [plain(values.get(f"{name}#{number}")) for number in range(2, max(numbers, default=1) + 1)]


def _case(clerk: Clerk, slugs: Slugs, told: Told) -> CaseDraft:
    title, organisation = told.words("name"), told.words("organisation")
    values = {**told.values, **{n: _listed(told.values, n) for n in ("source_data_description", "data_collection")}}
    values["risk_name"] = _risks(told)
    carry(clerk, values, TABLE)
    _description(clerk, told)
    _stage(clerk, told)
    _suppliers(clerk, told)
    _items(clerk, told)
    _assessments(clerk, told)
    role, team = told.words("senior_responsible_owner"), told.words("team")
    named = ["senior_responsible_owner"] if role else ["team"] if team else []
    clerk.office("contact_email", told.values.get("contact_email"), role or team or organisation, named,
                 unit=team if role else "")
    told.leave_others(clerk)
    clerk.record(
        title=title, organisation=organisation, register_name=REGISTER, record_id=told.words("id"),
        url=told.words("website"), summary=clerk.words("description", told.words("description")), language="en",
    )
    return case(slugs, clerk, "uk", told.words("id"), title, organisation)


def _description(clerk: Clerk, told: Told) -> None:
    if words := clerk.words("description", told.words("description")):
        clerk.write(Story, "description", plain=words)
    for field, name in ALTERNATIVES.items():
        if words := clerk.words(field, told.words(field)):
            clerk.write(Alternative, field, name=name, what=words)
    if words := clerk.words("required_training", told.words("required_training")):
        clerk.write(Competence, "required_training", need="Training of those who use the tool", training=words)


def _stage(clerk: Clerk, told: Told) -> None:
    if words := clerk.words("phase", told.words("phase")):
        short = words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
        clerk.write(Staged, "phase", stage=ways.stage(words), said_as=short)


def _suppliers(clerk: Clerk, told: Told) -> None:
    names = ("external_supplier", "external_supplier_role", "external_supplier_identifier")
    for row in several(told.values, *names):
        name, role, number = (clerk.words(field, row[field]) for field in names)
        if name:
            fields = [field for field in names if row[field]]
            clerk.write(Supplier, fields, name=name, supplies=role, number=number)
        else:
            for field in names[1:]:
                if row[field]:
                    clerk.leave(field)


def _items(clerk: Clerk, told: Told) -> None:
    """Each dataset that is named. How long it is kept is part of a long text here, and is not taken for an end."""
    fields = ("source_data_name", "data_access_and_storage", "data_sharing_agreements")
    for row in several(told.values, *fields):
        name, where, rules = (clerk.words(field, row[field]) for field in fields)
        if name:
            clerk.write(Item, [f for f in fields if row[f]], name=name, where=where, their_rules=rules)
            continue
        for field in fields[1:]:
            if row[field]:
                clerk.leave(field)


def _assessments(clerk: Clerk, told: Told) -> None:
    """Assessments that were conducted, as the standard asks for; "none" is not one."""
    fields = tuple(f"impact_assessment_{part}" for part in ("name", "description", "date", "link"))
    for row in several(told.values, *fields):
        name, level, on, link = (clerk.words(field, row[field]) for field in fields)
        if not (name or level):
            continue
        short = name if len(name) <= LONGEST else ""
        clerk.write(
            Assessment, [field for field in fields if row[field]], name=short, sort=sort_of(name or level),
            done=_done(name, bool(short), on + link), on=ways.day(on, month_first=False), published=link,
            level="\n\n".join(filter(None, (level, "" if short else name))),
        )


def _done(name: str, short: bool, more: str) -> Said:
    """The standard asks for assessments that were conducted: a name, a date or a link says so; a paragraph may not."""
    if ways.said(name) is Said.NO:
        return Said.NO
    return Said.YES if (short or more) and not _NOT_YET.search(name) else Said.UNSAID


def _risks(told: Told) -> str:
    """Risks in the owner's words. The standard does not ask whom they would hit, so they are no harms of a group."""
    lines = []
    for row in several(told.values, "risk_name", "risk_description", "risk_mitigation"):
        named = ": ".join(filter(None, (row["risk_name"], row["risk_description"])))
        lines.append("\n".join(filter(None, (named, row["risk_mitigation"]))))
    return "\n\n".join(lines)

"""The columns that a plain spreadsheet may have: friendly names for the most common, and every field of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ombud.casefile.kinds import NEWEST
from ombud.formats.texts import folded

# Kinds that speak of other entries by their number, that only Ombud writes, or that are said in an office's name.
NOT_IN_SHEETS = ("asked.record/1", "answered.withdrawal/1", "answered.erasure/1", "answered.override/1",
                 "answered.vanished/1", "answered.reply/1")
# What a case needs to be known by; these are not statements.
OWN = {
    "title": ("title", "name", "naam", "namn", "nom", "technology", "technologie", "teknik"),
    "organisation": ("organisation", "organization", "organisatie", "city", "municipality", "gemeente", "kommun"),
    "id": ("id", "number", "nummer", "reference"),
    "url": ("url", "website", "address", "link", "lank", "lien"),
    "summary": ("summary", "description", "short description", "beschrijving", "beskrivning"),
    "language": ("language", "taal", "sprak", "langue"),
}
# Friendly headings for the parts that most cities have to say something about.
FRIENDLY = {
    "asked.opening.problem": ("problem", "probleem"),
    "asked.opening.raised_by": ("raised by",),
    "asked.purpose.text": ("purpose", "goal", "doel", "syfte", "finalité", "zweck"),
    "asked.necessity.text": ("necessity", "why it is needed", "proportionality"),
    "asked.alternative.name": ("alternative",),
    "asked.alternative.why_not": ("why not",),
    "answered.legalbasis.text": ("legal basis", "rechtsgrond", "juridische basis", "rättslig grund", "base légale"),
    "answered.stage.stage": ("status", "stage", "phase"),
    "answered.stage.since": ("since", "start date"),
    "answered.sunset.on": ("end date", "einddatum", "slutdatum", "date de fin"),
    "answered.office.name": ("office", "responsible office", "afdeling", "enhet"),
    "answered.office.contact": ("contact", "contact details", "e-mail", "email"),
    "answered.redress.how": ("complaints", "redress", "how to complain"),
    "answered.algorithm.logic": ("how it works", "logic"),
    "answered.algorithm.risks": ("risks", "risico's", "risker"),
    "answered.algorithm.human_role": ("what people do", "human role"),
    "held.supplier.name": ("supplier", "vendor", "leverancier", "leverantör", "fournisseur", "provider"),
    "held.item.name": ("data", "item", "data item", "gegevens", "uppgifter", "données"),
    "held.item.end_after": ("kept for", "retention", "bewaartermijn", "lagringstid", "durée de conservation"),
    "held.item.where": ("stored where", "where stored"),
    "held.item.personal": ("personal data",),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a sheet may have: its full name, friendly names, and the kind and field it fills."""

    name: str
    also: tuple[str, ...]
    kind: str
    part: str
    help: str


def _columns() -> tuple[Column, ...]:
    found = [Column(name, also, "", name, "") for name, also in OWN.items()]
    for base, body in NEWEST.items():
        if body.kind not in NOT_IN_SHEETS:
            found += [
                Column(f"{base}.{part}", FRIENDLY.get(f"{base}.{part}", ()), body.kind, part, info.description or "")
                for part, info in body.model_fields.items()
            ]
    return tuple(found)


COLUMNS: tuple[Column, ...] = _columns()


@lru_cache
def _by_heading() -> Mapping[str, Column]:
    return {folded(name): column for column in COLUMNS for name in (column.name, *column.also)}


def known_column(heading: str) -> str | None:
    """The full name of the column that a heading stands for, or nothing."""
    column = _by_heading().get(folded(heading)) if len(heading) < 200 else None
    return column.name if column else None

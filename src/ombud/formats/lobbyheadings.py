"""What the columns of a sheet of contacts are called, in six languages, and which columns name people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ombud.formats.texts import folded

HEADINGS: dict[str, tuple[str, ...]] = {
    "vendor": ("vendor", "organisation", "organization", "company", "firm", "supplier", "leverantör", "företag",
               "leverancier", "bedrijf", "fournisseur", "entreprise", "anbieter", "unternehmen", "proveedor",
               "empresa"),
    "on": ("date", "day", "on", "datum", "dag", "jour", "tag", "fecha"),
    "office": ("office", "office met", "unit", "with", "department", "enhet", "förvaltning", "afdeling", "service",
               "amt", "abteilung", "unidad", "oficina"),
    "circle": ("kind of office",),
    "role": ("role", "role of the official", "position", "roll", "functie", "fonction", "funktion", "cargo"),
    "method": ("how", "method", "door", "way", "sätt", "hoe", "manière", "weg", "medio"),
    "topic": ("topic", "about", "subject", "ämne", "onderwerp", "sujet", "thema", "asunto"),
    "case": ("case", "project", "ärende", "zaak", "dossier", "vorgang", "expediente"),
    "stage": ("stage", "phase", "stage of the case"),
    "left": ("left behind", "left", "materials"),
    "gift": ("gift", "gift offered", "gåva", "geschenk", "cadeau", "regalo"),
    "trial": ("free trial", "trial", "free trial offered", "pilot offered"),
    "travel": ("travel", "travel offered", "hospitality", "resa", "reis", "voyage", "reise", "viaje"),
    "demo": ("demonstration", "demo"),
    "hours": ("hours", "hours spent", "timmar", "uren", "heures", "stunden", "horas"),
    "next_step": ("next step", "next"),
    "signed": ("signed", "signed by the office", "confirmed"),
    "replied": ("standing reply", "standing reply sent", "replied"),
    "published": ("published", "made public", "public since", "offentlig", "gepubliceerd", "publié", "veröffentlicht"),
}  # fmt: skip
# Columns in which people are named: never read, and said to have been dropped.
PEOPLE = frozenset(map(folded, (
    "name", "official", "official's name", "name of official", "met with", "person", "contact", "contact person",
    "attendees", "participants", "lobbyist", "lobbyist name", "representative", "first name", "last name", "e-mail",
    "email", "phone", "telephone", "namn", "naam", "nom", "deltagare", "kontaktperson", "contactpersoon",
)))  # fmt: skip


@lru_cache
def by_heading() -> Mapping[str, str]:
    """The field of each heading, folded."""
    return {folded(name): field for field, names in HEADINGS.items() for name in (field, *names)}

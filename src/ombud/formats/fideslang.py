"""fideslang: what systems do with which categories of data for which use, and what datasets hold, as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from ombud.formats import ways
from ombud.formats.door import through_the_door
from ombud.formats.fideslife import life_of
from ombud.formats.itemslost import fits, lost
from ombud.formats.itemsread import Desk, ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, opened
from ombud.formats.safeyaml import documents, dumped
from ombud.formats.slugs import ascii_words
from ombud.formats.written import Written
from ombud.formats.yamlfields import Fields, of_documents
from ombud.held.data.item import ItemRead, Recipient
from ombud.held.entries import Personal
from ombud.ledger.entry import Said
from ombud.words import say

NAME = "fideslang"
ROOTS = ("data_use", "data_category", "data_subject")  # the taxonomy's own words for "any": nothing is said
UNNAMED = "system"  # the key of a system that has no name
_COLLECTION = ("name", "description", "data_categories", "data_subjects", "fields", "retention")
_DECLARED = (
    "name", "data_categories", "data_use", "data_subjects", "legal_basis_for_processing", "retention_period",
    "special_category_legal_basis", "processes_special_category_data", "third_parties",
    "data_shared_with_third_parties", "shared_categories",
)  # fmt: skip


def can_read(head: bytes, name: str) -> bool:
    """Whether it is YAML that names systems with privacy declarations, or datasets with collections."""
    told = (rb"(?m)^(?:-? *)(?:system|dataset) *:", rb"privacy_declarations *:|fides_key *:")
    return head.lstrip()[:1] not in (b"{", b"[", b"<") and all(re.search(one, head) for one in told)


def read_fideslang(path: Path) -> ItemsRead:
    """Each privacy declaration of a system, and each collection of a dataset, as one item.

    Raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    return read_source(through_the_door(opened(path)))


def read_source(source: Source) -> ItemsRead:
    """The same for a file that was taken in already."""
    desk = Desk()
    items: list[ItemRead] = []
    for document in of_documents(documents(source), source.name, desk):
        for system in document.parts("system"):
            items += _declarations(system)
        for dataset in document.parts("dataset"):
            items += _collections(dataset)
        document.leave_but("system", "dataset")
    if not items:
        what = say("there is no system with privacy declarations in it, and no dataset with collections")
        raise Unreadable(what, source.name, say("export a system or dataset manifest of fideslang"))
    return ItemsRead(NAME, source.name, source.sha256, tuple(items), tuple(desk.unmapped), desk.told())


def _declarations(system: Fields) -> Iterator[ItemRead]:
    name = system.text("name") or _unless_made(system.text("fides_key"))
    system.leave_but("name", "fides_key", "privacy_declarations", "system_type", of="system")
    for one in system.parts("privacy_declarations"):
        use = _said(one.text("data_use"))
        one.leave_but(*_DECLARED, of="privacy_declarations")
        yield ItemRead(
            name=one.text("name") or use or name or "?",
            system=name,
            why=use,
            personal=_personal(one),
            categories=_without_roots(one.texts("data_categories")),
            subjects=_without_roots(one.texts("data_subjects")),
            legal_basis=one.text("legal_basis_for_processing"),
            special_basis=one.text("special_category_legal_basis"),
            recipients=_third_parties(one),
            life=life_of(one.text("retention_period")),
            place=one.where,
        )


def _unless_made(key: str) -> str:
    return "" if key == UNNAMED else key


def _personal(one: Fields) -> Personal:
    special = ways.said(one.text("processes_special_category_data")) is Said.YES
    return Personal.SPECIAL if special else Personal.UNSAID


def _third_parties(one: Fields) -> tuple[Recipient, ...]:
    names = (part.strip() for part in one.text("third_parties").replace("\n", ";").split(";"))
    return tuple(Recipient(name) for name in dict.fromkeys(names) if name)


def _collections(dataset: Fields) -> Iterator[ItemRead]:
    """A collection holds what its fields hold, down to fields within fields."""
    name = dataset.text("name", "fides_key")
    of_all = _said_of(dataset)
    dataset.leave_but("name", "fides_key", "collections", "data_categories", "retention", "data_subjects", of="dataset")
    for one in dataset.parts("collections"):
        fields = [field for part in one.parts("fields") for field in _all_fields(part)]
        categories = [key for part in (one, *fields) for key in part.texts("data_categories")]
        one.leave_but(*_COLLECTION, of="collections")
        yield ItemRead(
            name=one.text("name") or "?",
            system=name,
            why=one.text("description"),
            categories=_without_roots(tuple(dict.fromkeys(categories))) or of_all[0],
            subjects=_without_roots(one.texts("data_subjects")) or of_all[1],
            life=life_of(one.text("retention") or dataset.text("retention")),
            place=one.where,
        )


def _said_of(dataset: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _without_roots(dataset.texts("data_categories")), _without_roots(dataset.texts("data_subjects"))


def _all_fields(field: Fields) -> Iterator[Fields]:
    yield field
    for part in field.parts("fields"):
        yield from _all_fields(part)


def _without_roots(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in keys if one not in ROOTS)


def _said(use: str) -> str:
    return "" if use in ROOTS else use


def write_fideslang(items: Sequence[ItemRead]) -> Written:
    """A manifest of systems, each with a privacy declaration for each of its items."""
    ordered = sorted(items, key=lambda item: item.system)
    taken: dict[str, int] = {}
    systems = [_system(name, list(group), taken) for name, group in groupby(ordered, lambda item: item.system)]
    return Written("inventory.fides.yml", "application/yaml", dumped([{"system": systems}]), lost(items, "fideslang"))


def _system(name: str, items: list[ItemRead], taken: dict[str, int]) -> dict[str, Any]:
    key = "_".join(ascii_words(name).split("-")) or UNNAMED
    taken[key] = taken.get(key, 0) + 1
    key = f"{key}_{taken[key]}" if taken[key] > 1 else key
    told = {"fides_key": key, **({"name": name} if name else {}), "system_type": "Service"}
    return told | {"privacy_declarations": [_declaration(item) for item in items]}


def _declaration(item: ItemRead) -> dict[str, Any]:
    def if_fits(field: str, value: Any) -> Any:
        return value if fits(item, field, "fideslang") else None

    third = "; ".join(one.name for one in item.recipients) if fits(item, "recipients", "fideslang") else ""
    told = {
        "name": item.name,
        "data_use": if_fits("why", item.why) or ROOTS[0],
        "data_categories": if_fits("categories", list(item.categories)) or [ROOTS[1]],
        "data_subjects": if_fits("subjects", list(item.subjects)) or [ROOTS[2]],
        "legal_basis_for_processing": if_fits("legal_basis", item.legal_basis),
        "processes_special_category_data": True if item.personal is Personal.SPECIAL else None,
        "special_category_legal_basis": if_fits("special_basis", item.special_basis),
        "retention_period": _spoken(item),
        "data_shared_with_third_parties": True if third else None,
        "third_parties": third,
    }
    return {field: value for field, value in told.items() if value}


def _spoken(item: ItemRead) -> str:
    life = item.life
    if life.after:
        return f"{life.after} from {life.counted_from}" if life.counted_from else life.after
    if life.on:
        return life.on.isoformat()
    return life.rule if fits(item, "rule", NAME) else ""

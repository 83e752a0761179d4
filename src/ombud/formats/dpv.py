"""Processing described with the Data Privacy Vocabulary (DPV) as JSON-LD, read as items of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ombud.formats import ways
from ombud.formats.door import through_the_door
from ombud.formats.dpvterms import ENDLESS, METHODS, PERSONAL, TooDeep, label_of, shortened_terms
from ombud.formats.itemsread import Desk, ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, opened, parsed
from ombud.held.data.iso import is_duration
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.entries import Ending, Personal
from ombud.words import say

NAME = "Data Privacy Vocabulary"
_TITLES = ("dct:title", "rdfs:label", "skos:prefLabel", "dct:description", "@value")
_KNOWN = (
    "@id", "@type", "dct:title", "dct:description", "dct:isPartOf", "dpv:hasPurpose", "dpv:hasPersonalData",
    "dpv:hasData", "dpv:hasDataSubject", "dpv:hasLegalBasis", "dpv:hasDataSource", "dpv:hasRecipient",
    "dpv:hasDataProcessor", "dpv:hasStorageCondition", "dpv:hasApplicableLaw", "rdfs:label", "skos:prefLabel",
)  # fmt: skip
_TELLING = ("dpv:hasPersonalData", "dpv:hasData", "dpv:hasStorageCondition", "dpv:hasPurpose")
_PROCESSES = {"dpv:Process", "dpv:PersonalDataProcess", "dpv:PersonalDataHandling"}
_ARTICLE_9 = re.compile(r"eu-gdpr:A9-2-([a-j])")


def can_read(head: bytes, name: str) -> bool:
    """Whether it is JSON-LD with terms of this vocabulary."""
    dpv = b"w3id.org/dpv" in head or b"www.w3.org/ns/dpv" in head
    return head.lstrip()[:1] in (b"{", b"[") and b'"@' in head and dpv


def read_dpv(path: Path) -> ItemsRead:
    """Each process that names data, a purpose or how long they are stored, as one item.

    Addresses are never fetched: a context of somebody's own, elsewhere, is not followed. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    return read_source(through_the_door(opened(path)))


def read_source(source: Source) -> ItemsRead:
    """The same for a file that was taken in already."""
    try:
        document = shortened_terms(parsed(source.data, source.name))
    except TooDeep:
        raise Unreadable(say("the JSON is nested too deep"), source.name, say("flatten it")) from None
    graph = document.get("@graph", document) if isinstance(document, dict) else document
    nodes = [one for one in (graph if isinstance(graph, list) else [graph]) if isinstance(one, dict)]
    desk = Desk()
    graph_read = _Graph({str(one["@id"]): one for one in nodes if "@id" in one}, source.name, desk)
    items = tuple(graph_read.item(one, n) for n, one in enumerate(nodes, 1) if _is_process(one))
    if not items:
        what = say("nothing in it says which data are processed, for what, or how long they are stored")
        raise Unreadable(what, source.name, say("say it with dpv:hasPersonalData, hasPurpose, hasStorageCondition"))
    return ItemsRead(NAME, source.name, source.sha256, items, tuple(desk.unmapped), desk.told())


def _is_process(node: dict[str, Any]) -> bool:
    return any(name in node for name in _TELLING) or bool(_PROCESSES & set(_types(node)))


@dataclass(frozen=True)
class _Graph:
    """The nodes of a document by their @id, so that what is named by reference is found."""

    by_id: dict[str, dict[str, Any]]
    name: str
    desk: Desk

    def item(self, node: dict[str, Any], number: int) -> ItemRead:
        place = f"{self.name}, node {number}"
        data = [*self.nodes(node, "dpv:hasPersonalData"), *self.nodes(node, "dpv:hasData")]
        special, bases = self._bases(node)
        for field in node:
            if field not in _KNOWN:
                self.desk.leave(field)
        categories = tuple(dict.fromkeys(filter(None, map(self.title, data))))
        name = self.words(place, self._own_title(node)) or ", ".join(categories)
        return ItemRead(
            name=name or self._first(node, "dpv:hasPurpose", place) or str(node.get("@id", "?")),
            system=self._first(node, "dct:isPartOf", place),
            why=self._first(node, "dpv:hasPurpose", place),
            personal=self._personal(data),
            categories=categories,
            subjects=self._all(node, "dpv:hasDataSubject", place),
            legal_basis="\n".join(bases),
            special_basis=special,
            source=self._first(node, "dpv:hasDataSource", place),
            recipients=tuple(self._recipients(node, place)),
            where=self._storage(node, "dpv:StorageLocation", place),
            law=self._first(node, "dpv:hasApplicableLaw", place),
            life=self._life(node, place),
            place=place,
        )

    def nodes(self, node: dict[str, Any], field: str) -> list[Any]:
        """The values of a field; a reference to a node of this file is that node."""
        value = node.get(field, [])
        return [self._found(one) for one in (value if isinstance(value, list) else [value])]

    def _found(self, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"@id"}:
            return self.by_id.get(str(value["@id"]), value)
        return value

    def title(self, value: Any) -> str:
        """The words of a value: its title, its literal, or the words of its term."""
        if isinstance(value, dict):
            for field in _TITLES:
                for one in value[field] if isinstance(value.get(field), list) else [value.get(field)]:
                    if words := self.title(one) if isinstance(one, dict) else str(one or ""):
                        return words
            return label_of(str(value["@id"])) if "@id" in value else ""
        return label_of(str(value)) if value not in (None, "") else ""

    def words(self, place: str, value: str) -> str:
        return self.desk.words(place, value)

    def _own_title(self, node: dict[str, Any]) -> str:
        return self.title({name: value for name, value in node.items() if name in _TITLES})

    def _all(self, node: dict[str, Any], field: str, place: str) -> tuple[str, ...]:
        told = (self.words(f"{place}, {field}", self.title(one)) for one in self.nodes(node, field))
        return tuple(dict.fromkeys(filter(None, told)))

    def _first(self, node: dict[str, Any], field: str, place: str) -> str:
        return "\n".join(self._all(node, field, place))

    def _personal(self, data: list[Any]) -> Personal:
        types = {kind for one in data if isinstance(one, dict) for kind in _types(one)}
        return next((kind for kind, term in reversed(PERSONAL.items()) if term in types), Personal.UNSAID)

    def _bases(self, node: dict[str, Any]) -> tuple[str, list[str]]:
        special, others = "", []
        for one in self.nodes(node, "dpv:hasLegalBasis"):
            point = _ARTICLE_9.fullmatch(str(one.get("@id", ""))) if isinstance(one, dict) else None
            if point and not special:
                special = f"art. 9(2)({point[1]})"
            else:
                others.append(self.words(self.name, self.title(one)))
        return special, list(filter(None, others))

    def _recipients(self, node: dict[str, Any], place: str) -> Iterator[Recipient]:
        for one in [*self.nodes(node, "dpv:hasRecipient"), *self.nodes(node, "dpv:hasDataProcessor")]:
            name = self.words(f"{place}, dpv:hasRecipient", self.title(one))
            told = one if isinstance(one, dict) else {}
            parts = (self._first(told, f"dpv:{part}", place) for part in ("hasLocation", "hasApplicableLaw", "hasRule"))
            if name:
                yield Recipient(name, *parts)

    def _storage(self, node: dict[str, Any], kind: str, place: str) -> str:
        told = (self.title(one) for one in self._conditions(node) if kind in _types(one))
        return self.words(f"{place}, {kind}", "\n".join(filter(None, told)))

    def _conditions(self, node: dict[str, Any]) -> list[dict[str, Any]]:
        return [one for one in self.nodes(node, "dpv:hasStorageCondition") if isinstance(one, dict)]

    def _life(self, node: dict[str, Any], place: str) -> Life:
        after, start, on, rules, method = "", "", None, list[str](), Ending.UNSAID
        for one in self._conditions(node):
            if "dpv:StorageDeletion" in _types(one):
                done = {str(part.get("@id")) for part in self.nodes(one, "dpv:hasProcessing") if isinstance(part, dict)}
                method = next((ending for ending, term in METHODS.items() if term in done), method)
            if "dpv:StorageDuration" not in _types(one):
                continue
            rules.append(self.words(f"{place}, dpv:StorageDuration", self._own_title(one)))
            for length in self.nodes(one, "dpv:hasDuration"):
                kinds = {*_types(length), str(length.get("@id", "")) if isinstance(length, dict) else str(length)}
                words = self.words(f"{place}, dpv:hasDuration", self.title(length))
                if "dpv:UntilEventDuration" in kinds:
                    start = words
                elif "dpv:UntilTimeDuration" in kinds and ways.day(words):
                    on = ways.day(words)
                elif is_duration(words) and not after:
                    after = words
                else:  # a duration that is none is said in words that are read as such
                    rules.append(f"no fixed end ({label_of(min(kinds & ENDLESS))})" if kinds & ENDLESS else words)
        return Life("\n".join(dict.fromkeys(filter(None, rules))), after, start, on, method)


def _types(node: Any) -> tuple[str, ...]:
    value = node.get("@type", ()) if isinstance(node, dict) else ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)

"""What an EPUB 3 needs around its pages: where the package stands, what is in it, and its contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from ombud.learn.packages.document import STYLE
from ombud.learn.packages.markup import link
from ombud.learn.packages.tree import node

NAV = "nav.xhtml"
ACCESS = {
    "schema:accessMode": ("textual",),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": ("tableOfContents", "readingOrder", "structuralNavigation"),
    "schema:accessibilityHazard": ("none",),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a book. ``inside``: headings in it, as (id, title); ``part``: whether a module begins here."""

    file: str
    title: str
    data: bytes
    inside: tuple[tuple[str, str], ...] = ()
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What a book says of itself. ``languages``: that of its short texts first."""

    name: str
    title: str
    languages: tuple[str, ...]
    about: str
    accessible: str
    rights: str
    changed: datetime


def container() -> Element:
    """Where a reader finds the package."""
    root = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    spaces = {"xmlns": "urn:oasis:names:tc:opendocument:xmlns:container", "version": "1.0"}
    return node("container", spaces, node("rootfiles", None, node("rootfile", root)))


def package(cover: Cover, leaves: Sequence[Leaf]) -> Element:
    """The package document: what the book is, every file in it, and their order."""
    given = {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "id",
             "xml:lang": cover.languages[0]}  # fmt: skip
    files = [_item("nav", NAV, {"properties": "nav"}), _item("style", STYLE, kind="text/css")]
    files += [_item(f"p{at}", leaf.file) for at, leaf in enumerate(leaves)]
    order = [node("itemref", {"idref": name}) for name in ("nav", *(f"p{at}" for at in range(len(leaves))))]
    return node("package", given, _metadata(cover), node("manifest", None, *files), node("spine", None, *order))


def _item(name: str, file: str, more: dict[str, str] | None = None, kind: str = "application/xhtml+xml") -> Element:
    return node("item", {"id": name, "href": file, "media-type": kind, **(more or {})})


def _metadata(cover: Cover) -> Element:
    changed = cover.changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = [
        node("dc:identifier", {"id": "id"}, f"urn:uuid:{uuid5(NAMESPACE_URL, cover.name)}"),
        node("dc:title", None, cover.title),
        *(node("dc:language", None, one) for one in cover.languages),
        node("dc:creator", None, "The Ombud contributors"),
        node("dc:description", None, cover.about),
        node("dc:rights", None, cover.rights),
        node("meta", {"property": "dcterms:modified"}, changed),
        *(node("meta", {"property": name}, value) for name, values in ACCESS.items() for value in values),
        node("meta", {"property": "schema:accessibilitySummary"}, cover.accessible),
    ]
    return node("metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}, *told)


def contents(leaves: Sequence[Leaf], title: str) -> str:
    """The contents as nested lists: a page, under it what is in it; pages after one that begins belong to it."""
    groups: list[list[Leaf]] = []
    for leaf in leaves:
        if leaf.begins or not groups:
            groups.append([])
        groups[-1].append(leaf)
    rows = "".join(_group(one) for one in groups)
    return f'<nav epub:type="toc" role="doc-toc" aria-label="{escape(title)}"><ol>{rows}</ol></nav>\n'


def _group(leaves: list[Leaf]) -> str:
    first, *rest = leaves
    inside = [link(f"{first.file}#{slug}", title) for slug, title in first.inside]
    inside += [link(leaf.file, leaf.title) for leaf in rest]
    below = f"<ol>{''.join(f'<li>{one}</li>' for one in inside)}</ol>" if inside else ""
    return f"<li>{link(first.file, first.title)}{below}</li>\n"

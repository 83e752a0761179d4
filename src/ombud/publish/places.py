"""Which addresses are published, and in which file each of them ends up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, unquote, urlsplit

# A finding stands in full on the page of its question, so a link to it leads there.
_FINDING = re.compile(r"(?P<page>/cases/[^/]+/[a-z]+/)(?P<number>[1-7]\.[0-9]{1,2})/")
_PAGES = re.compile(
    r"/(cases/[^/]+/((asked|heard|counted|served|held|proved|answered)/|entries/([0-9]+/)?"
    r"|measured/[0-9]+/((?!explore/)[a-z][a-z-]*/)?)?"  # the map to explore needs a server and script
    r"|changes/|register/|about/|words/|method/([1-7]\.[0-9]{1,2}/|how/[a-z-]+/)?|demands/|accessibility/|log/)?"
)
_FILES = re.compile(
    r"/(cases/[^/]+\.json|cases/[^/]+/ledger\.jsonl"
    r"|cases/[^/]+/measured/[0-9]+/(all\.zip|[a-z][a-z0-9-]*\.(csv|parquet|geojson))"
    r"|checkpoints?|log\.vkey|verify\.py|tile/.*|static/.*)"
)
_BUNDLES = re.compile(r"/cases/[^/]+/bundle\.zip|/log/[0-9]+\.tlog-proof")
_PAPERS = re.compile(r"/cases/[^/]+/paper/")
_FEEDS = re.compile(r"/(cases/[^/]+/)?changes\.atom")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address is to be found in the published folder: a file, and a place in it."""

    file: str
    fragment: str = ""

    def seen_from(self, file: str) -> str:
        """The relative address of this place in a page that stands in ``file``."""
        way = relpath(self.file, dirname(file) or ".")
        return f"{way}#{self.fragment}" if self.fragment else way


@dataclass(frozen=True, slots=True)
class Published:
    """What is published: pages in these languages (English has no prefix); bundles, council papers, feeds if wanted."""

    languages: tuple[str, ...] = ("en",)
    bundles: bool = False
    papers: bool = False
    feeds: bool = False

    def place(self, address: str) -> Place | None:
        """The place of an address on this site, ``/cases/x/held/#g-silent``; nothing if it is not published."""
        parts = urlsplit(address)
        path, fragment = parts.path, parts.fragment
        prefix, bare = self._parted(path)
        if found := _FINDING.fullmatch(bare):
            bare, fragment = found["page"], f"c{found['number']}"
        number = _page_number(parts.query)
        if number and prefix is not None and self.is_page(bare):
            beyond = f"page-{number}/" if number > 1 else ""
            return Place(unquote(f"{prefix}{bare}{beyond}index.html".lstrip("/")), fragment)
        return Place(unquote(path.lstrip("/")), fragment) if self.is_file(path) else None

    def is_page(self, path: str) -> bool:
        """Whether this is the address of a page that is published, without its language."""
        return bool(_PAGES.fullmatch(path) or (self.papers and _PAPERS.fullmatch(path)))

    def is_file(self, path: str) -> bool:
        """Whether this is the address of a file that is published as it is."""
        wanted = [_FILES, *([_BUNDLES] if self.bundles else []), *([_FEEDS] if self.feeds else [])]
        return ".." not in path and any(pattern.fullmatch(path) for pattern in wanted)

    def _parted(self, path: str) -> tuple[str | None, str]:
        """The language's prefix, nothing if the language is not published, and the address without it."""
        found = re.match(r"/([a-z]{2})(?=/)", path)
        if not found:
            return ("" if "en" in self.languages else None), path
        return (f"/{found[1]}" if found[1] in self.languages else None), path[found.end() :]


def _page_number(query: str) -> int:
    """The page of a list that a query asks for: 1 if it asks for nothing, 0 if it asks for something else."""
    asked = dict(parse_qsl(query))
    number = asked.pop("page", "1")
    return int(number) if not asked and number.isascii() and number.isdigit() and int(number) else 0

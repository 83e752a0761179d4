"""The text of a module: Markdown in sections, with what it cites and what it quotes, and as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

CITED = re.compile(r"\s*\[@([a-z][a-z0-9-]*)(?:,\s*([^\]]*))?\]")
_HEADING = re.compile(r"^##\s+(.+?)\s*\{#([a-z0-9-]+)\}\s*$", re.M)
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text under its own heading."""

    slug: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a text names a work: its key, and the place in the work, which may be empty."""

    key: str
    place: str = ""


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a text in their order; what stands before the first heading belongs to none and is left out."""
    found = list(_HEADING.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    return tuple(Section(one[2], one[1], text[one.end() : end].strip()) for one, end in zip(found, ends, strict=True))


def cited(text: str) -> tuple[Citation, ...]:
    """Every citation in its order."""
    return tuple(Citation(one[1], (one[2] or "").strip()) for one in CITED.finditer(text))


def paragraphs(text: str, quotes: bool = True) -> tuple[str, ...]:
    """The paragraphs and items of lists as plain words: no headings, marks or citations; without ``quotes`` neither
    block quotations nor what stands in “ ”."""
    found = []
    for inline in _inlines(markdown().parse(CITED.sub("", text)), quotes):
        plain = "".join(each.content if each.type in ("text", "code_inline") else " " if "break" in each.type else ""
                        for each in inline.children or ())  # fmt: skip
        found.append(" ".join((plain if quotes else _QUOTED.sub(" … ", plain)).split()))
    return tuple(one for one in found if one)


def _inlines(tokens: Sequence[Token], quotes: bool) -> Iterator[Token]:
    deep, heading = 0, False
    for one in tokens:
        deep += {"blockquote_open": 1, "blockquote_close": -1}.get(one.type, 0)
        heading = one.type == "heading_open" or (heading and one.type != "heading_close")
        if one.type == "inline" and not heading and (quotes or not deep):
            yield one


@cache
def markdown() -> MarkdownIt:
    """Reads Markdown as the course writes it: no HTML, and tables."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")

"""A transparency record as a page: Markdown, HTML or text with headings such as "2.3 - Alternatives considered"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ombud.formats.mapping import known
from ombud.formats.reading import Unreadable
from ombud.formats.records import Told
from ombud.formats.safe import MAX_LINE, Source
from ombud.formats.texts import plain
from ombud.words import say

TABLE = "atrs"
LONGEST_HEADING = 120  # letters; a longer line is text
_TAG_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.{0,300}?)</h\1\s*>", re.I | re.S)
_TITLE = re.compile(r"<title\b[^<>]*>(.{0,500}?)</title\s*>", re.I | re.S)
_HEADING = re.compile(
    r"\s{0,3}(?P<marks>#{1,6})?\s*\**\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})?\s*[-–—.:)]?\s*(?P<title>[^*#]+?)[\s*:#]*"
)
_FACET = re.compile(r"\s{0,3}(?:[-*]\s+)?\**(?P<name>[A-Za-z/ ]{3,40})\**\s*:\s*\**\s*(?P<value>\S.*)")




def heading_fields(text: str) -> set[str]:
    """The attributes whose headings stand in a text."""
    return {field for field, _ in _headed(_as_markdown(text).splitlines()) if field}


def told_under_headings(source: Source) -> Told:
    """One record: each attribute with the words under its heading; a heading that comes again adds to a list.

    Headings that are not known are kept with their words under their own name. Raises ``Unreadable`` without a name.
    """
    text = source.data.decode("utf-8", "replace")
    lines = _as_markdown(text).splitlines()
    values: dict[str, Any] = {}
    others: dict[str, Any] = {}
    facets: dict[str, Any] = {}
    field: str | None = None
    heading, words, before = "", [], True
    for found, line in [*_headed(lines), ("", "")]:
        if found is None:
            if not (before and _facet(facets, line)):
                words.append(line)
            continue
        _keep(values if field else others, field or heading, words)
        field, heading, words = known(TABLE, line) or known(TABLE, _bare(line)), line.strip(" #*"), []
        before = before and field is None
    values = facets | values
    if "name" not in values:
        _name_it(values, text, lines)
    if not plain(values.get("name")):
        raise Unreadable(say("the record has no name"), source.name, say("put the name under a heading called Name"))
    return Told(f"{source.name}, line 1", values, others)


def _headed(lines: list[str]) -> Iterator[tuple[str | None, str]]:
    """Each line with what it is: nothing for text, an attribute for its heading, "" for a heading not known."""
    for line in lines:
        found = _HEADING.fullmatch(line) if 0 < len(line) <= LONGEST_HEADING else None
        if not found or not (found["marks"] or found["number"]):
            yield None, line
            continue
        field = known(TABLE, found["title"])
        if field:
            yield field, found["title"]
        elif found["marks"]:
            yield "", found["title"]
        else:
            yield None, line  # a numbered line of a list


def _bare(line: str) -> str:
    found = _HEADING.fullmatch(line)
    return found["title"] if found else line


def _keep(into: dict[str, Any], name: str, words: list[str]) -> None:
    text = plain("\n".join(words))
    if not name or not text:
        return
    before = into.get(name)
    into[name] = text if before is None else [*(before if isinstance(before, list) else [before]), text]


def _facet(values: dict[str, Any], line: str) -> bool:
    """Take a line such as "Phase: Production" above the first heading; whether it was one."""
    found = _FACET.fullmatch(line[:MAX_LINE])
    field = known(TABLE, found["name"]) if found else None
    if found and field:
        values.setdefault(field, plain(found["value"]))
    return field is not None


def _name_it(values: dict[str, Any], text: str, lines: list[str]) -> None:
    """A page without a heading "Name" is named by its title, or by its first heading of the first rank."""
    title = _TITLE.search(text)
    first = next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), "")
    values["name"] = first or (plain(title[1]) if title else "")


def _as_markdown(text: str) -> str:
    """HTML headings as Markdown's, each on a line of its own; the rest of the tags become plain text."""
    if "<h" not in text.lower():
        return text
    body = text[max(text.lower().find("<body"), 0) :]
    marked = _TAG_HEADING.sub(lambda tag: f"<p>{'#' * int(tag[1])} {plain(tag[2])}</p><p>", body)
    return plain(marked)

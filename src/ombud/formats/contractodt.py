"""A contract as ODT: its paragraphs, tables, numbered lists, notes and boxes; what is struck out is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # its name only: defusedxml does the parsing

from ombud.formats.contractnumbers import Counting, Level
from ombud.formats.contractzip import besides, elements, names
from ombud.formats.safe import Source
from ombud.words import Sentence, say

_O = "urn:oasis:names:tc:opendocument:xmlns:"
_T, _TABLE, _S = f"{{{_O}text:1.0}}", f"{{{_O}table:1.0}}", f"{{{_O}style:1.0}}"
_HOW = {"1": "decimal", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN", "": "none"}
_BLOCKS = frozenset((f"{_T}p", f"{_T}h", f"{_T}list", f"{_TABLE}table", f"{_T}tracked-changes", f"{_T}sequence-decls"))
_LISTS = frozenset((f"{_T}list-style", f"{_T}outline-style"))
_PARAGRAPHS = (f"{_T}p", f"{_T}h")
_Levels = Mapping[int, Level]


def read_odt(source: Source) -> tuple[str, tuple[Sentence, ...]]:
    """The text of an ODT with empty lines between paragraphs, and what in it was not read."""
    parts = names(source)
    reader = _Odt(dict(_list_styles(source)))
    told = [words for block in elements(source, "content.xml", _BLOCKS) if (words := reader.block(block))]
    return "\n\n".join([*told, *reader.noted]), (
        *reader.unread(),
        *besides(parts, ("Object ",), ("Basic/", "Scripts/")),
    )


@dataclass
class _Odt:
    """Reads block after block of one document."""

    styles: Mapping[str, _Levels]
    counting: Counting = field(default_factory=Counting)
    noted: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    changed: bool = False

    def block(self, element: Element) -> str:
        """A paragraph, a list or a table, with the text boxes that hang on it behind it."""
        if element.tag == f"{_T}tracked-changes":
            self.changed = self.changed or len(element) > 0
            return ""
        if element.tag == f"{_T}list":
            told = "\n\n".join(self._list(element, 0, element.get(f"{_T}style-name", "")))
        elif element.tag == f"{_TABLE}table":
            told = self._table(element)
        else:
            told = self._paragraph(element)
        boxes, self.boxes = self.boxes, []
        return "\n\n".join(words for words in (told, *boxes) if words)

    def _paragraph(self, element: Element) -> str:
        words = "".join(self._words(element)).strip()
        if element.tag != f"{_T}h" or not words or element.get(f"{_T}is-list-header") == "true":
            return words
        levels = self.styles.get("outline", {})
        level = _whole(element.get(f"{_T}outline-level", ""), 1) - 1
        label = self._label("outline", levels, level) if level in levels else ""
        return f"{label} {words}" if label else words

    def _list(self, element: Element, level: int, style: str) -> Iterator[str]:
        style = element.get(f"{_T}style-name", "") or style
        if level == 0 and element.get(f"{_T}continue-numbering") != "true" and not element.get(f"{_T}continue-list"):
            self.counting.counts.pop(style, None)
        for item in element:
            if item.tag not in (f"{_T}list-item", f"{_T}list-header"):
                continue
            label = self._label(style, self.styles.get(style, {}), level) if item.tag == f"{_T}list-item" else ""
            for inner in item:
                if inner.tag == f"{_T}list":
                    yield from self._list(inner, level + 1, style)
                elif words := (self.block(inner) if inner.tag not in _PARAGRAPHS else self._plain(inner)):
                    yield f"{label} {words}" if label else words
                    label = ""

    def _plain(self, element: Element) -> str:
        return "".join(self._words(element)).strip()

    def _label(self, style: str, levels: _Levels, level: int) -> str:
        told = self.counting.next(style, levels, level)
        return "" if levels.get(level, Level()).how == "none" else told

    def _table(self, element: Element) -> str:
        rows = []
        for row in element.iter(f"{_TABLE}table-row"):
            cells = [" ".join(" ".join(map(self._plain, _paragraphs(cell))).split())
                     for cell in row if cell.tag == f"{_TABLE}table-cell"]  # fmt: skip
            if any(cells):
                rows.append(" | ".join(cells) if len(cells) > 1 else cells[0])
        return "\n".join(rows)

    def _words(self, element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            if each.tag == f"{_T}s":
                yield " " * min(_whole(each.get(f"{_T}c", ""), 1), 50)
            elif each.tag in (f"{_T}tab", f"{_T}line-break"):
                yield "\n" if each.tag.endswith("break") else " "
            elif each.tag == f"{_T}note":
                self.noted += [words for body in each.iter(f"{_T}note-body")
                               if (words := " ".join(map(self._plain, _paragraphs(body))).strip())]  # fmt: skip
            elif each.tag.endswith("}text-box"):
                self.boxes += [words for inner in each if inner.tag in _BLOCKS and (words := self.block(inner))]
            elif each.tag not in (f"{_T}tracked-changes", f"{{{_O}office:1.0}}annotation"):
                yield from self._words(each)
            yield each.tail or ""

    def unread(self) -> Iterator[Sentence]:
        if self.changed:
            yield say("There are tracked changes in it: what was put in is read, what was struck out is not.")


def _paragraphs(element: Element) -> Iterator[Element]:
    for each in element:
        if each.tag in _PARAGRAPHS:
            yield each
        else:
            yield from _paragraphs(each)


def _whole(told: str, other: int) -> int:
    return int(told) if told.isdecimal() and len(told) < 6 else other


def _list_styles(source: Source) -> Iterator[tuple[str, _Levels]]:
    """The lists of a document by the name of their style; the numbers of headings are "outline"."""
    for part in ("styles.xml", "content.xml"):
        for style in elements(source, part, _LISTS):
            name = "outline" if style.tag == f"{_T}outline-style" else style.get(f"{_S}name", "")
            yield name, dict(map(_level, style))


def _level(element: Element) -> tuple[int, Level]:
    level = _whole(element.get(f"{_T}level", ""), 1) - 1
    if element.tag == f"{_T}list-level-style-bullet":
        return level, Level(how="")
    shown = max(_whole(element.get(f"{_T}display-levels", ""), 1), 1)
    numbers = ".".join(f"%{each + 1}" for each in range(max(level - shown + 1, 0), level + 1))
    told = f"{element.get(f'{_S}num-prefix', '')}{numbers}{element.get(f'{_S}num-suffix', '')}"
    how = _HOW.get(element.get(f"{_S}num-format", ""), "decimal")
    return level, Level(how, told, _whole(element.get(f"{_T}start-value", ""), 1))

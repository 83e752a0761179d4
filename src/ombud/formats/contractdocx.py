"""A contract as DOCX: paragraphs, tables, lists with their numbers, notes, boxes; what is struck out is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # its name only: defusedxml does the parsing

from ombud.formats.contractnumbers import Counting, Level
from ombud.formats.contractzip import besides, elements, names
from ombud.formats.safe import Source
from ombud.words import Sentence, say

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = frozenset((f"{_W}p", f"{_W}tbl"))
_GONE = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box told a second time
_BOX = f"{_W}txbxContent"
_CHANGED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_HOW = {"decimal": "decimal", "decimalZero": "decimal", "lowerLetter": "letter", "upperLetter": "LETTER",
        "lowerRoman": "roman", "upperRoman": "ROMAN", "bullet": "", "none": "none"}  # fmt: skip


def read_docx(source: Source) -> tuple[str, tuple[Sentence, ...]]:
    """The text of a DOCX with empty lines between paragraphs, and what in it was not read."""
    parts = names(source)
    reader = _Docx(_lists(source), *_styles(source), _notes(source, "footnote"), _notes(source, "endnote"))
    told = [words for block in elements(source, "word/document.xml", _BODY) if (words := reader.block(block))]
    return "\n\n".join([*told, *reader.noted]), (*reader.unread(), *besides(parts, _FOLDERS, _MACROS))


_FOLDERS = ("word/embeddings/", "word/afchunk")
_MACROS = ("vbaproject.bin",)
_Lists = Mapping[str, tuple[str, Mapping[int, Level]]]  # the number of a list -> the list it counts with, its levels
_Numbered = Mapping[str, tuple[str, int]]  # a style -> its list and level


@dataclass
class _Docx:
    """Reads block after block of one document."""

    lists: _Lists
    numbered: _Numbered
    basis: Mapping[str, str]
    footnotes: Mapping[str, str]
    endnotes: Mapping[str, str]
    counting: Counting = field(default_factory=Counting)
    noted: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    changed: bool = False
    hidden: bool = False

    def block(self, element: Element) -> str:
        """A paragraph or a table, with the text boxes that hang on it behind it."""
        told = self._table(element) if element.tag == f"{_W}tbl" else self._paragraph(element)
        boxes, self.boxes = self.boxes, []
        return "\n\n".join(words for words in (told, *boxes) if words)

    def _paragraph(self, element: Element) -> str:
        words = "".join(self._words(element)).strip()
        label = self._label(element) if words else ""
        return f"{label} {words}" if label else words

    def _table(self, element: Element) -> str:
        """A table, one row a line, with bars between the cells; a table within a cell is read as the cell's words."""
        rows = []
        for row in _within(element, f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                self.changed = True
                continue
            cells = [" ".join(self._cell(cell).split()) for cell in _within(row, f"{_W}tc")]
            if any(cells):
                rows.append(" | ".join(cells) if len(cells) > 1 else cells[0])
        return "\n".join(rows)

    def _cell(self, cell: Element) -> str:
        return "\n".join(
            self._table(each) if each.tag == f"{_W}tbl" else self._paragraph(each)
            for each in _within(cell, f"{_W}p", f"{_W}tbl")
        )

    def _words(self, element: Element) -> Iterator[str]:
        for each in element:
            tag = each.tag
            self.changed = self.changed or tag in _CHANGED
            if tag in _GONE or tag == _FALLBACK:
                continue
            if tag == f"{_W}r" and each.find(f"{_W}rPr/{_W}vanish") is not None:
                self.hidden = True
            elif tag == f"{_W}t":
                yield each.text or ""
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                yield " " if tag == f"{_W}tab" else "\n"
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                self._note(tag, each.get(f"{_W}id", ""))
            elif tag == _BOX:
                self.boxes += [told for inner in _within(each, *_BODY) if (told := self.block(inner))]
            else:
                yield from self._words(each)

    def _note(self, tag: str, number: str) -> None:
        notes = self.footnotes if tag.endswith("footnoteReference") else self.endnotes
        if words := notes.get(number, ""):
            self.noted.append(words)

    def _label(self, paragraph: Element) -> str:
        """The number that Word would write before a paragraph, from its list or its style."""
        which, level = self._listed(paragraph)
        if which not in self.lists or which == "0":
            return ""
        counted, levels = self.lists[which]
        return "" if levels.get(level, Level()).how == "none" else self.counting.next(counted, levels, level)

    def _listed(self, paragraph: Element) -> tuple[str, int]:
        at = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = _value(paragraph, f"{_W}pPr/{_W}pStyle")
        for _ in range(10):  # styles rest on others
            if style in self.numbered or not style:
                break
            style = self.basis.get(style, "")
        which, level = self.numbered.get(style, ("", 0))
        if at is None:
            return which, level
        return _value(at, f"{_W}numId") or which, _whole(_value(at, f"{_W}ilvl"), level)

    def unread(self) -> Iterator[Sentence]:
        if self.changed:
            yield say("There are tracked changes in it: what was put in is read, what was struck out is not.")
        if self.hidden:
            yield say("There are hidden words in it, which were not read.")


def _within(element: Element, *tags: str) -> Iterator[Element]:
    """Elements of these names in an element, through wrappers such as content controls, but not within each other."""
    for each in element:
        if each.tag in tags:
            yield each
        elif each.tag not in _GONE and each.tag != _FALLBACK:
            yield from _within(each, *tags)


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return found.get(f"{_W}val", "") if found is not None else ""


def _whole(told: str, other: int) -> int:
    return int(told) if told.isdecimal() and len(told) < 6 else other


def _lists(source: Source) -> _Lists:
    """The lists of a document, from its numbering part."""
    abstract: dict[str, Mapping[int, Level]] = {}
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for element in elements(source, "word/numbering.xml", frozenset((f"{_W}abstractNum", f"{_W}num"))):
        if element.tag == f"{_W}abstractNum":
            abstract[element.get(f"{_W}abstractNumId", "")] = dict(map(_level, element.findall(f"{_W}lvl")))
            continue
        which, base = element.get(f"{_W}numId", ""), _value(element, f"{_W}abstractNumId")
        changed = element.findall(f"{_W}lvlOverride")
        lists[which] = (
            f"{base}/{which}" if changed else base,
            {**abstract.get(base, {}), **dict(map(_override, changed))},
        )
    return lists


def _level(element: Element) -> tuple[int, Level]:
    how = _HOW.get(_value(element, f"{_W}numFmt") or "decimal", "decimal")
    return _whole(element.get(f"{_W}ilvl", ""), 0), Level(
        how, _value(element, f"{_W}lvlText"), _whole(_value(element, f"{_W}start"), 1)
    )


def _override(element: Element) -> tuple[int, Level]:
    inner = element.find(f"{_W}lvl")
    level = _whole(element.get(f"{_W}ilvl", ""), 0)
    if inner is not None:
        return level, _level(inner)[1]
    return level, Level(told=f"%{level + 1}.", start=_whole(_value(element, f"{_W}startOverride"), 1))


def _styles(source: Source) -> tuple[_Numbered, Mapping[str, str]]:
    """The styles that number their paragraphs, and which style each rests on."""
    numbered: dict[str, tuple[str, int]] = {}
    basis: dict[str, str] = {}
    for style in elements(source, "word/styles.xml", frozenset((f"{_W}style",))):
        name = style.get(f"{_W}styleId", "")
        basis[name] = _value(style, f"{_W}basedOn")
        at = style.find(f"{_W}pPr/{_W}numPr")
        if at is not None and (which := _value(at, f"{_W}numId")):
            numbered[name] = (which, _whole(_value(at, f"{_W}ilvl"), 0))
    return numbered, basis


def _notes(source: Source, kind: str) -> Mapping[str, str]:
    reader = _Docx({}, {}, {}, {}, {})
    return {
        note.get(f"{_W}id", ""): " ".join("".join(reader._words(note)).split())
        for note in elements(source, f"word/{kind}s.xml", frozenset((f"{_W}{kind}",)))
        if note.get(f"{_W}type", "normal") == "normal"
    }

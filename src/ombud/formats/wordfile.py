"""A Word document that is the same for the same input, and that a screen reader can follow."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime, time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from ombud.held.wording import GAP

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GAP_STYLE, _GAP_ID = "To be settled", "Tobesettled"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML has no sign for
_NUMBERING = 77  # the number of our own list in the file; the template's end at 12
_LEVELS = (("%1.", 0, 567), ("%1.%2", 0, 567))  # text, indent and hanging in twentieths of a point


def blank(title: str, author: str, on: date, language: str = "en-GB") -> Word:
    """An empty A4 document with title, language, date, a numbered list of two levels, and page numbers."""
    word = Document()
    title, author = writable(title), writable(author)
    _described(word, title, author, on, language)
    _laid_out(word)
    _list_of_two_levels(word)
    _page_numbers(word)
    word.add_heading(title, level=0)
    return word


def numbered(word: Word, text: str, level: int) -> Paragraph:
    """A paragraph with a number that Word counts: level 0 is a heading (3.), level 1 a paragraph under it (3.2)."""
    line = word.add_heading(writable(text), level=1) if level == 0 else with_gaps(word.add_paragraph(), text)
    number = line._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = _NUMBERING
    return line


def writable(text: str) -> str:
    """The text without control characters, which passages copied out of a PDF may hold and Word cannot open."""
    return _UNWRITABLE.sub("", text)


def with_gaps(line: Paragraph, text: str) -> Paragraph:
    """The text, with what stands in square brackets marked by a style of its own and not by colour alone."""
    at, text = 0, writable(text)
    for found in GAP.finditer(text):
        line.add_run(text[at : found.start()])
        line.add_run(found[0])._r.style = _GAP_ID  # by its id: to look a style up by name takes longer than all else
        at = found.end()
    line.add_run(text[at:])
    return line


def table(word: Word, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A table with a title for screen readers and a first row that is a heading on every page. Widths in cm."""
    grid = word.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    grid.autofit = False
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    grid._tbl.tblPr.append(caption)
    for cells, told in zip(grid.rows, (head, *rows), strict=True):
        for cell, text, width in zip(cells.cells, told, widths, strict=True):
            cell.width = Cm(width)
            with_gaps(cell.paragraphs[0], text)
        cells._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in grid.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def saved(word: Word) -> bytes:
    """The file's bytes, with no time of day in them: the same document gives the same bytes."""
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with ZipFile(raw) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name)  # without a time
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            new.writestr(member, old.read(name))
    return out.getvalue()


def _described(word: Word, title: str, author: str, on: date, language: str) -> None:
    about = word.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, author, author, ""
    about.language, about.revision = language, 1
    about.created = about.modified = datetime.combine(on, time())
    for element in (word.styles.element, word.settings.element):
        for spoken in element.iter(qn("w:lang"), qn("w:themeFontLang")):
            spoken.set(qn("w:val"), language)
    package = word.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        package.rels.pop(key)  # the template's own picture shows another document


def _laid_out(word: Word) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    word.styles["Normal"].font.size = Pt(11)
    gap = word.styles.add_style(GAP_STYLE, WD_STYLE_TYPE.CHARACTER)
    gap.font.bold = True
    gap.font.underline = True


def _list_of_two_levels(word: Word) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent + hanging}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for at, (text, indent, hanging) in enumerate(_LEVELS)
    )
    kept = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING}"><w:multiLevelType w:val="multilevel"/>'
    lists = word.part.numbering_part.element
    lists.insert(0, parse_xml(f"{kept}{levels}</w:abstractNum>"))
    lists.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_NUMBERING}"><w:abstractNumId w:val="{_NUMBERING}"/></w:num>')
    )


def _page_numbers(word: Word) -> None:
    line = word.sections[0].footer.paragraphs[0]
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    line._p.append(deepcopy(field))

"""Contracts as files, made by hand in the tests: PDF, DOCX, ODT."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

TOP, LEADING = 780, 14


def pdf(pages: Iterable[Sequence[str]], gap: str = "") -> bytes:
    """A PDF with these lines on its pages; a line that equals ``gap`` is left empty. A page of None is a picture."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _FONT, _PICTURE]
    kids = []
    for lines in pages:
        number = len(objects) + 1
        kids.append(number)
        content = _picture() if lines is None else _lines(lines, gap)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (number + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _written(objects)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x80\nendstream"
)


def _picture() -> bytes:
    return b"q 500 0 0 700 50 50 cm /Im1 Do Q"


def _lines(lines: Sequence[str], gap: str) -> bytes:
    told = [b"BT /F1 11 Tf"]
    for at, line in enumerate(lines):
        if line != gap:
            words = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            told.append(b"1 0 0 1 60 %d Tm (%s) Tj" % (TOP - LEADING * at, words))
    return b"\n".join([*told, b"ET"])


def _written(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Items = Iterable[tuple[int | None, str]]


def docx_of(
    items: Items,
    levels: Sequence[tuple[str, str, str]],
    note: str = "",
    kind: str = "",
    more: dict[str, Any] | None = None,
) -> bytes:
    """A DOCX of paragraphs, each with its level in one numbered list or None; ``levels`` are (level, format, text)."""
    paragraphs = "".join(
        f"<w:p>{'' if level is None else _numbered(level)}<w:r><w:t>{words}</w:t></w:r>{_NOTED if note else ''}</w:p>"
        for level, words in items
    )
    numbering = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{told}"/></w:lvl>'
        for at, how, told in levels
    )
    kinds = f"<Types><Override ContentType='application/vnd.ms-word.document.{kind}main+xml'/></Types>"
    noted = f'<w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
    return zipped({
        "[Content_Types].xml": kinds,
        "word/document.xml": f"<w:document {_W}><w:body>{paragraphs}</w:body></w:document>",
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{numbering}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {_W}>{noted}</w:footnotes>",
    } | (more or {}))  # fmt: skip


_NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def _numbered(level: int) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'


_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{told}:1.0"'
    for name, told in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
_LIST = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
<text:list-level-style-number text:level="2" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/>
</text:list-style>"""
_OUTLINE = """<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
</text:outline-style>"""


def odt(words: str, manifest: str = "") -> bytes:
    """An ODT with a numbered heading, a list, a table, a note, a text box, a struck-out word and a macro."""
    body = f"""<text:tracked-changes><text:changed-region><text:deletion><text:p>secret</text:p></text:deletion>
</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Data</text:h>
<text:p>{words} Two<text:s text:c="2"/>words.<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>But not the logs.</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>raw;</text:p></text:list-item><text:list-item>
<text:p>derived:</text:p><text:list><text:list-item><text:p>logs.</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Service</text:p></table:table-cell><table:table-cell>
<text:p>Price</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Lamps</text:p>
</table:table-cell><table:table-cell><text:p>100</text:p></table:table-cell></table:table-row></table:table>
<text:p>Beside the box.<draw:frame><draw:text-box><text:p>Words in a box.</text:p></draw:text-box></draw:frame>
</text:p>"""
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>{_LIST}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_NAMES}>{_OUTLINE}</office:document-styles>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="m">{manifest}</m:manifest>',
        "Basic/Standard/Module1.xml": "<a/>",
    })  # fmt: skip

"""Contracts as files, made by hand in the tests: PDF, DOCX, ODT."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

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

"""What every file passes on its way in: spreadsheets become plain tables, old alphabets become UTF-8."""

from __future__ import annotations

import codecs
from dataclasses import replace

from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source
from ombud.words import mark, say

_CHUNK = 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def through_the_door(source: Source) -> Source:
    """The same file as UTF-8 text. Its hash stays that of the bytes as they came."""
    if source.data.startswith(b"PK\x03\x04"):
        return _unpacked(source)
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(say("this is an old Excel or Word file"), source.name, say("save it as .xlsx or as CSV"))
    if source.data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")):
        raise Unreadable(say("this is a picture, a PDF or an archive"), source.name, say("export it as CSV or JSON"))
    return _as_utf8(source)


def _unpacked(source: Source) -> Source:
    """A bundle stays as it is, a spreadsheet becomes a table; what reads them is opened for such files only."""
    from ombud.formats import bundles, workbook

    return source if bundles.is_bundle(source.head) else workbook.as_table(source)


def _as_utf8(source: Source) -> Source:
    for order, encoding in _MARKS:
        if source.data.startswith(order):
            return _recoded(source, source.data[len(order) :], encoding)
    if guessed := _utf16_without_mark(source.data):
        return _recoded(source, source.data, guessed)
    if b"\0" in source.data:
        line = source.data.count(b"\n", 0, source.data.index(b"\0")) + 1
        what = say("there are NUL bytes in it, so it is no text")
        raise Unreadable(what, f"{source.name}, line {line}", say("export it again as UTF-8"))
    if _is_utf8(source.data) or source.data.lstrip()[:1] in (b"{", b"["):
        return source  # JSON is UTF-8 or it is broken: its reader says where
    return _recoded(source, source.data, _one_byte(source.data))


def _recoded(source: Source, data: bytes, encoding: str) -> Source:
    if encoding == "utf-8":
        if not _is_utf8(data) and data.lstrip()[:1] not in (b"{", b"["):
            raise Unreadable(say("it says it is UTF-8 and is not"), source.name, say("save it as UTF-8 and try again"))
        return replace(source, data=data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = say("it is not valid {encoding} at byte {n}", encoding=encoding.upper(), n=error.start)
        raise Unreadable(what, source.name, say("save it as UTF-8 and try again")) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        what = say("there are NUL characters in it")
        raise Unreadable(what, f"{source.name}, line {line}", say("export it again as UTF-8"))
    words = mark("The file is not UTF-8; it was read as {encoding}. Check that å, é and ü are right.")
    note = say(words, encoding=_NAMES[encoding])
    return replace(source, data=text.encode(), notes=(*source.notes, note))


_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "latin-1": "Latin-1"}


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, tried piece by piece so that no second copy is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str:
    """In UTF-16 without a mark nearly every second byte of a European text is zero."""
    head = data[:4096]
    half = len(head) // 2
    if half < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd == 0 else ""


def _one_byte(data: bytes) -> str:
    """Windows-1252, unless bytes stand in it that Windows-1252 leaves empty."""
    return "latin-1" if any(byte in data for byte in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")) else "cp1252"

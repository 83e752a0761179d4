"""The door for contracts: PDF, DOCX, ODT, HTML or plain text, told by what is in the file and not by its name."""

from __future__ import annotations

import os
import re

from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, opened
from ombud.formats.told import Told
from ombud.held.contract.document import Document
from ombud.held.contract.passages import passages
from ombud.held.contract.tongue import about_tongue, tongue
from ombud.words import Sentence, say

MOST = 20_000_000  # characters of one contract; a thousand dense pages have four million
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6])\b",
    re.I | re.S,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read_contract(path: str | os.PathLike[str], told: Told) -> Document:
    """A contract read from a file. Raises :class:`Unreadable` with a sentence; ``told`` may raise to stop the work."""
    return contract_of(opened(path), told)


def contract_of(source: Source, told: Told) -> Document:
    """A contract that was taken in some other way than by a path, such as an upload."""
    sort, text, starts, pages, unread = _read(source, told)
    if len(text) > MOST:
        what = say(
            "it has {n} million characters, and {limit} million is the limit", n=len(text) // 10**6, limit=MOST // 10**6
        )
        raise Unreadable(what, source.name, say("split the file"))
    if not text.strip() and not unread:
        raise Unreadable(say("there is no text in it"), source.name, say("choose the file that holds the contract"))
    told(say("Cutting the contract into passages"), 0, 1)
    cut = passages(text, starts)
    told(say("Cutting the contract into passages"), 1, 1)
    return Document(source.name, source.sha256, sort, pages, tongue(text), text, cut, (*unread, *about_tongue(text)))


_Read = tuple[str, str, tuple[int, ...], int, tuple[Sentence, ...]]  # sort, text, page starts, pages, what is unread


def _read(source: Source, told: Told) -> _Read:
    """What is in the file, by the reader of its format; each is opened only for such files."""
    head = source.data[:1024]
    if b"%PDF-" in head:
        from ombud.formats.contractpdf import read_pdf

        pdf = read_pdf(source, told)
        return "pdf", pdf.flowed.text, pdf.flowed.starts, pdf.number, pdf.unread
    if head.startswith(b"PK\x03\x04"):
        return _packed(source)
    _refuse(source, head)
    if _HTML.match(head.lstrip(b"\xef\xbb\xbf")) or source.name.casefold().endswith((".html", ".htm", ".xhtml")):
        from ombud.formats.contracthtml import read_html

        text, unread = read_html(source)
        return "html", text, (), 0, unread
    from ombud.formats.contracttext import read_text

    text, starts, unread = read_text(source)
    return "text", text, starts, len(starts), unread


def _packed(source: Source) -> _Read:
    from ombud.formats.contractzip import sort_of

    sort = sort_of(source)
    if sort == "docx":
        from ombud.formats.contractdocx import read_docx

        text, unread = read_docx(source)
    else:
        from ombud.formats.contractodt import read_odt

        text, unread = read_odt(source)
    return sort, text, (), 0, unread


def _refuse(source: Source, head: bytes) -> None:
    """Files that hold a contract in a way that is not read, each with what to do."""
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        what = say("this is an old Word file, or one that is locked with a password")
        raise Unreadable(what, source.name, say("open it in Word and save it as .docx without a password"))
    if head.lstrip().startswith(b"{\\rtf"):
        raise Unreadable(say("this is an RTF file"), source.name, say("save it as .docx or as PDF"))
    if head.startswith(_PICTURES):
        raise Unreadable(say("this is a picture"), source.name, say("have its words recognised, and save them as text"))
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise Unreadable(say("this is an archive"), source.name, say("unpack it and choose the contract in it"))

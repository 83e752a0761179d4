"""A contract as PDF, read page by page; pages that are pictures are said by their number, never guessed at."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ContentStream, NameObject, StreamObject

from ombud.formats.contractoperations import operations
from ombud.formats.contractpages import Flowed, Line, flowed, without_running
from ombud.formats.contractstream import simplified
from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, shortened
from ombud.formats.told import Told
from ombud.words import Sentence, mark, say

MAX_PAGES = 1000  # of a contract with all its annexes; what follows is said to be unread
MAX_DRAWN = 8 * 1024 * 1024  # bytes of drawing on one page; a page of text has four thousand
DRAWN = 3000  # bytes of drawing on a page without text: letters drawn as lines, most likely
END = 4096  # bytes within which a PDF says that it ends
MAX_NAMED = 12  # pages that are named one by one before the rest is counted
STRANGE = 0.3  # of the letters on a page that stand for no letter: then its font tells not which they are
logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity in a file; we say what we could not read

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
# What pypdf and the standard library raise when a file is cut off, loops or holds nonsense.
_BROKEN = (PyPdfError, LookupError, ValueError, TypeError, AttributeError, OSError, ArithmeticError, RuntimeError,
           AssertionError, EOFError, NotImplementedError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read of a PDF: the text and where its pages begin, how many there are, and what could not be read."""

    flowed: Flowed
    number: int
    unread: tuple[Sentence, ...]


def read_pdf(source: Source, told: Told) -> Pages:
    """The text of a PDF, page by page. Raises :class:`Unreadable` if it is broken or locked."""
    reader = _opened(source)
    try:
        number = len(reader.pages)
    except _BROKEN as error:
        raise _broken(source) from error
    pages: list[list[Line]] = []
    failed: list[int] = []
    drawn: list[int] = []
    for at in range(min(number, MAX_PAGES)):
        told(say("Reading pages"), at, number)
        lines, without = _page(reader, at)
        pages.append(lines or [])
        if lines is None:
            failed.append(at + 1)
        elif without:
            drawn.append(at + 1)
    told(say("Reading pages"), number, number)
    kept = without_running(pages)
    pictures = sorted({*drawn, *_only_running(reader, pages, kept)} - set(failed))
    return Pages(flowed(kept), number, (*_cut(source), *_unread(number, pictures, failed), *_besides(reader)))


def _opened(source: Source) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(source.data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError as error:
        raise _locked(source) from error
    except _BROKEN as error:
        raise _broken(source) from error
    if locked:
        raise _locked(source)
    return reader


def _locked(source: Source) -> Unreadable:
    what = say("it is locked with a password")
    return Unreadable(what, source.name, say("open it with its password and save a copy without one"))


def _broken(source: Source) -> Unreadable:
    what = say("this is not a PDF that can be read: it is cut off or broken")
    return Unreadable(what, source.name, say("open it in a PDF reader and save it again"))


def _page(reader: PdfReader, at: int) -> tuple[list[Line] | None, bool]:
    """The lines of one page, None if it is broken; and whether it holds pictures or drawings and no text."""
    try:
        page = reader.pages[at]
        contents = page.get_contents()
        written = contents.get_data() if contents is not None else b""
        drawn = len(written)
        if drawn > MAX_DRAWN:
            return None, False
        page[NameObject("/Contents")] = _stream(written)
        lines = list(_lines(page)) if drawn else []
        del page["/Contents"]  # so that pages that were read hold no memory
    except _BROKEN:
        return None, False
    if lines and _strange(lines):
        return None, False
    if lines:
        return lines, False
    return [], drawn > DRAWN or (drawn > 0 and _has_picture(page))


def _stream(content: bytes) -> StreamObject:
    """What a page writes, its strings made longer; cut into operations if that is sure to be done as pypdf does it."""
    found = operations(content)
    if found is None:
        stream = StreamObject()
        stream.set_data(simplified(content))
        return stream
    cut = ContentStream(None, None)
    cut.operations = found
    return cut


def _lines(page: PageObject) -> Iterator[Line]:
    """The lines of a page in the order in which they are written, with their height and the size of their letters."""
    pieces: list[tuple[str, float, float]] = []

    def take(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        if text:
            pieces.append((text, tm[4] * cm[1] + tm[5] * cm[3] + cm[5], abs((size or 0.0) * (tm[3] or tm[1]) * cm[3])))

    page.extract_text(visitor_text=take)
    line, y, size = "", 0.0, 0.0
    for text, up, large in pieces:
        for part in text.splitlines(keepends=True):
            if not line.strip():
                y, size = up, large
            line += part
            if part.endswith("\n"):
                yield from _line(line, y, size)
                line = ""
    yield from _line(line, y, size)


def _line(text: str, y: float, size: float) -> Iterator[Line]:
    words = " ".join(unicodedata.normalize("NFC", text).translate(_LIGATURES).split())
    if words:
        yield Line(words, round(y, 1), round(size, 1))


_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\x00": ""})


def _strange(lines: list[Line]) -> bool:
    """Whether the letters of a page are no letters, as where its font does not say what they stand for."""
    odd = sum(len(_ODD.findall(line.text)) for line in lines)
    return odd > STRANGE * sum(len(line.text) for line in lines)


def _has_picture(page: PageObject) -> bool:
    try:
        drawn = page.get("/Resources", {}).get_object().get("/XObject", {}).get_object()
        return any(drawn[name].get_object().get("/Subtype") in ("/Image", "/Form") for name in drawn)
    except _BROKEN:
        return True


def _only_running(reader: PdfReader, pages: list[list[Line]], kept: list[list[Line]]) -> Iterator[int]:
    """Pages on which nothing but a running head or a number is text, and that hold a picture."""
    for at, (before, after) in enumerate(zip(pages, kept, strict=True)):
        if before and not after and _has_picture(reader.pages[at]):
            yield at + 1


def _unread(number: int, pictures: list[int], failed: list[int]) -> Iterator[Sentence]:
    if pictures:
        words = mark("Pages that hold pictures and no text: {pages}, of {all}. What they say was not read.")
        yield say(words, pages=_named(pictures), all=number)
    if failed:
        yield say("Pages that are broken, or whose letters cannot be told: {pages}, of {all}.",
                  pages=_named(failed), all=number)  # fmt: skip
    if number > MAX_PAGES:
        words = mark("It has {n} pages, and the first {limit} were read: split the file to have the rest read.")
        yield say(words, n=number, limit=MAX_PAGES)


def _cut(source: Source) -> Iterator[Sentence]:
    if b"%%EOF" not in source.data[-END:]:
        yield say("The end of the file is missing, so pages may be missing too.")


def _besides(reader: PdfReader) -> Iterator[Sentence]:
    """What is in a PDF and not on its pages: files within the file, and words filled into a form."""
    try:
        names = sorted(reader.attachments)
        filled = any(field.get("/V") for field in (reader.get_fields() or {}).values())
    except _BROKEN:
        return
    if names:
        words = mark("There are files within the file that were not read: {names}. Read each by itself.")
        yield say(words, names=", ".join(map(shortened, names[:MAX_NAMED])) + (", …" if len(names) > MAX_NAMED else ""))
    if filled:
        yield say("Words that were filled into the fields of its form were not read.")


def _named(pages: list[int]) -> str:
    """Pages as people write them: 3-7, 12, 15-20."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return ", ".join(told[:MAX_NAMED]) + (", …" if len(told) > MAX_NAMED else "")

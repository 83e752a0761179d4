"""Office files as the archives that they are: opened within limits, their XML read without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # names only: defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, shortened
from ombud.words import Sentence, mark, say

MAX_XML = 48 * 1024 * 1024  # bytes of the text of a document unpacked; a contract of a thousand pages has thirty
MAX_UNPACKED = 512 * 1024 * 1024  # bytes of everything in it, pictures too, of which none is unpacked
MAX_SQUEEZE = 400  # times that a part may be larger unpacked; the emptiest of real documents reach sixty
MAX_PARTS = 5000
MAX_DEPTH = 200  # elements within each other; tables within tables have some forty
_DOCX, _MACRO = "word/document.xml", "macroEnabled"
# What the standard library raises when an archive or its XML is cut off or holds nonsense.
BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, TypeError, AttributeError, OSError,
          EOFError, RuntimeError, NotImplementedError)  # fmt: skip


def sort_of(source: Source) -> str:
    """Whether an archive is a docx or an odt. Raises :class:`Unreadable` if it is neither, or of a kind with macros."""
    parts = names(source)
    if _DOCX in parts:
        if source.name.casefold().endswith((".docm", ".dotm")) or _MACRO in _start(source, "[Content_Types].xml"):
            raise Unreadable(
                say("this is a document with macros"), source.name, say("save it as .docx, without macros")
            )
        return "docx"
    if "content.xml" in parts and "opendocument.text" in _start(source, "mimetype", "META-INF/manifest.xml"):
        if "encryption-data" in _start(source, "META-INF/manifest.xml"):
            what = say("it is locked with a password")
            raise Unreadable(what, source.name, say("open it with its password and save a copy without one"))
        return "odt"
    raise Unreadable(say("this is an archive and no text document"), source.name,
                     say("choose a .docx, .odt, PDF, HTML or text file"))  # fmt: skip


def names(source: Source) -> frozenset[str]:
    """The names of the parts, after their number and sizes were found to be honest."""
    mend = say("save it again, or as PDF")
    try:
        parts = zipfile.ZipFile(io.BytesIO(source.data)).infolist()
    except BROKEN as error:
        raise Unreadable(say("this archive is broken"), source.name, mend) from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(say("there is too much inside it"), source.name, mend)
    for part in parts:
        squeezed = part.file_size > MAX_SQUEEZE * max(part.compress_size, 1024)
        if squeezed or (part.filename.endswith((".xml", ".rels")) and part.file_size > MAX_XML):
            where = f"{source.name}, {shortened(part.filename)}"
            raise Unreadable(say("a part of it is packed like a zip bomb"), where, mend)
        if part.flag_bits & 1:
            what = say("it is locked with a password")
            raise Unreadable(what, source.name, say("open it with its password and save a copy without one"))
    return frozenset(part.filename for part in parts)


def _start(source: Source, *parts: str) -> str:
    """The beginnings of small parts, as text; empty for those that are not there."""
    told = ""
    with zipfile.ZipFile(io.BytesIO(source.data)) as file:
        for name in parts:
            try:
                with file.open(name) as part:
                    told += part.read(256 * 1024).decode("utf-8", "replace")
            except BROKEN:
                continue
    return told


def elements(source: Source, name: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Each element of one of these names that stands in no other of them, whole, and forgotten when the next is asked.

    Raises :class:`Unreadable` for XML that is broken or holds entities; nothing is yielded if the part is missing.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as file, file.open(name) as part:
            yield from _outermost(iterparse(part, events=("start", "end"), forbid_dtd=True), wanted, source, name)
    except KeyError:
        return
    except DefusedXmlException as error:
        what = say("there are XML entities in it, which no honest document needs")
        raise Unreadable(what, f"{source.name}, {name}", say("save it again, or as PDF")) from error
    except Unreadable:
        raise
    except BROKEN as error:
        what = say("a part of it is broken")
        raise Unreadable(what, f"{source.name}, {name}", say("open it, and save it again")) from error


def _outermost(events: Any, wanted: frozenset[str], source: Source, name: str) -> Iterator[Element]:
    path: list[Element] = []
    inside = 0
    for event, element in events:
        if event == "start":
            path.append(element)
            inside += element.tag in wanted
            if len(path) > MAX_DEPTH:
                raise Unreadable(
                    say("it is nested too deep"), f"{source.name}, {name}", say("save it again, or as PDF")
                )
            continue
        path.pop()
        inside -= element.tag in wanted
        if not inside:
            if element.tag in wanted:
                yield element
            element.clear()
            if path:
                path[-1].remove(element)


def besides(parts: frozenset[str], folders: tuple[str, ...], macros: tuple[str, ...]) -> Iterator[Sentence]:
    """What else is in an office file and was not read: macros, and files within the file."""
    if any(name.casefold().endswith(macros) or name.startswith(macros) for name in parts):
        yield say("There are macros in it. They were not run, and words that they would write were not read.")
    inside = sorted(name.rpartition("/")[2] for name in parts if name.startswith(folders) and not name.endswith("/"))
    if inside:
        words = mark("There are files within the file that were not read: {names}. Read each by itself.")
        yield say(words, names=", ".join(map(shortened, inside[:10])) + (", …" if len(inside) > 10 else ""))

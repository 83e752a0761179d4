"""A lobby register as XML, alone or in a zip archive as Toronto publishes it, read subject by subject."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError  # only what defusedxml gives back is touched

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ombud.formats.lobbytoronto import Tree
from ombud.formats.reading import Unreadable
from ombud.formats.texts import folded
from ombud.words import say

MOST_BYTES = 2 * 1024**3  # unpacked; Toronto's two files together have far less
MOST_BETWEEN = 32 * 1024**2  # bytes of one subject: the tree of one is in memory, and no more
MOST_MEMBERS = 100
_AGAIN = say("download it again, or export it again")


class _Measured:
    """A stream that refuses to give more than one subject may have, or than the file may have in all."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name = file, name
        self.since = self.all = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size if size > 0 else 65536)
        self.since += len(data)
        self.all += len(data)
        if self.since > MOST_BETWEEN or self.all > MOST_BYTES:
            limit = MOST_BYTES if self.all > MOST_BYTES else MOST_BETWEEN
            what = say("there is more in one subject, or in the whole, than {n} MB", n=limit // 2**20)
            raise Unreadable(what, self._name, say("split the file"))
        return data


def subjects(path: Path) -> Iterator[tuple[str, Tree]]:
    """Each subject matter with its place. Raises :class:`~ombud.formats.reading.Unreadable`."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            file.seek(0)
            yield from _of_stream(file, path.name)
            return
    try:
        with zipfile.ZipFile(path) as archive:
            for member in _members(archive, path.name):
                with archive.open(member) as packed:
                    yield from _of_stream(packed, f"{path.name}, {member.filename}")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(say("this archive is broken or locked"), path.name, _AGAIN) from error


def _members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    found = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
    if not found:
        raise Unreadable(say("there is no XML file in the archive"), name, say("choose the register's own archive"))
    if len(found) > MOST_MEMBERS:
        raise Unreadable(say("there are {n} files inside it", n=len(found)), name, say("split the archive"))
    return sorted(found, key=lambda one: one.filename)


def _of_stream(file: IO[bytes], name: str) -> Iterator[tuple[str, Tree]]:
    measured = _Measured(file, name)
    count = 0
    try:
        for count, element in enumerate(_elements(measured), 1):
            yield f"{name}, subject {count}", _tree(element)
            measured.since = 0
    except ParseError as error:
        line, column = error.position
        raise Unreadable(say("this is not valid XML"), f"{name}, line {line}, character {column}", _AGAIN) from None
    except DefusedXmlException:
        what = say("there are XML entities or a document type in it, which no honest register needs")
        raise Unreadable(what, name, _AGAIN) from None
    if not count:
        what = say("there is no subject matter (SM) with communications in it")
        raise Unreadable(what, name, say("choose the register's activity file, or export a table"))


def _elements(file: _Measured) -> Iterator[Element]:
    """Each SM, once it is whole; what was read before is forgotten."""
    root: Element | None = None
    events: Any = iterparse(file, events=("start", "end"), forbid_dtd=True)
    for event, element in events:
        if root is None:
            root = element
        if event == "end" and _bare(element.tag) == "sm":
            yield element
            element.clear()
            root.clear()


@lru_cache(maxsize=1024)
def _bare(tag: str) -> str:
    """The name of an element as it is compared, without its namespace."""
    return folded(tag.rpartition("}")[2])


def _tree(element: Element, depth: int = 12) -> Any:
    """An element as names and words; names that stand more than once are lists."""
    if not len(element) or depth == 0:
        return element.text or ""
    found: dict[str, Any] = {}
    for child in element:
        name, value = _bare(child.tag), _tree(child, depth - 1)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found

"""One JSON document that is too large to be read whole, read part by part: each release or record by itself."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, Any

from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_JSON, parsed, shortened
from ombud.words import say

LISTS = ("releases", "records")
_CHUNK = 1024 * 1024  # bytes read at once; twice as many each time that a part does not end within them
_BLANK = " \t\r\n"
_NUMERIC, _LONGEST_NUMBER = "0123456789.eE+-", 400  # signs of a number, and how many may follow one another
_DECODER = json.JSONDecoder()


def parts(file: IO[bytes], start: bytes, name: str) -> Iterator[tuple[str, str, Any]]:
    """Each release or record of a package, or of a list of them: the list it stands in, its place, and itself.

    ``start`` are bytes of the file that were read already. A part may have as many bytes as a whole document.
    Other fields of the package come as ``(field, place, value)``. Raises :class:`Unreadable` with file and line.
    """
    text = _Text(file, start, name)
    if text.sign() == "[":
        yield from _listed(text, "")
    else:
        yield from _fields(text)
    if text.sign():
        raise text.wrong("something stands after its end")


def _fields(text: _Text) -> Iterator[tuple[str, str, Any]]:
    text.take("{")
    while text.sign() != "}":
        field = text.value()
        text.take(":")
        if field in LISTS and text.sign() == "[":
            yield from _listed(text, str(field))
        else:
            place = f"{text.name}, {shortened(str(field), 40)}"
            yield str(field), place, text.value()
        if text.sign() != "}":
            text.take(",")
    text.take("}")


def _listed(text: _Text, field: str) -> Iterator[tuple[str, str, Any]]:
    text.take("[")
    number = 0
    while text.sign() != "]":
        place = f"{text.name}, line {text.line}, {field}[{number}]"
        yield field, place, text.value()
        number += 1
        if text.sign() != "]":
            text.take(",")
    text.take("]")


class _Text:
    """The text of a file from where it has been read to, as much of it as is needed."""

    def __init__(self, file: IO[bytes], start: bytes, name: str) -> None:
        self.file, self.name, self.line = file, name, 1
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.held, self.at, self.ended = "", 0, False
        self._add(start)

    def sign(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in _BLANK:
                self.line += self.held[self.at] == "\n"
                self.at += 1
            if self.at < len(self.held) or not self._more(_CHUNK):
                return self.held[self.at : self.at + 1]

    def take(self, sign: str) -> None:
        if self.sign() != sign:
            raise self.wrong(f"there should be a {sign}")
        self.at += 1

    def value(self) -> Any:
        """The next value. It is over only where something stands behind it, as a number may go on."""
        self.sign()
        size = _CHUNK
        while True:
            end = self._end()
            if (end or len(self.held)) - self.at > MAX_JSON:
                what = say("one part of it has more than {n} MB", n=MAX_JSON // 2**20)
                raise Unreadable(what, f"{self.name}, line {self.line}", say("split the file"))
            if end is not None and self._is_over(end):
                break
            if not self._more(size) and end is None:
                parsed(self.held[self.at :].encode(), f"{self.name}, line {self.line}")  # says what is wrong, and where
                raise self.wrong("it ends too soon")
            size *= 2
        told = self.held[self.at : end]
        found = parsed(told.encode(), f"{self.name}, line {self.line}")
        self.line += told.count("\n")
        self.at = end
        return found

    def _is_over(self, end: int) -> bool:
        """Whether a value that seems to end here does: of a number, more of it may not have been read yet."""
        left = len(self.held) - end
        return self.ended or left > _LONGEST_NUMBER or (left > 0 and self.held[end] not in _NUMERIC)

    def _end(self) -> int | None:
        try:
            return _DECODER.raw_decode(self.held, self.at)[1]
        except RecursionError:
            raise Unreadable(say("the JSON is nested too deep"), self.name, say("flatten it")) from None
        except ValueError:
            return None

    def _more(self, size: int) -> bool:
        """Read on; what was used is let go. False at the end of the file."""
        if self.ended:
            return False
        data = self.file.read(size)
        self.held, self.at = self.held[self.at :], 0
        self._add(data)
        if not data:
            self.ended = True
        return bool(data)

    def _add(self, data: bytes) -> None:
        try:
            self.held += self.decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            place = f"{self.name}, after line {self.line}"
            raise Unreadable(say("this is not valid UTF-8"), place, say("save it as UTF-8 and try again")) from None

    def wrong(self, what: str) -> Unreadable:
        why = say("this is not valid JSON: {why}", why=what)
        return Unreadable(why, f"{self.name}, line {self.line}", say("export it again, or mend that place"))

"""Whether an XML file declares a document type: entities hide there, and no office file needs one."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat  # what comes before the first element is looked at, and nothing more

_CHUNK = 4096  # bytes


class _Seen(Exception):
    """The first thing that decides."""


def declares_type(file: IO[bytes]) -> bool:
    """Whether a document type stands before the first element. What is no XML declares none: its reader will say so."""
    reader = expat.ParserCreate()
    found = [False]

    def declared(*_: object) -> None:
        found[0] = True
        raise _Seen

    def begun(*_: object) -> None:
        raise _Seen

    reader.StartDoctypeDeclHandler = declared
    reader.StartElementHandler = begun
    try:
        while chunk := file.read(_CHUNK):
            reader.Parse(chunk)
    except (_Seen, expat.ExpatError):
        return found[0]
    return False

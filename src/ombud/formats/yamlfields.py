"""Fields of a YAML document taken out with their place: texts, lists, mappings; what is of another shape is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ombud.formats.itemsread import Desk
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.words import say


class Fields:
    """One mapping of a document. ``where`` names file and line."""

    def __init__(self, told: dict[str, Any], name: str, desk: Desk) -> None:
        self.told, self.name, self.desk = told, name, desk
        self.where = f"{name}, line {getattr(told, 'line', 0)}"

    def text(self, *fields: str) -> str:
        """The words of the first of these fields that says anything."""
        for field in fields:
            value = self.told.get(field)
            if isinstance(value, (dict, list)):
                what = say("a text is expected here")
                raise Unreadable(what, f"{self.where}, {field}", say("write its words"))
            if words := self.desk.words(f"{self.where}, {field}", value):
                return words
        return ""

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, each once; one text is a list of one."""
        value = self.told.get(field)
        parts = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if any(isinstance(part, (dict, list)) for part in parts):
            raise Unreadable(say("a list of words is expected here"), f"{self.where}, {field}", say("write words"))
        words = (self.desk.words(f"{self.where}, {field}", part) for part in parts)
        return tuple(dict.fromkeys(filter(None, words)))

    def parts(self, field: str) -> Iterator[Fields]:
        """The mappings of a list, or the one mapping that stands in its place."""
        value = self.told.get(field)
        for part in value if isinstance(value, list) else [] if value in (None, "") else [value]:
            if not isinstance(part, dict):
                what = say("“{words}” is no list of named fields", words=shortened(str(part), 40))
                raise Unreadable(what, f"{self.where}, {field}", say("compare it with the standard"))
            yield Fields(part, self.name, self.desk)

    def leave_but(self, *known: str, of: str = "") -> None:
        """Note the fields that say something and are none of these."""
        for field, value in self.told.items():
            if field not in known and value not in ("", None, [], {}):
                self.desk.leave(f"{of}.{field}" if of else field)


def of_documents(documents: Iterable[Any], name: str, desk: Desk) -> list[Fields]:
    """Each document that is a mapping; another is refused."""
    found = []
    for document in documents:
        if document in ("", None):
            continue
        if not isinstance(document, dict):
            raise Unreadable(say("this is no document with named fields"), name, say("compare it with the standard"))
        found.append(Fields(document, name, desk))
    return found

"""YAML from a stranger: text only, bounded in size, depth and number, with aliases counted before they are followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ombud.formats.reading import Unreadable
from ombud.formats.safe import Source, shortened
from ombud.words import Sentence, say

MAX_YAML = 8 * 1024 * 1024  # bytes; the longest data contract that we know has some 40,000
MAX_DEPTH = 60  # levels; fideslang's fields in fields reach about ten
MAX_NODES = 400_000  # values once every alias is followed: a "billion laughs" file says more
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every value stays text: NO is Norway, and no day is changed


class Mapped(dict[str, Any]):
    """A mapping that knows the line it begins on, for errors."""

    line: int = 0


@dataclass
class _Count:
    """Sizes of what is open and of what has an anchor, while the events of a document go by."""

    open: list[tuple[str, int]] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)

    def add(self, size: int) -> int:
        if self.open:
            anchor, held = self.open[-1]
            self.open[-1] = anchor, held + size
            return held + size
        return size


def documents(source: Source) -> list[Any]:
    """The documents of a file as mappings, lists and texts. Tags are not followed, so nothing of it is ever run.

    Raises :class:`~ombud.formats.reading.Unreadable`, with the line.
    """
    if len(source.data) > MAX_YAML:
        size = -(-len(source.data) // 2**20)
        what = say("it has {size} MB, and {limit} MB is the limit", size=size, limit=MAX_YAML // 2**20)
        raise Unreadable(what, source.name, say("split the file"))
    text = source.data.decode("utf-8-sig", "replace")
    try:
        _check(text, source.name)
        return [_built(node, source.name) for node in yaml.compose_all(text, Loader=_LOADER)]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{source.name}, line {mark.line + 1}" if mark else source.name
        why = shortened(str(getattr(error, "problem", None) or "it cannot be parsed"), 100)
        raise Unreadable(say("this is not valid YAML: {why}", why=why), where, _MEND) from None


_MEND = say("export it again, or mend that place in a text editor")


def _check(text: str, name: str) -> None:
    """Depth and number of values, with aliases followed, before anything is built."""
    count = _Count()
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            count = _Count([("", 0)])
        elif isinstance(event, yaml.AliasEvent):
            _limit(count.add(_size_of(event, count, name, line)), name, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            count.open.append((event.anchor or "", 1))
            if len(count.open) > MAX_DEPTH:
                raise _refused(say("the YAML is nested too deep"), name, line, say("flatten it"))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = count.open.pop()
            if anchor:
                count.anchors[anchor] = size
            _limit(count.add(size), name, line)
        elif isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                count.anchors[event.anchor] = 1
            _limit(count.add(1), name, line)


def _size_of(event: yaml.AliasEvent, count: _Count, name: str, line: int) -> int:
    if event.anchor not in count.anchors:  # unknown, or it stands within what it points at
        what = say("the alias *{name} points nowhere, or at itself", name=shortened(str(event.anchor), 30))
        raise _refused(what, name, line, say("write the value out"))
    return count.anchors[event.anchor]


def _limit(size: int, name: str, line: int) -> None:
    if size > MAX_NODES:
        what = say("there are more than {n} values in it once its aliases are followed", n=MAX_NODES)
        raise _refused(what, name, line, say("split the file, or write the values out"))


def _refused(what: Sentence, name: str, line: int, mend: Sentence) -> Unreadable:
    return Unreadable(what, f"{name}, line {line}", mend)


def _built(node: Any, name: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return "" if not node.style and node.value in ("null", "Null", "NULL", "~") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_built(one, name) for one in node.value]
    if not isinstance(node, yaml.MappingNode):
        return ""
    told = Mapped()
    told.line = node.start_mark.line + 1
    merged: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _refused(say("a name in it is a list or a mapping"), name, line, say("name fields with words"))
        if key.value == "<<":
            merged |= {inner: one for part in _mappings(_built(value, name)) for inner, one in part.items()}
        elif key.value in told:
            what = say("the field {name} stands twice", name=shortened(key.value, 40))
            raise _refused(what, name, line, say("keep one of the two"))
        else:
            told[key.value] = _built(value, name)
    for field_name, value in merged.items():
        told.setdefault(field_name, value)
    return told


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


class _Plain(yaml.SafeDumper):
    """Writes every value out."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is the library's
        return True


def dumped(documents: list[Any]) -> bytes:
    """Documents as YAML that anyone can read: fields in their order, no aliases, UTF-8."""

    told = yaml.dump_all(documents, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)
    return str(told).encode()

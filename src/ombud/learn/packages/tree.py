"""XML written as it is spelled: names with their prefixes, attributes in order, the namespaces said at the root."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, indent, tostring


def node(name: str, given: Mapping[str, str] | None = None, *inside: Element | str) -> Element:
    """An element; what is inside are other elements, or one text."""
    made = Element(name, dict(given or {}))
    for one in inside:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def written(root: Element) -> bytes:
    """The document as a file."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()

"""Packages to look into: editions of every module, their pages as trees, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from ombud.learn.packages.edition import Edition
from ombud.learn.shelf import modules

MODULES = modules()
EDITIONS = [Edition(of, language) for of in MODULES for language in of.languages]
each = pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.name)


def tree(data: bytes) -> Element:
    """A page or a manifest as a tree; names of HTML without their namespace."""
    root = fromstring(data)
    for one in root.iter():
        one.tag = str(one.tag).removeprefix("{http://www.w3.org/1999/xhtml}")
    return root


def dead(files: Mapping[str, bytes]) -> list[str]:
    """Links between the pages of a package that lead nowhere, and ids that a page has twice."""
    pages = {name: tree(data) for name, data in files.items() if name.endswith("html")}
    ids = {name: [one.attrib["id"] for one in page.iter() if "id" in one.attrib] for name, page in pages.items()}
    twice = [f"{name}: {one} twice" for name, there in ids.items() for one in set(there) if there.count(one) > 1]
    led = [(name, to) for name, page in pages.items() for to in _led(page)]
    return twice + [f"{name}: {to}" for name, to in led if not _there(name, to, files, ids)]


def _led(page: Element) -> Iterator[str]:
    told = (one.attrib.get("href") or one.attrib.get("src") or "" for one in page.iter())
    return (one for one in told if one and "://" not in one)


def _there(name: str, to: str, files: Mapping[str, bytes], ids: Mapping[str, list[str]]) -> bool:
    path, _hash, anchor = to.partition("#")
    target = normpath(join(dirname(name), path)) if path else name
    return target in files and (not anchor or anchor in ids[target])


def words(page: Element) -> str:
    """What stands on a page, in one line."""
    return " ".join(" ".join(page.itertext()).split())

"""A module as a SCORM 1.2 package: one page that tells a learning system what was read and answered."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from xml.etree.ElementTree import Element

from ombud.learn.packages import pages, questions
from ombud.learn.packages.document import SCRIPT, STYLE, html, own
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.tree import node, written
from ombud.learn.packages.zipped import Files
from ombud.words import say

MANIFEST, PAGE = "imsmanifest.xml", "index.html"
PACKAGING = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def files(edition: Edition) -> Files:
    """The files of the package. All parts are one page: a new page would end the session with the learning system."""
    one = replace(edition, page="")
    there = {PAGE: html(one.language, one.words.title, _body(one), SCRIPT), STYLE: own(STYLE), SCRIPT: own(SCRIPT)}
    return {MANIFEST: written(_manifest(one, tuple(there))), **there}


def _body(edition: Edition) -> str:
    asked = edition.told(say("Questions to check yourself with"))
    kit, held = edition.told(say("A workshop to hold")), escape(edition.words.workshop.title)
    works = edition.told(say("Works cited and further reading"))
    ways = {"questions": asked, "workshop": kit, "works": works}
    links = " · ".join(f'<a href="#part-{name}">{title}</a>' for name, title in ways.items())
    return (
        f"<p>{links}</p>\n{pages.reading(edition)}"
        + _part(edition, "questions", asked, questions.asked(edition))
        + _part(edition, "workshop", f"{kit}: {held}", pages.workshop(edition))
        + _part(edition, "works", works, pages.cited(edition))
    )


def _part(edition: Edition, name: str, title: str, body: str) -> str:
    return f'<section id="part-{name}"><h2 lang="{edition.language}">{title}</h2>\n{_deeper(body)}</section>\n'


def _deeper(body: str) -> str:
    """A part with its headings one level down, beneath its own."""
    return re.sub(r"(</?h)2\b", r"\g<1>3", body)


def _manifest(edition: Edition, names: tuple[str, ...]) -> Element:
    title = node("title", None, edition.words.title[:200])
    spaces = {"xmlns": PACKAGING, "xmlns:adlcp": ADL}
    return node(
        "manifest", {"identifier": edition.name, "version": "1.0", **spaces},
        node("metadata", None, node("schema", None, "ADL SCORM"), node("schemaversion", None, "1.2")),
        node("organizations", {"default": "course"},
             node("organization", {"identifier": "course"}, title,
                  node("item", {"identifier": "module", "identifierref": "page", "isvisible": "true"}, title))),
        node("resources", None,
             node("resource", {"identifier": "page", "type": "webcontent", "adlcp:scormtype": "sco", "href": PAGE},
                  *(node("file", {"href": name}) for name in names))),
    )  # fmt: skip

"""A module as an IMS Common Cartridge 1.1: its pages, and its questions as QTI 1.2 with a reason for every option."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ombud.learn.packages import pages
from ombud.learn.packages.document import STYLE, html, own
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.qti import assessment
from ombud.learn.packages.tree import node, written
from ombud.learn.packages.zipped import Files
from ombud.words import say

MANIFEST, QUESTIONS = "imsmanifest.xml", "questions/questions.xml"
PACKAGING = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
PUBLISHED = "http://www.imsglobal.org/profile/cc/ccv1p1"
SCHEMAS = {
    PACKAGING: f"{PUBLISHED}/ccv1p1_imscp_v1p2_v1p0.xsd",
    METADATA: f"{PUBLISHED}/LOM/ccv1p1_lommanifest_v1p0.xsd",
}
KIND = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"


def files(edition: Edition) -> Files:
    """The files of the cartridge, the manifest first."""
    titles = _titles(edition)
    bodies = {"text": pages.reading(edition), "works": pages.cited(edition), "workshop": pages.workshop(edition)}
    there = {f"{part}.html": html(edition.language, titles[part], body) for part, body in bodies.items()}
    return {
        MANIFEST: written(_manifest(edition, titles)),
        QUESTIONS: written(assessment(edition, titles["questions"])),
        **there,
        STYLE: own(STYLE),
    }


def _titles(edition: Edition) -> dict[str, str]:
    """What is in the cartridge, in the order in which it is learnt: part -> title."""
    return {
        "text": edition.words.title,
        "questions": say("Questions to check yourself with").told(edition.translate),
        "workshop": edition.words.workshop.title,
        "works": say("Works cited and further reading").told(edition.translate),
    }


def _manifest(edition: Edition, titles: dict[str, str]) -> Element:
    spaces = {"xmlns": PACKAGING, "xmlns:lomimscc": METADATA, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    where = " ".join(f"{space} {address}" for space, address in SCHEMAS.items())
    items = [node("item", {"identifier": f"item-{part}", "identifierref": f"part-{part}"}, node("title", None, title))
             for part, title in titles.items()]  # fmt: skip
    return node(
        "manifest", {"identifier": edition.name, **spaces, "xsi:schemaLocation": where},
        _metadata(edition),
        node("organizations", None,
             node("organization", {"identifier": "course", "structure": "rooted-hierarchy"},
                  node("item", {"identifier": "root"}, *items))),
        node("resources", None, *(_resource(part) for part in titles), _resource("style")),
    )  # fmt: skip


def _metadata(edition: Edition) -> Element:
    """What learning systems show of a cartridge before they take it in."""

    def told(name: str, text: str) -> Element:
        given = {"language": edition.language}
        return node(f"lomimscc:{name}", None, node("lomimscc:string", given, text))

    return node(
        "metadata", None,
        node("schema", None, "IMS Common Cartridge"), node("schemaversion", None, "1.1.0"),
        node("lomimscc:lom", None,
             node("lomimscc:general", None, told("title", edition.words.title),
                  node("lomimscc:language", None, edition.language),
                  told("description", edition.words.summary))),
    )  # fmt: skip


def _resource(part: str) -> Element:
    if part == "questions":
        return node("resource", {"identifier": "part-questions", "type": KIND}, node("file", {"href": QUESTIONS}))
    name = STYLE if part == "style" else f"{part}.html"
    needs = [] if part == "style" else [node("dependency", {"identifierref": "part-style"})]
    given = {"identifier": f"part-{part}", "type": "webcontent", "href": name}
    return node("resource", given, node("file", {"href": name}), *needs)

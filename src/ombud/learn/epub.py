"""A module, or the whole course, as an EPUB 3 book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ombud.learn.packages import pages, questions
from ombud.learn.packages.book import NAV, Cover, Leaf, container, contents, package
from ombud.learn.packages.document import STYLE, own, xhtml
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.tree import written
from ombud.learn.packages.zipped import Files
from ombud.learn.works import RIGHTS
from ombud.words import say

KIND = "mimetype"  # this file comes first in the zip and is stored as it is, or it is no EPUB


def files(editions: Sequence[Edition], changed: datetime) -> Files:
    """The files of a book of one module or of several, in their order."""
    bound = [replace(one, page="{part}.xhtml", prefix=f"m{one.of.facts.number}-") for one in editions]
    leaves = [leaf for one in bound for leaf in _leaves(one)]
    cover = _cover(bound, changed)
    inside = say("Contents").told(bound[0].translate)
    nav = xhtml(cover.languages[0], cover.title, contents(leaves, inside), "frontmatter")
    return {
        KIND: b"application/epub+zip",
        "META-INF/container.xml": written(container()),
        "EPUB/package.opf": written(package(cover, leaves)),
        f"EPUB/{NAV}": nav,
        f"EPUB/{STYLE}": own(STYLE),
        **{f"EPUB/{leaf.file}": leaf.data for leaf in leaves},
    }


def _cover(editions: Sequence[Edition], changed: datetime) -> Cover:
    first, alone = editions[0], len(editions) == 1
    title = first.words.title if alone else say("Smart cities: a course for those who decide").told(first.translate)
    about = first.words.summary if alone else "; ".join(one.words.title for one in editions)
    accessible = say("Text only, with headings, contents and links between questions, reasons and passages.")
    languages = tuple(dict.fromkeys((first.language, "en")))
    name = first.name if alone else f"ombud-course-{first.language}"
    rights = RIGHTS.told(first.translate)
    return Cover(name, title, languages, about, accessible.told(first.translate), rights, changed)


def _leaves(edition: Edition) -> Iterator[Leaf]:
    """The pages of a module: what is read, the questions, their reasons, the workshop, and the works as endnotes."""
    number, inside = edition.of.facts.number, tuple((edition.id(s.slug), s.title) for s in edition.of.sections)
    title = f"{number} {edition.words.title}"
    yield _leaf(edition, "text", title, pages.reading(edition), inside=inside)
    asked = say("Questions to check yourself with").told(edition.translate)
    yield _leaf(edition, "questions", asked, questions.printed(edition))
    yield _leaf(edition, "reasons", say("Why each answer is right or not").told(edition.translate),
                questions.reasons(edition))  # fmt: skip
    yield _leaf(edition, "workshop", edition.words.workshop.title, pages.workshop(edition))
    cited = say("Works cited and further reading").told(edition.translate)
    yield _leaf(edition, "works", cited, pages.cited(edition), "backmatter endnotes")


def _leaf(
    edition: Edition, part: str, title: str, body: str, kind: str = "bodymatter chapter",
    inside: tuple[tuple[str, str], ...] = (),
) -> Leaf:  # fmt: skip
    file = edition.file(part)
    return Leaf(file, title, xhtml(edition.language, title, body, kind), inside, begins=part == "text")

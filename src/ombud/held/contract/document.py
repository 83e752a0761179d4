"""A contract as it is read: its passages in order, each with the page, the clause and the heading it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, or one sentence or so of a long one: about 600 characters at most.

    ``page`` counts from 1, and is None where the file has no pages. ``clause`` is the number as it is written ("12.3",
    "§ 4", "Annex B"), ``heading`` the words of the heading it stands under; both are empty where there are none.
    ``start`` is where the text begins in ``Document.text``.
    """

    page: int | None
    clause: str
    heading: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. ``unread`` says in sentences what could not be: pages that are pictures, for one.

    ``sort`` is pdf, docx, odt, html or text. ``tongue`` is the language in two letters, empty where it cannot be told.
    """

    name: str
    sha256: str
    sort: str
    pages: int
    tongue: str
    text: str
    passages: tuple[Passage, ...]
    unread: tuple[Sentence, ...] = ()

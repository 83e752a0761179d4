"""A tender annex, or a letter of questions, from a city's own red lines: as Word and as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ombud.casefile.ownlines import OwnLines, parse_lines
from ombud.formats.write_annex import annex_docx, annex_text, letter_docx, letter_text
from ombud.formats.written import Written
from ombud.held.annex import Tender, annex
from ombud.held.letter import Letterhead, Quote, letter


def own_lines(path: Path | None) -> OwnLines:
    """The city's red lines in a file, or all of them as Ombud proposes them where there is none.

    Raises :class:`ombud.casefile.policy.UnreadablePolicy` with file and line; ``OSError`` if there is no such file.
    """
    if path is None:
        return OwnLines()
    return parse_lines(path.read_text(encoding="utf-8-sig", errors="replace"), path.name)


def tender_annex(tender: Tender, lines: Path | None = None) -> tuple[Written, Written]:
    """The annex as a Word document and as text. Parts that the file never tenders are added to those of ``tender``."""
    own = own_lines(lines)
    made = annex(replace(tender, kept=tuple(dict.fromkeys((*tender.kept, *own.never_tendered)))), own.choices)
    return annex_docx(made), annex_text(made)


def letter_of_questions(
    head: Letterhead,
    readings: Mapping[str, str],
    quotes: Mapping[str, Sequence[Quote]] | None = None,
    lines: Path | None = None,
    weaker: bool = False,
) -> tuple[Written, Written]:
    """The letter as a Word document and as text; ``readings``: id of a red line -> kept, crossed, silent or unsure."""
    made = letter(head, readings, own_lines(lines).choices, quotes, weaker)
    return letter_docx(made), letter_text(made)

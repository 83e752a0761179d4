"""A tender annex and a letter of questions as files: a Word document, and plain text in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from docx.document import Document as Word
from docx.text.paragraph import Paragraph

from ombud.formats.slugs import ascii_words
from ombud.formats.wordfile import MEDIA_TYPE, blank, numbered, saved, table, with_gaps, writable
from ombud.formats.written import Written
from ombud.held.annex import Annex
from ombud.held.letter import Letter
from ombud.held.setting import Block, Grid, Heading, Quoted, Words, annex_blocks, letter_blocks

_WIDTH = 16.0  # cm between the margins


def annex_docx(annex: Annex) -> Written:
    """The annex as a Word document, byte for byte the same for the same annex."""
    blocks, tender = annex_blocks(annex), annex.tender
    return Written(_name(tender.buys, "annex", "docx"), MEDIA_TYPE,
                   _docx(str(annex.title), tender.city, tender.on, blocks))  # fmt: skip


def letter_docx(letter: Letter) -> Written:
    """The letter as a Word document, byte for byte the same for the same letter."""
    blocks, head = letter_blocks(letter), letter.head
    return Written(_name(head.contract, "questions", "docx"), MEDIA_TYPE,
                   _docx(str(letter.title), head.city, head.on, blocks))  # fmt: skip


def annex_text(annex: Annex) -> Written:
    """The annex as plain text, in Markdown, with its numbers written out."""
    return Written(_name(annex.tender.buys, "annex", "md"), "text/markdown",
                   _markdown(str(annex.title), annex_blocks(annex)))  # fmt: skip


def letter_text(letter: Letter) -> Written:
    """The letter as plain text, in Markdown, with its numbers written out."""
    return Written(_name(letter.head.contract, "questions", "md"), "text/markdown",
                   _markdown(str(letter.title), letter_blocks(letter)))  # fmt: skip


def _name(of: str, what: str, ending: str) -> str:
    words = ascii_words(of)[:60].strip("-")
    return f"{words}-{what}.{ending}" if words else f"{what}.{ending}"


def _docx(title: str, author: str, on: date, blocks: Sequence[Block]) -> bytes:
    word = blank(title, author, on)
    for block in blocks:
        _set(word, block)
    return saved(word)


def _set(word: Word, block: Block) -> None:
    match block:
        case Heading(text, number):
            numbered(word, text, 0) if number else word.add_heading(writable(text), level=1)
        case Words(text, number, label):
            if label and number:  # a label before a numbered part stands by itself, so that the number leads the part
                word.add_heading(label, level=2)
            line = numbered(word, text, 1) if number else _labelled(word, label, text)
            line.paragraph_format.keep_together = True
        case Quoted(text, where):
            line = word.add_paragraph(f"“{writable(text)}”", style="Quote")
            if where:
                line.add_run(f" ({writable(where)})")
        case Grid(title, head, rows, shares):
            whole = sum(shares)
            table(word, title, head, rows, [_WIDTH * share / whole for share in shares])


def _labelled(word: Word, label: str, text: str) -> Paragraph:
    line = word.add_paragraph()
    if label:
        line.add_run(f"{label}: ").bold = True
    return with_gaps(line, text)


def _markdown(title: str, blocks: Sequence[Block]) -> bytes:
    return "\n\n".join((f"# {title}", *(text for block in blocks for text in _written(block)))).encode() + b"\n"


def _written(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, number):
            yield f"## {number}. {text}" if number else f"## {text}"
        case Words(text, number, label):
            if label and number:
                yield f"### {label}"
            lead = f"{number} " if number else f"**{label}:** " if label else ""
            yield lead + text
        case Quoted(text, where):
            yield f"> “{' '.join(text.split())}”" + (f" ({where})" if where else "")
        case Grid(_, head, rows, _):
            lines = (head, tuple("---" for _ in head), *rows)
            yield "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())

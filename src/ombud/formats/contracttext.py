"""A contract as plain text: any alphabet that can be told, pages where form feeds part them."""

from __future__ import annotations

from ombud.formats.contractpages import Line, flowed, without_running
from ombud.formats.door import through_the_door
from ombud.formats.safe import Source
from ombud.formats.texts import plain
from ombud.words import Sentence


def read_text(source: Source) -> tuple[str, tuple[int, ...], tuple[Sentence, ...]]:
    """The text, where its pages begin if it has any, and what was guessed about its alphabet."""
    known = through_the_door(source)
    text = known.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if "\f" not in text.strip("\f\n "):
        return _clean(text), (), known.notes
    pages = without_running([[Line(line) for line in page.split("\n") if line.strip()] for page in text.split("\f")])
    told = flowed([[Line(plain(line.text)) for line in page] for page in pages])
    return told.text, told.starts, known.notes


def _clean(text: str) -> str:
    """Text without control characters; tabs and line breaks stay, since they tell where paragraphs begin."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign.isspace()).replace("\f", "\n")

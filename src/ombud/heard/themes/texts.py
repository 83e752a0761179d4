"""Open answers as they are compared: folded to plain letters, without addresses, in an order that no file decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_BLANK = re.compile(r"\s+")
_SIGNS = re.compile(r"[^\w\s]|_")


class Shown(StrEnum):
    """Who may read an answer: everybody, those who work with it, or nobody because a moderator took it out."""

    PUBLIC = "public"
    KEPT = "kept"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """One answer: the id that it has in the file, its words, the language that the file names, and who may read it."""

    id: str
    text: str
    language: str = ""
    shown: Shown = Shown.KEPT


def folded(text: str) -> str:
    """Words as they are compared: no capitals, no web addresses, one blank between words (Unicode NFKC)."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _BLANK.sub(" ", _ADDRESS.sub(" ", plain)).strip()


def bare(text: str) -> str:
    """The folded text without punctuation, for finding what was said twice."""
    return _BLANK.sub(" ", _SIGNS.sub(" ", folded(text))).strip()


def in_order(answers: Iterable[OpenAnswer]) -> tuple[OpenAnswer, ...]:
    """The answers in an order that follows from themselves: by their words, then by id. Rows may come in any order."""
    return tuple(sorted(answers, key=lambda one: (folded(one.text), one.text, one.id)))

"""Open answers as they are compared: folded to plain letters, without addresses, in an order that no file decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_WEB = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"\S+")
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
    if "@" in plain or "://" in plain or "www." in plain:
        plain = _WORD.sub(_without_address, plain)
    return _BLANK.sub(" ", plain).strip()


def _without_address(word: re.Match[str]) -> str:
    """One word; each is looked through once, so that a word of a hundred thousand letters costs no more than many."""
    at = word[0].find("@", 1)
    return " " if at > 0 and "." in word[0][at + 2 : -1] else _WEB.sub(" ", word[0])


def bare(text: str) -> str:
    """The folded text without punctuation, for finding what was said twice."""
    return _BLANK.sub(" ", _SIGNS.sub(" ", folded(text))).strip()


def in_order(answers: Iterable[OpenAnswer]) -> tuple[OpenAnswer, ...]:
    """The answers in an order that follows from themselves: by their words, then by id. Rows may come in any order."""
    return tuple(sorted(answers, key=lambda one: (folded(one.text), one.text, one.id)))

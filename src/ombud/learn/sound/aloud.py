"""A sentence as it is to be spoken: what an eye takes in at a glance and an ear does not is written out.

Figures, years and shortenings in capitals are left as they are, since every voice reads those by its own rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = Callable[[str], str]


def school_years(text: str) -> str:
    """2002/03 is two years."""
    return re.sub(r"\b((?:19|20)(?=\d\d/))(\d\d)/(\d\d)\b", r"\1\2 to \1\3", text)


def slashes(text: str) -> str:
    """2024/1689 is the number of a law, and a slash in it is said."""
    return re.sub(r"(?<=\w)\s*/\s*(?=\w)", " slash ", text)


def numbered_clauses(text: str) -> str:
    """2.2.5.2 is a clause; 1.1 alone is read well by any voice."""
    return re.sub(r"\b\d+(?:\.\d+){2,}\b", lambda found: found[0].replace(".", " point "), text)


def brackets(text: str) -> str:
    """A short name in brackets is said without a pause; what is longer is set off by one."""
    told = re.sub(r"\(([A-Z]{2,5})\)", r"\1", text)
    told = re.sub(r"\s*\(([^()]*)\)", r", \1,", told)
    return re.sub(r",+\s*([.,;:!?])", r"\1", told)


def dashes(text: str) -> str:
    """A dash between words is a pause; between figures it is “to”."""
    told = re.sub(r"(?<=\d)\s*–\s*(?=\d)", " to ", text)
    return re.sub(r"\s+[–—]\s+|—", ", ", told)


def ellipses(text: str) -> str:
    """Three dots within a sentence are a pause."""
    return re.sub(r"(?:…|\.\.\.)(?=\w)", "… ", text)


def signs(text: str) -> str:
    """Signs that stand for words."""
    for sign, word in {"%": " per cent", "&": " and ", "§": " section ", "°C": " degrees", "≤": " at most "}.items():
        text = re.sub(rf"\s*{re.escape(sign)}\s*", f"{word} ", text)
    return text


def shortened(text: str) -> str:
    """Shortenings that are words."""
    for short, word in {"e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "vs.": "versus"}.items():
        text = re.sub(rf"(?<!\w){re.escape(short)}", word, text)
    return text


def ended(text: str) -> str:
    """The voice drops at a full stop, so that a heading and a quotation that breaks off need one."""
    told = text.rstrip()
    return told if re.search(r"[.!?:;…][”’\"')]*$", told) else f"{told}."


RULES: tuple[Rule, ...] = (
    shortened, school_years, slashes, numbered_clauses, brackets, dashes, ellipses, signs, ended,
)  # fmt: skip


def aloud(text: str) -> str:
    """A sentence after every rule."""
    for rule in RULES:
        text = rule(text)
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))

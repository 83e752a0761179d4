"""The figure that a sentence turns on, to be set large on its slide: “10,000 cameras”, “5 or 30 per cent”."""

from __future__ import annotations

import re

_NUMBER = r"(?:[£€$]\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:[£€$]\s?)?\d+(?:\.\d+)?"
_LARGE = r"(?:per cent|percentage points|million|billion|trillion)"
_SHARE = re.compile(r"\b\d[\d,]*\s+of\s+(?:the\s+|all\s+|its\s+)?\d[\d,]*(?:\s+(?!in\b|and\b|had\b|were\b)[a-z]+)?")
_MONEY = r"(?:\s+(?:US\s+)?(?:dollars|pounds|euros|reais|rupiah|crowns|kronor)\b)?"
_AMOUNT = re.compile(rf"(?<![\w.,/])(?:(?:{_NUMBER})\s+(?:or|to|and)\s+)?(?:{_NUMBER})\s+{_LARGE}\b{_MONEY}")
_MANY = r"(?:[a-z]+s|people|women|men|children|dead)"
_RANGE = rf"(?:(?:{_NUMBER})\s+(?:or|to)\s+)?"
_COUNT = re.compile(rf"(?<![\w.,/-]){_RANGE}({_NUMBER})(?![\d/.-])((?:\s+[a-z]+){{0,2}}?\s+{_MANY})\b")
_NAMED = re.compile(r"\b(?:Articles?|checks?|modules?|clause|section|demand|question|line|act)\s+$", re.I)
_NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        "and are asked against answered appealed because been before came did does fewer for from had has his its in "
        "is have here how more new not of only out reported sees than that the then there they this took tells was "
        "were what when where which while who with would",
    )
)
_LEAST = 10  # a smaller number without a unit is mostly that of a check


def figure(text: str) -> str:
    """The figure with what it counts; empty where a sentence has none, or only years, dates and numbers of things."""
    for pattern in (_SHARE, _AMOUNT):
        if found := pattern.search(text):
            return found[0]
    return next((found[0] for found in _COUNT.finditer(text) if _counts(text, found)), "")


def _counts(text: str, found: re.Match[str]) -> bool:
    number = found[1].lstrip("£€$ ").replace(",", "")
    if _NAMED.search(text[: found.start()]) or _NO_NOUN & set(found[2].split()) or "." in number:
        return False
    year = "," not in found[1] and 1700 <= int(number) <= 2100
    return int(number) >= _LEAST and not year

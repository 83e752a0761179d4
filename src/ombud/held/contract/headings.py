"""Which lines of a contract are headings, and which are a table of contents or the number of a page."""

from __future__ import annotations

import re

LONGEST = 110  # characters of a heading
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = """
a an and as at by for from in into of on or per the to upon via with without its other
en van de het der und von för och av la le les des et du y el los del og
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_CONTENTS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,}|\t)\s*(?:[A-Z]?-?\d{1,3}|[ivx]{1,5})\s*$")
_CONTENTS_TITLE = re.compile(r"(?:table of )?contents\b.{0,30}", re.I)
_CONTENTS_RUN = re.compile(r"[A-Za-z)] \d{1,3}\s+(?:\d{1,2}\.\d{1,2}\s|Section\s|SECTION\s|ARTICLE\s|Article\s)")
_TITLE_PAGE = re.compile(r"[A-Z][^.;:]{2,90}?\s+\d{1,3}\s*$")
_RUN_IN = re.compile(
    r"\s*[:.\-–—]?\s*\[?(?P<told>[A-Z][^.:;\n\[\]]{1,78}?)\]?\s*(?:[.:](?=\s)|\s[-–—](?=\s)|\n)"
)
_PAGE = re.compile(r"[-–—\s]*(?:page\s*)?(?:[A-Z]-?)?(?:\d{1,3}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,3})?[-–—\s.]*", re.I)
_NO_HEADING = re.compile(  # where letters go to, who signed, sums of money, what was blacked out
    r"(?:if to|with (?:a )?cop(?:y|ies))\b|(?:to|by|name|title)\s*:|.*(?:attention:|attn[.:]|[$€£]|\[\*|\*{3}|\d{5})",
    re.I,
)


def titled(words: str) -> bool:
    """Whether words are written as a title is: all in capitals, or each word but the small ones with one."""
    found = _WORD.findall(words)
    if not any(len(word) > 2 and word not in _SMALL for word in found):
        return False
    return all(word[0].isupper() or word in _SMALL for word in found)


def heading_alone(text: str, start: int, stop: int, numbered: bool = False) -> bool:
    """Whether a whole line or paragraph is nothing but a heading."""
    line = text[start : min(stop, start + LONGEST + 40)].strip(" \t\n.:-–—")
    if not line or len(line) > LONGEST or line.count("\n") > 1 or " | " in line or "___" in line:
        return False
    if text[start:stop].rstrip().endswith((";", ",")) or ". " in line or '"' in line or "“" in line:
        return False
    if _NO_HEADING.match(line):
        return False
    return titled(line) and (numbered or line.isupper() or len(_WORD.findall(line)) <= 10)


def heading_before(text: str, start: int, stop: int) -> str:
    """The heading that a numbered paragraph begins with on the same line: "12.3 Governing law. This …"."""
    found = _RUN_IN.match(text, start, min(stop, start + LONGEST))
    if not found:
        return ""
    told = " ".join(found["told"].split())
    words = _WORD.findall(told)
    return told if len(words) <= 9 and (titled(told) or len(words) <= 3) else ""


def contents_line(text: str, start: int, stop: int, numbered: bool = False) -> bool:
    """Whether a paragraph is a line of a table of contents, a title and its page, or several lines run together."""
    if len(_CONTENTS_RUN.findall(text, start, stop)) > 1:
        return True
    if stop - start > 200:
        return False
    line = text[start:stop]
    if _CONTENTS.search(line) or _CONTENTS_TITLE.fullmatch(line):
        return True
    found = _TITLE_PAGE.search(line)
    enough = numbered or len(_WORD.findall(line)) > 1
    return bool(found) and titled(line) and enough and len(line) < LONGEST


def page_number(text: str, start: int, stop: int) -> bool:
    """Whether a line is nothing but the number of a page."""
    return stop - start <= 20 and bool(_PAGE.fullmatch(text, start, stop))

"""A contract as HTML: what a reader would see, with the numbers of its lists; what is struck out is not read."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ombud.formats.contractnumbers import Counting, Level
from ombud.formats.door import through_the_door
from ombud.formats.safe import Source
from ombud.words import Sentence, say

_BLOCK_TAGS = """
address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
h6 header hr html main nav ol p pre section summary table ul
"""
_HIDDEN_TAGS = "script style template noscript svg math object iframe select textarea title del s strike"
_VOID_TAGS = "area base br col embed hr img input link meta source track wbr"
_BLOCKS, _HIDDEN, _VOID = (frozenset(tags.split()) for tags in (_BLOCK_TAGS, _HIDDEN_TAGS, _VOID_TAGS))
_BLANK = re.compile(r"\s+")
_HOW = {"1": "decimal", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN"}


def read_html(source: Source) -> tuple[str, tuple[Sentence, ...]]:
    """The text of a page with empty lines between paragraphs, and what in it was not read."""
    known = through_the_door(source)
    page = _Page()
    page.feed(known.data.decode("utf-8", "replace"))
    page.close()
    page.paragraph()
    unread = list(known.notes)
    if page.struck:
        unread.append(say("There are words in it that are struck out, which were not read."))
    if page.concealed:
        unread.append(say("There are hidden words in it, which were not read."))
    return "\n\n".join(page.told), tuple(unread)


class _Page(HTMLParser):
    """Collects paragraphs; ``hidden`` is the tag that is being passed over, with how deep it is in itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self.words: list[str] = []
        self.lists: list[tuple[str, Level]] = []
        self.counting = Counting()
        self.label = ""
        self.hidden = ""
        self.depth = 0
        self.rows = 0
        self.struck = self.concealed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.hidden:
            self.depth += tag == self.hidden
            return
        told = dict(attrs)
        if tag in _HIDDEN or (tag not in _VOID and _concealed(told)):
            self.struck = self.struck or tag in ("del", "s", "strike")
            self.concealed = self.concealed or tag not in _HIDDEN
            self.hidden, self.depth = tag, 1
            return
        self._opened(tag, told)

    def _opened(self, tag: str, told: dict[str, str | None]) -> None:
        if tag in _BLOCKS or tag == "li":
            self.paragraph()
        if tag in ("ol", "ul"):
            self.lists.append((f"{len(self.told)}/{len(self.lists)}", _level(tag, told)))
        elif tag == "li" and self.lists:
            which, level = self.lists[-1]
            self.label = self.counting.next(which, {0: level}, 0)
        elif tag == "br":
            self.words.append("\n")
        elif tag in ("td", "th") and any(word.strip() for word in self.words) and self.rows:
            self.words.append(" | ")
        elif tag == "tr":
            self.paragraph(row=True)
            self.rows += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.depth -= tag == self.hidden
            if not self.depth:
                self.hidden = ""
            return
        if tag in ("ol", "ul") and self.lists:
            self.paragraph()
            self.lists.pop()
        elif tag == "tr":
            self.paragraph(row=True)
        elif tag == "table":
            self.paragraph()
            self.rows = 0
        elif tag in ("p", "div") and self.rows:
            self.words.append(" ")
        elif tag in _BLOCKS or tag == "li":
            self.paragraph()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(_BLANK.sub(" ", data))

    def paragraph(self, row: bool = False) -> None:
        """Ends a paragraph; a row of a table stands on the line below the row before it."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        words = "\n".join(line for line in lines if line)
        self.words = []
        if not words:
            return
        words, self.label = (f"{self.label} {words}" if self.label else words), ""
        if row and self.rows > 1 and self.told:
            self.told[-1] += f"\n{words}"
        else:
            self.told.append(words)


def _concealed(told: dict[str, str | None]) -> bool:
    style = "".join((told.get("style") or "").casefold().split())
    return "hidden" in told or "display:none" in style or "visibility:hidden" in style


def _level(tag: str, told: dict[str, str | None]) -> Level:
    if tag == "ul":
        return Level(how="")
    start = told.get("start") or ""
    return Level(
        _HOW.get(told.get("type") or "1", "decimal"), "%1.", int(start) if start.isdecimal() and len(start) < 6 else 1
    )

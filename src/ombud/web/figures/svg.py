"""The few words of SVG that the figures are written in: everything from outside is escaped, and no number is unsaid.

Numbers along a line are per cent of its width and text keeps the size of the page, so that a figure reads alike on a
telephone and on paper. Attributes only, no style: the pages run and load nothing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

ROW = 34  # pixels: the height of a line in a figure
# Signs that XML 1.0 or HTML do not allow: controls, halves of pairs, and what is no character.
_NOT_XML = re.compile("[^\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd\U00020000-\U0010fffd]")


def clean(text: object) -> str:
    """A text from outside, as it may stand in HTML and XML alike."""
    return escape(_NOT_XML.sub("", str(text)))


def along(part: float) -> str:
    """A place along a line, in per cent of its width."""
    return f"{part:.1f}%".replace(".0%", "%")


def drawing(inside: Iterable[str], height: int, title: object, hidden: bool = False) -> str:
    """A drawing as wide as its column. ``title`` says what it shows in words; an axis is hidden from screen readers."""
    told = ' aria-hidden="true">' if hidden else f' role="img"><title>{clean(title)}</title>'
    body = "".join(inside)
    return f'<svg width="100%" height="{height}" direction="ltr" font-size=".85em"{told}{body}</svg>'


def upright(at: float, faint: bool = True, top: str = "0", bottom: str = "100%") -> str:
    """A line from top to bottom."""
    look = ' stroke-opacity=".2"' if faint else ""
    return f'<line x1="{along(at)}" x2="{along(at)}" y1="{top}" y2="{bottom}" stroke="currentColor"{look}/>'


def level(start: float, end: float, more: str = "") -> str:
    """A line from one place to another, half way up."""
    return f'<line x1="{along(start)}" x2="{along(end)}" y1="50%" y2="50%" stroke="currentColor"{more}/>'


def disc(at: float, full: bool) -> str:
    """A round mark: full, or hollow for what cannot be told apart from chance."""
    look = "" if full else ' class="hollow" fill="none" stroke="currentColor" stroke-width="2"'
    return f'<circle cx="{along(at)}" cy="50%" r="{6 if full else 5.5}"{look}/>'


def text(at: float, words: object, anchor: str = "middle", beside: int = 0, y: str = "50%") -> str:
    """Words at a place along a line, ``beside`` pixels from it."""
    moved = f' dx="{beside}"' if beside else ""
    return f'<text x="{along(at)}" y="{y}" dy=".35em"{moved} text-anchor="{anchor}">{clean(words)}</text>'


def sample(inside: str, width: int = 30) -> str:
    """A mark as it stands in a legend, beside its word."""
    return f'<svg width="{width}" height="16" aria-hidden="true">{inside}</svg>'


def legend(marks: Iterable[tuple[str, object]]) -> str:
    """What the marks mean: each beside its words."""
    items = "".join(f'<li>{mark} <span dir="auto">{clean(words)}</span></li>' for mark, words in marks)
    return f'<ul class="key">{items}</ul>' if items else ""

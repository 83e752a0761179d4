"""A page as it stands in a folder: its links lead from file to file, and what needs a server is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urljoin

from ombud.publish.places import Place, Published

_FORM = re.compile(r"<form\b.*?</form>", re.S | re.I)
_ITEM = re.compile(r"<li>\s*<a\b[^>]*?\shref=\"([^\"]*)\"[^>]*>(?:(?!</?li\b).)*?</a>\s*</li>\s*", re.S | re.I)
_HEAD_LINK = re.compile(r"<link\b[^>]*?\shref=\"([^\"]*)\"[^>]*>\s*", re.I)
_PRELOAD = re.compile(r"<link\b[^>]*\brel=\"preload\"[^>]*>\s*", re.I)  # refused by browsers for a page in a folder
_LINK = re.compile(r"(\s(?:href|src))=\"([^\"]*)\"")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass
class Still:
    """One page, made still: its HTML, and the addresses on this site that it leads to."""

    html: str
    leads_to: list[str] = field(default_factory=list)


def made_still(html: str, address: str, published: Published) -> Still:
    """The page at ``address`` with every link on this site made relative.

    Forms are taken out. A link to what is not published goes: with its list item, if it is all there is in one, else
    its words stay and lead nowhere.
    """
    here = published.place(address)
    if here is None:
        raise ValueError(f"{address} is not published")
    still = Still(_PRELOAD.sub("", _FORM.sub("", html)))
    settle = _Settle(address, here, published, still.leads_to)
    for pattern in (_ITEM, _HEAD_LINK):
        still.html = pattern.sub(lambda found: found[0] if settle.place(found[1]) else "", still.html)
    still.html = _LINK.sub(settle.link, still.html)
    return still


@dataclass(frozen=True)
class _Settle:
    address: str
    here: Place
    published: Published
    leads_to: list[str]

    def place(self, href: str) -> Place | str | None:
        """Where a link leads in the folder; the link itself if it leads out of this site or stays on the page."""
        told = unescape(href)
        if told.startswith("#") or _ELSEWHERE.match(told):
            return told
        return self.published.place(urljoin(self.address, told))

    def link(self, found: re.Match[str]) -> str:
        place = self.place(found[2])
        if isinstance(place, str):
            return found[0]
        if place is None:
            return ""
        self.leads_to.append(urljoin(self.address, unescape(found[2])))
        return f'{found[1]}="{escape(place.seen_from(self.here.file))}"'


def dead_links(html: str) -> Iterator[str]:
    """Links of a still page that would need a server: those that begin with a slash or a question mark."""
    for found in _LINK.finditer(html):
        if found[2].startswith(("/", "?")):
            yield found[2]

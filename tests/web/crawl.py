"""Reads pages as a careful visitor would: every link followed, every heading counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

INLINE = {"style"} | {f"on{what}" for what in ("click", "load", "change", "input", "submit", "error", "focus")}
HEADING = re.compile(r"h[1-6]")


@dataclass
class Page:
    """What a page is made of."""

    headings: list[int]
    ids: list[str]
    refers: list[str]
    links: list[str]
    inline: list[str]
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page([], [], [], [], [], "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if HEADING.fullmatch(tag):
            self.page.headings.append(int(tag[1]))
        if "id" in told:
            self.page.ids.append(told["id"])
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.page.refers += told.get(name, "").split()
        self.page.links += [told[name] for name in ("href", "src", "action") if name in told]
        self.page.inline += [f"{tag} {name}" for name in INLINE & told.keys()]
        if tag in ("script", "style"):
            self.page.inline.append(tag)

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read(html: str) -> Page:
    """The page, taken apart."""
    reader = _Reader()
    reader.feed(html)
    return reader.page


def internal(links: list[str], base: str) -> set[str]:
    """Links that stay on this site, as paths, without their fragments."""
    parts = (urlsplit(urljoin(f"http://testserver{base}", link)) for link in links)
    return {f"{p.path}{'?' if p.query else ''}{p.query}" for p in parts if p.netloc == "testserver"}


NOT_FOLLOWED = re.compile(r"/static/|/(sv|ar)/|/log/\d*[1-9]\.tlog-proof")  # of the receipts every tenth is enough


def reachable(client: Client, start: str, most: int = 3000, but: str = "^$") -> dict[str, int]:
    """Every address that links lead to from ``start``, with its status; ``but``: a pattern of those not followed."""
    found: dict[str, int] = {}
    left = [start]
    while left and len(found) < most:
        address = left.pop()
        if address in found or NOT_FOLLOWED.match(address) or re.match(but, address):
            continue
        response = client.get(address, follow=True)
        found[address] = response.status_code
        if response.streaming:
            b"".join(response.streaming_content)  # a file that is read to its end is closed
        if response.headers.get("Content-Type", "").startswith("text/html"):
            left += sorted(internal(read(response.content.decode()).links, address) - found.keys())
    return found

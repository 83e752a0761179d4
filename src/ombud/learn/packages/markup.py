"""Text as markup that is HTML and XML at once, so that learning systems and readers of books take the same."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markdown_it.token import Token

from ombud.learn.packages.edition import Edition
from ombud.learn.shelf import Module
from ombud.learn.text import markdown
from ombud.learn.works import numbered

_CITED = "cited:"  # what the address of a citation begins with until its place is known


def text(edition: Edition, of: Module, written: str) -> str:
    """Markdown as markup; each citation is a number that leads to its work."""
    tokens = markdown().parse(numbered(of, written, lambda key: f"{_CITED}{key}"))
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                _settle(edition, child)
    return str(markdown().renderer.render(tokens, markdown().options, {}))


def _settle(edition: Edition, link: Token) -> None:
    address = str(link.attrGet("href") or "")
    if address.startswith(_CITED):
        link.attrSet("href", edition.href("works", f"work-{address.removeprefix(_CITED)}"))
        link.attrSet("role", "doc-noteref")


def items(told: Iterable[str], kind: str = "ul") -> str:
    """Sentences as a list."""
    return f"<{kind}>{''.join(f'<li>{escape(one)}</li>' for one in told)}</{kind}>"


def link(address: str, told: str) -> str:
    """A link; ``told`` is plain text."""
    return f'<a href="{escape(address)}">{escape(told)}</a>'

"""A whole page around markup: as HTML for a learning system, as XHTML for a book."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

STYLE, SCRIPT = "style.css", "sco.js"
EPUB = "http://www.idpf.org/2007/ops"


def html(language: str, title: str, body: str, script: str = "") -> bytes:
    """A page for a learning system; ``body`` is markup, ``script`` the name of a file beside it.

    What leads elsewhere opens beside it, because to leave the page ends the session with the learning system.
    """
    stays = re.sub(r'<a (?=href="https?://)', '<a target="_blank" rel="noopener" ', body)
    run = f'<script src="{script}" defer="defer"></script>\n' if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<title>{escape(title)}</title>\n<link rel="stylesheet" href="{STYLE}"/>\n{run}</head>\n'
        f'<body>\n<main>\n<h1 lang="{language}">{escape(title)}</h1>\n{stays}</main>\n</body>\n</html>\n'
    ).encode()


def xhtml(language: str, title: str, body: str, kind: str = "bodymatter chapter") -> bytes:
    """A page of a book; ``kind`` says what it is to a reader of books (EPUB's own vocabulary)."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="{EPUB}" lang="{language}" xml:lang="{language}">\n'
        f'<head>\n<title>{escape(title)}</title>\n<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n'
        f'<body epub:type="{kind}">\n<h1>{escape(title)}</h1>\n{body}</body>\n</html>\n'
    ).encode()


def own(name: str) -> bytes:
    """A file of ours that goes into packages as it is: the style sheet, the script."""
    return (files("ombud.learn.packages") / name).read_bytes()

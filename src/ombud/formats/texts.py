"""A stranger's words as plain text: tags and control characters taken off, and what is no statement told apart."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

MAX_TEXT = 100_000  # characters of one statement: some forty pages; longer belongs in a file of its own

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLOCK = "p|br|div|li|ul|ol|h[1-6]|tr|table|thead|tbody|blockquote|section|article|dd|dt|dl|hr|pre"
_INLINE = "a|abbr|b|cite|code|em|font|i|img|mark|q|s|small|span|strong|strike|sub|sup|td|th|u|wbr"
_TAG = re.compile(rf"<(?P<close>/?)(?:(?P<block>{_BLOCK})|{_INLINE})\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_SHOWN = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r" ?\n[ \n]*")

# Words that stand where nothing is known or named. A field that says only this is unsaid, and counted in a warning.
# "x" and its like are left alone: in a form a cross is a yes.
UNSAID = frozenset(
    line.strip()
    for line in """
    - | -- | --- | – | — | . | .. | ... | … | ? | ?? | n/a | na | n.a. | n.a | n/d | nd | tbd | t.b.d. | tbc
    null | nan | unknown | not known | not available | not specified | to be determined | to be confirmed
    not applicable | none | nil | n.v.t. | nvt | niet van toepassing | geen
    onbekend | niet bekend | nog niet bekend | nog onbekend | niet ingevuld
    ej tillämpligt | ej relevant | inga | ingen | inget | sans objet | aucun | aucune | entfällt | keine | kein
    okänt | okänd | ej känt | inte känt | uppgift saknas
    inconnu | inconnue | non connu | non renseigné | à compléter | unbekannt | nicht bekannt | keine angabe
    """.replace("\n", "|").split("|")
    if line.strip()
)


def plain(value: Any) -> str:
    """Words without HTML tags, entities, control characters and stray blanks; line breaks stay."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if text.isprintable() and not any(sign in text for sign in ("<", "&", "  ")):
        return text.strip()  # most texts; the rest costs ten times as much
    text = _unescaped(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    if "<" in text:
        text = _without_tags(_without_hidden(text))
    return _LINES.sub(_line_break, _BLANK.sub(" ", text)).strip()


def _unescaped(text: str) -> str:
    """Entities as the signs they stand for, also where they were written twice over, as some exports do."""
    for _ in range(4):
        if "&" not in text:
            break
        text = _CONTROL.sub("", _ENTITY.sub(lambda entity: html.unescape(entity[0]), text))
    return text


def is_unsaid(text: str) -> bool:
    """Whether words only hold a place: a dash, "unknown", "onbekend", "n/a", "none"."""
    return text.strip().strip("()[]").strip().casefold() in UNSAID


def folded(text: str) -> str:
    """A heading as it is compared: lower case, without accents, punctuation and blanks."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in flat if character.isalnum())


def _without_hidden(text: str) -> str:
    """Text without scripts and styles; searched once from left to right, so that hostile text costs no more."""
    kept, at = [], 0
    while found := _HIDDEN.search(text, at):
        kept.append(text[at : found.start()])
        end = _SHOWN.search(text, found.end())
        at = end.end() if end else len(text)
    return "".join(kept) + text[at:]


def _without_tags(text: str) -> str:
    """Tags taken off. In HTML a line break in the source is a blank, and a block's tag is the line break."""
    if any(tag["block"] for tag in _TAG.finditer(text)):
        text = text.replace("\n", " ")
    return _TAG.sub(_break, text)


def _break(tag: re.Match[str]) -> str:
    block = (tag["block"] or "").lower()
    if not block or (tag["close"] and block in ("li", "tr", "dd", "dt")):
        return ""
    return "\n"


def _line_break(found: re.Match[str]) -> str:
    return "\n\n" if found[0].count("\n") > 1 else "\n"

"""People stay outside: what names a person in a stranger's file is taken out before anything is kept.

Whether words name a person is judged by :func:`ombud.people.mailbox.looks_like_a_person`, with the limits that it
states. In running text only mailboxes are taken out: a name in a sentence cannot be told from a street or a law with
enough certainty, and is left for the office that reads the import.
"""

from __future__ import annotations

import re

from ombud.people.mailbox import MAIL, looks_like_a_person

__all__ = ["TAKEN_OUT", "is_removed", "looks_like_a_person", "without_mailboxes"]

TAKEN_OUT = "[address held back]"
LONGEST_ADDRESS = 320  # signs: 64, the @ and 255 (RFC 5321, 4.5.3.1)
_WORD = re.compile(r"[^\s,;<>()\[\]\"]+")
_REMOVED = re.compile(r"\[(?:e-?mail )?(?:address|name|adres|naam)\w* (?:removed|held back|verwijderd)\]", re.I)


def without_mailboxes(text: str) -> str:
    """The text with each person's mailbox replaced by a mark; shared mailboxes such as privacy@ stay."""
    return _WORD.sub(_without_one, text) if "@" in text else text


def _without_one(word: re.Match[str]) -> str:
    """One word of a text; one that is longer than any address and holds an @ is taken out whole."""
    if "@" not in word[0]:
        return word[0]
    if len(word[0]) > LONGEST_ADDRESS:
        return TAKEN_OUT
    return MAIL.sub(lambda found: TAKEN_OUT if looks_like_a_person(found[0]) else found[0], word[0])


def is_removed(text: str) -> bool:
    """Whether somebody before us took a person out and left a mark."""
    return bool(_REMOVED.fullmatch(text.strip()))

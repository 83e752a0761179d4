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
_REMOVED = re.compile(r"\[(?:e-?mail )?(?:address|name|adres|naam)\w* (?:removed|held back|verwijderd)\]", re.I)


def without_mailboxes(text: str) -> str:
    """The text with each person's mailbox replaced by a mark; shared mailboxes such as privacy@ stay."""
    if "@" not in text:
        return text
    return MAIL.sub(lambda found: TAKEN_OUT if looks_like_a_person(found[0]) else found[0], text)


def is_removed(text: str) -> bool:
    """Whether somebody before us took a person out and left a mark."""
    return bool(_REMOVED.fullmatch(text.strip()))

"""When words about data name an item of data, and when they only tell about it."""

from __future__ import annotations

import re

from ombud.formats.texts import is_unsaid

LONGEST = 160  # letters; what is longer is a description and no name
_DENIES = re.compile(r"\b(?:geen|niet|nooit|n\.?v\.?t|no|not|none|never|inga|ingen|inte|aucune?|pas de|keine?)\b", re.I)
_SENTENCE = re.compile(r"[.;:!?](?:\s|$)|\n")


def item_name(described: str) -> str:
    """The item that a description of data names, if it is short enough to be a name and no sentence.

    "Kentekens (kenteken, datum, tijd)" names an item; a paragraph does not, and "no personal data" denies one.
    """
    name = described.strip(" *-•.\t\n")
    told = len(name) > LONGEST or _SENTENCE.search(name) or _DENIES.search(name) or is_unsaid(name)
    return "" if told else name

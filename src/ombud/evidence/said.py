"""Whether something was really said: a dash or “to be decided” says nothing, while “nobody” says a lot."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from ombud.ledger.erased import MARK
from ombud.words import Sentence, say


def _lines(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", "|").split("|")) - {""}


# What people write into a field that they leave empty, in the languages that our sources come in.
_EMPTY = _lines("""
    na|n a|n.a|n/a|nvt|n.v.t|not applicable|niet van toepassing|ej tillämpligt|entfällt|sans objet
    tba|tbd|tbc|t.b.d|to be decided|to be determined|to be confirmed|nader te bepalen|ntb|todo|to do|pm|p.m
    unknown|not known|not yet known|unclear|onbekend|niet bekend|nog niet bekend|okänt|ej känt|vet ej|unbekannt|inconnu
    not said|unsaid|not stated|null|nan|undefined|lorem ipsum|x|xx|xxx|see above|zie boven|se ovan|test
""")
# What says that there is none: an answer, and often the one that matters.
_NONE = _lines("""
    none|nobody|no one|no-one|nothing|nil|no|never|not possible|there is none|none at all|no way|no other way|not at all
    geen|niemand|niets|nee|niet mogelijk|ingen|inga|inget|ingenting|nej|aldrig|inte möjligt|keine|keiner|nichts|nein
    aucun|aucune|personne|non|rien|ninguno|ninguna|nadie|nada|nessuno
""")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d)")
_LONGEST = 80  # characters of a name in a sentence: longer ones are cut, so that a sentence stays one


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .…-–—_?!*:;()[]\"'“”/\\")


def told(text: str | None) -> bool:
    """Whether a text says something: it has a letter or a figure in it, is no placeholder and no word for “none”."""
    if not text or text == MARK:
        return False
    bare = _bare(text)
    return bare not in _EMPTY and bare not in _NONE and any(letter.isalnum() for letter in bare)


def none(text: str | None) -> bool:
    """Whether a text says that there is none: “nobody”, “no other way”, “geen”."""
    return bool(text) and _bare(text or "") in _NONE


def same(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, spaces and a full stop."""
    return key(one) == key(other)


def key(name: str) -> str:
    """A name as it is compared: without capitals, doubled spaces and a closing full stop."""
    return " ".join(name.casefold().split()).rstrip(".")


def short(name: str) -> str:
    """A name that fits into a sentence."""
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def listed(names: Iterable[str | Sentence], most: int = 4) -> Sentence:
    """Names in a row, the first ``most`` of them, each once: “the login, the map and 3 more”."""
    all_of_them = list(dict.fromkeys(short(name) if isinstance(name, str) else name for name in names))
    shown, left = all_of_them[:most], len(all_of_them) - most
    if left > 0:
        return say("{names} and {n} more", names=_row(shown), n=left)
    return _row(shown)


def _row(names: Sequence[str | Sentence]) -> Sentence:
    row = say("{name}", name=names[0]) if names else say("none")
    apart = any("," in str(name) for name in names)  # a name with a comma in it would look like two
    for name in islice(names, 1, None):
        row = say("{names}; {name}", names=row, name=name) if apart else say("{names}, {name}", names=row, name=name)
    return row


def day(text: str) -> date | None:
    """The first day of what a text dates, where it opens with a date: 2024, 2024-05, 2024-05-31."""
    found = _DAY.match(text.strip())
    if found is None:
        return None
    year, month, in_month = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, in_month)
    except ValueError:
        return None


def number(value: float | None) -> float | None:
    """A number that can be reckoned with: infinity and “not a number” are nothing said."""
    try:
        return value if value is not None and math.isfinite(value) else None
    except OverflowError:  # a whole number too long to be reckoned with
        return None


def years_before(today: date, years: int) -> date:
    """The same day some years ago; 29 February becomes 28."""
    return _moved(today, -years)


def years_after(today: date, years: int) -> date:
    """The same day in some years; beyond what a calendar can hold, in its last year."""
    return _moved(today, years)


def _moved(today: date, years: int) -> date:
    year = min(max(today.year + years, date.min.year), date.max.year)
    return today.replace(year=year, day=28 if (today.month, today.day) == (2, 29) else today.day)

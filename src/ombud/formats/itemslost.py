"""What each format of an inventory can carry of an item, and what is lost, said in a sentence for each field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ombud.formats.fideslegal import FIDES_BASES, FIDES_SPECIAL
from ombud.formats.fideslife import is_figure
from ombud.held.data.item import ItemRead, Life, Recipient
from ombud.held.data.special import dpv_special
from ombud.held.entries import Ending, Personal
from ombud.words import Sentence, mark, say

_FIDES_KEY = re.compile(r"[A-Za-z0-9_.<>-]+")
Fits = Callable[[ItemRead], bool]


def _yes(item: ItemRead) -> bool:
    return True


def _no(item: ItemRead) -> bool:
    return False


FIELDS: Mapping[str, Sentence] = {
    "name": say("What"), "system": say("System"), "why": say("Why"), "decision": say("Decision it serves"),
    "last_used": say("Last used"), "personal": say("Personal data"), "categories": say("Data categories"),
    "subjects": say("Data subjects"), "legal_basis": say("Legal basis"), "special_basis": say("Article 9 basis"),
    "source": say("Source of the data"), "recipients": say("Recipients"), "country": say("Countries of recipients"),
    "their_law": say("Law of recipients"), "rules": say("Rules of recipients"), "where": say("Where"),
    "law": say("Which law"), "rule": say("End of life, in words"), "after": say("Kept for"),
    "counted_from": say("Counted from"), "on": say("End date"), "method": say("How it ends"),
    "cap": say("Longest allowed"),
}  # fmt: skip
FORMATS: Mapping[str, str] = {
    "ropa": "ROPA", "fideslang": "fideslang", "odcs": "ODCS 3.1", "dpv": "DPV",
}  # fmt: skip
# Where a format carries a field only sometimes: when it does, as a condition and in words.
PARTLY: Mapping[tuple[str, str], tuple[Fits, str]] = {
    ("fideslang", "why"): (lambda item: bool(_FIDES_KEY.fullmatch(item.why)), mark("as a data use of its taxonomy")),
    ("fideslang", "categories"): (lambda item: all(map(_FIDES_KEY.fullmatch, item.categories)),
                                  mark("as keys of its taxonomy")),
    ("fideslang", "subjects"): (lambda item: all(map(_FIDES_KEY.fullmatch, item.subjects)),
                                mark("as keys of its taxonomy")),
    ("fideslang", "legal_basis"): (lambda item: item.legal_basis in FIDES_BASES, mark("as one of its six grounds")),
    ("fideslang", "special_basis"): (lambda item: item.special_basis in FIDES_SPECIAL,
                                     mark("as one of its ten grounds")),
    ("fideslang", "personal"): (lambda item: item.personal is Personal.SPECIAL, mark("only that it is special")),
    ("fideslang", "recipients"): (lambda item: not any(sign in one.name for one in item.recipients for sign in ";\n"),
                                  mark("their names, as one text")),
    ("fideslang", "rule"): (lambda item: not (item.life.after or item.life.on or is_figure(item.life.rule)),
                            mark("where no figure is given")),
    ("fideslang", "counted_from"): (lambda item: bool(item.life.after), mark("behind a duration")),
    ("fideslang", "on"): (lambda item: not item.life.after, mark("where no duration is given")),
    ("dpv", "special_basis"): (lambda item: bool(dpv_special(item.special_basis)),
                               mark("by its point of article 9(2): “art. 9(2)(g)”")),
    ("dpv", "personal"): (lambda item: bool(item.categories), mark("with a data category")),
    ("dpv", "method"): (lambda item: item.life.method not in (Ending.ARCHIVE, Ending.RETURN),
                        mark("delete, aggregate, anonymise")),
}  # fmt: skip
_NEVER: Mapping[str, frozenset[str]] = {
    "ropa": frozenset(),
    "odcs": frozenset(),
    "fideslang": frozenset(
        ("decision", "last_used", "source", "country", "their_law", "rules", "where", "law", "method", "cap")
    ),
    "dpv": frozenset(("decision", "last_used", "cap")),
}


def fits(item: ItemRead, field: str, format: str) -> bool:
    """Whether a format can carry what a field of an item says."""
    if field in _NEVER[format]:
        return False
    condition = PARTLY.get((format, field))
    return condition is None or condition[0](item)


def can_carry(field: str, format: str) -> Sentence:
    """In words: yes, no, or how far."""
    if field in _NEVER[format]:
        return say("no")
    condition = PARTLY.get((format, field))
    return say("partly: {how}", how=say(condition[1])) if condition else say("yes")


def lost(items: Sequence[ItemRead], format: str) -> tuple[Sentence, ...]:
    """One sentence for each field that says something and does not survive, with the number of items."""
    told = []
    for field, title in FIELDS.items():
        n = sum(_says(item, field) and not fits(item, field, format) for item in items)
        if n:
            told.append(say("{format} cannot say this; items that lose it: {n}. Field: {field}.",
                            format=FORMATS[format], n=n, field=title))  # fmt: skip
    return tuple(told)


def carried(item: ItemRead, format: str) -> ItemRead:
    """The item as it is once it has been written in a format and read again: without what is lost, and its place."""
    gone = {field for field in FIELDS if not fits(item, field, format)}
    who = tuple(_who(one, gone) for one in item.recipients) if "recipients" not in gone else ()
    empty, none = ItemRead(""), Life()
    life = {field: getattr(none, field) for field in ("rule", "after", "counted_from", "on", "method", "cap")
            if field in gone}  # fmt: skip
    own = {field: getattr(empty, field) for field in gone if hasattr(empty, field) and field != "recipients"}
    return replace(item, **own, recipients=who, life=replace(item.life, **life), place="")


def _who(one: Recipient, gone: set[str]) -> Recipient:
    return Recipient(
        one.name,
        "" if "country" in gone else one.country,
        "" if "their_law" in gone else one.law,
        "" if "rules" in gone else one.rules,
    )


def _says(item: ItemRead, field: str) -> bool:
    if field in ("country", "their_law", "rules"):
        part = {"their_law": "law"}.get(field, field)
        return any(getattr(one, part) for one in item.recipients)
    value = getattr(item if hasattr(item, field) else item.life, field)
    return bool(value) and value not in (Personal.UNSAID, Ending.UNSAID)

"""Which sentences of a contract say whose a thing is, and on which side they put it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ombud.held.contract.document import Document
from ombud.held.contract.parties import Parties, Side
from ombud.held.contract.roles import CITY_ROLES, VENDOR_ROLES

_CUE = re.compile(
    r"\b(?:own(?:s|ed|er|ers|ership)?|title|propert(?:y|ies)|belongs?|vests?|vested|assigns?|retains?|reserved|hire)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z\"“(§]|and\b)|\n\s*\n")
_TAIL = re.compile(  # what follows it does not say what is owned
    r"(?:,|;|\s)\s*(?:except|excluding|other than|save|subject to|provided|which|that (?:is|are|was|were)|but|unless"
    r"|however|notwithstanding|whether|including|free (?:of|from)|upon|immediately|effective)\b.*",
    re.S,
)
_THING = re.compile(  # what makes a thing of a party's name before it
    r"\s(?:[A-Z][a-z]|data\b|materials?\b|content\b|information\b|property\b|platform\b|software\b|equipment\b|records\b"
    r"|ip\b|intellectual\b|tools\b|background\b|works?\b|documents?\b|systems?\b)"
)
_CITY, _VENDOR, _BOTH = "§c", "§v", "§b"
_SIDES = {_CITY: Side.CITY, _VENDOR: Side.VENDOR, _BOTH: Side.BOTH}
_OTHER = {Side.CITY: Side.VENDOR, Side.VENDOR: Side.CITY}


def _any(words: str) -> str:
    """Any number of these words, each with the blank before it."""
    return rf"(?:\s+(?:{words}))*"


_WHO = r"(?P<who>§[cvb])"
_WILL = _any(
    "shall|will|must|may|does|do|is|are|be|hereby|also|and|its|licensors?|or|their|respective|at all times|always"
    "|continue to|expressly|solely|exclusively|remains?"
)
_KIND = (
    r"(?:rights?|title|titles|interests?|ownership|property|copyrights?|proprietary rights?"
    r"|intellectual property(?: rights?)?|iprs?)"
)
_WHOLE = (
    r"(?:(?:all|any|the|its|sole|exclusive|full|entire|and|or|worldwide|complete|absolute|of|such|other|legal)\s+)*"
)
_RIGHT = rf"{_WHOLE}{_KIND}(?:(?:,|\s+and|\s+or|\s*/|\s)+{_WHOLE}{_KIND})*"
_IN = r"\s*(?:,?\s*(?:in and to|to and in|in or to|in|to|of|over|on|and to)\s+)"
_BE = (
    r"(?:(?:shall|will|must|is|are|be|and|become|remains?|deemed|to|at all times|always|thereupon|hereby|considered|the"
    r"|sole|solely|exclusive|exclusively|absolute|entire|confidential|proprietary|also|both|wholly|jointly)\s+)*"
)
_THE = r"(?:the\s+)?"
_LY = r"(?:\w+ly\s+)?"
_OWNER_OF = r"be\s+the\s+(?:sole\s+|exclusive\s+|and\s+|legal\s+)*owners?\s+of"
_HAS = rf"(?:{_OWNER_OF}|owns?|retains?|reserves?|keeps?|holds?|have|has)"
_BELONGS = rf"(?:vests?\s+{_LY}in|vested\s+{_LY}in|belongs?\s+{_LY}to)"
_GOES = (
    rf"(?:pass(?:es)?\s+to|{_BELONGS}|remains?\s+{_LY}with|transfers?\s+to|rests?\s+with|reserved\s+(?:to|by|for)|with)"
)
_GIVES = r"(?:transfers?|grants?|conveys?|gives?|assigns?|vests?)"
_DOES = r"shall|will|owns?|retains?|has|have|is|may|must|hereby|agrees"
_NEXT = rf"(?:,|;|\s+and|\s+but|\s+while|\s+whereas)*\s*§[cvb]\s+(?:{_DOES})\b"
_ALL = rf"(?P<things>.+?)(?=(?:{_NEXT})|$)"  # up to where the next thing is said of a side
_SOME = r"(?P<things>[^§]+?)\s+"
# Who owns is told by these; each gives the side that owns ``things``. Those of ``_LOSES`` say who does not.
_OWNS = tuple(
    re.compile(pattern, re.S)
    for pattern in (
        rf"{_WHO}{_WILL}\s+{_HAS}\s+{_RIGHT}{_IN}{_ALL}",
        rf"{_WHO}{_WILL}\s+(?:{_OWNER_OF}|owns?)\s+{_ALL}",
        rf"{_RIGHT}{_IN}{_SOME}{_BE}{_GOES}\s+{_THE}{_WHO}",
    )
)
_OWNED = tuple(  # what stands before these, back to the last side that is named, is owned
    re.compile(pattern, re.S)
    for pattern in (
        rf"{_BE}(?:property\s+of|owned(?:\s+\w+ly)?\s+by|{_BELONGS}|proprietary\s+to)\s+{_THE}{_WHO}",
        rf"{_BE}{_THE}{_WHO}'s?\s+(?:sole\s+|exclusive\s+|and\s+)*property",
        rf"{_BE}works?[- ](?:made[- ])?for[- ]hire\s+(?:for|of)\s+{_THE}{_WHO}",
    )
)
_LOSES = tuple(
    re.compile(pattern, re.S)
    for pattern in (
        rf"{_WHO}{_WILL}\s+(?P<gives>assigns?|transfers?|conveys?)\s+(?:(?:and|hereby)\s+\w+\s+)*"
        rf"(?:to\s+{_THE}§[cv],?\s+)?{_RIGHT}{_IN}{_ALL}",
        rf"{_WHO}{_WILL}\s+(?:acquires?|obtains?|gains?|receives?|has|have|claims?)\s+(?:no|any)\s+{_RIGHT}{_IN}{_ALL}",
        rf"(?:nothing|not)\b[^§]*\b{_GIVES}\s+(?:to\s+|in\s+)?{_THE}{_WHO}\s+(?:any\s+)?{_RIGHT}{_IN}{_ALL}",
    )
)
_DENIED = re.compile(
    r"\b(?:not|never)\s+(?:\w+\s+){0,2}(?:own|be|become|vest|belong|retain|acquire|obtain|have|gain|transfer|grant|convey"
    r"|give|assign)\b|\bneither\b|\bnothing\b|\bno\s+(?:right|title|ownership|interest|other right)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """That a passage puts things on a side. ``things`` are the words that say which, in small letters."""

    things: str
    side: Side
    passage: int


def claims(document: Document, parties: Parties) -> tuple[Claim, ...]:
    """Every sentence of a contract that says who owns something, in order."""
    names = _names(parties)
    return tuple(
        claim
        for at, passage in enumerate(document.passages)
        if _CUE.search(passage.text)
        for sentence in _SENTENCE.split(passage.text)
        if _CUE.search(sentence)
        for claim in _claimed(_marked(sentence, names), at)
    )


def _names(parties: Parties) -> re.Pattern[str]:
    """A pattern that finds either side by its names and roles, the longest first."""
    city = parties.city | {role for role in CITY_ROLES if parties.side(role) is Side.CITY}
    vendor = parties.vendor | {role for role in VENDOR_ROLES if parties.side(role) is Side.VENDOR}

    def told(names: Iterable[str]) -> str:
        return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) or r"(?!)"

    both = "the parties jointly|both parties|each (?:of the )?part(?:y|ies)|either party|each party|the parties"
    sides = rf"(?P<city>{told(city)})|(?P<vendor>{told(vendor)})|(?P<both>{both})"
    return re.compile(rf"\b(?:the\s+|said\s+)?(?:{sides})(?!\w)", re.I)


def _marked(sentence: str, names: re.Pattern[str]) -> str:
    """A sentence in small letters with marks in the places of the two sides."""
    small = " ".join(sentence.replace("’", "'").split())

    def mark(at: re.Match[str]) -> str:
        if _THING.match(small, at.end()):
            return at[0]  # "Customer Data" is a thing, and not the customer
        return _CITY if at["city"] else _VENDOR if at["vendor"] else _BOTH

    return names.sub(mark, small).casefold()


def _claimed(sentence: str, at: int) -> Iterator[Claim]:
    denied = bool(_DENIED.search(sentence))
    joint = "jointly own" in sentence or "joint property" in sentence
    for things, who in () if denied else _owned(sentence):
        yield Claim(_things(things), Side.BOTH if joint else _SIDES[who], at)
    for pattern in _LOSES:
        for found in pattern.finditer(sentence):
            gives = "gives" in pattern.groupindex
            if found["who"] != _BOTH and denied != gives:
                yield Claim(_things(found["things"]), _OTHER[_SIDES[found["who"]]], at)


def _owned(sentence: str) -> Iterator[tuple[str, str]]:
    """What a sentence says is owned, and by whom."""
    for pattern in _OWNS:
        for found in pattern.finditer(sentence):
            yield found["things"], found["who"]
    for pattern in _OWNED:
        for found in pattern.finditer(sentence):
            before = sentence[: found.start()]
            behind = before[before.rfind("§") + 2 if "§" in before else 0 :]
            yield behind if any(map(str.isalpha, behind)) else before[: before.rfind("§")], found["who"]


def _things(words: str) -> str:
    return _TAIL.sub("", words).strip()

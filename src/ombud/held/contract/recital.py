"""The opening of a contract: who signs it, and the names that it gives to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ombud.held.contract.roles import CITY_ROLES, LEANING_CITY, LEANING_VENDOR, VENDOR_ROLES, folded, public

OPENING = 40_000  # characters: behind a table of contents the opening may come late
FAR = 1200  # characters between two parties of one opening, addresses and all
MOST_ANCHORS = 12

_Q = '"“”„ʺ«»'
_QUOTED = rf"[{_Q}]{{1,2}}\s?(?P<told>[^{_Q}()\n]{{1,60}}?)\s?[{_Q}]{{1,2}}"
_ANY_QUOTED = re.compile(
    rf"[{_Q}]{{1,2}}\s?([^{_Q}()]{{1,60}}?)\s?[{_Q}]{{1,2}}|(?<!\w)['‘]([^'‘’()]{{2,40}})['’](?!\w)"
)
_ANCHOR = re.compile(
    r"\b(?:by\s+and\s+)?(?:between|among(?:st)?)\b(?:\s+and\s+among)?|\b(?:entered\s+into|made|executed)\s+by\b"
    r"|\bparties\b\s*:?\s*(?=\(?1[).])|\bthe\s+parties\s+(?:to\s+this\s+\w+\s+)?are\b",
    re.I,
)
_PAREN = re.compile(r"\((?P<inside>[^()]{1,240})\)")
_HEREAFTER = re.compile(
    r"(?:herein(?:after)?|hereafter)(?:,)?\s+(?:also\s+|individually\s+)?(?:(?:referred\s+to|called|known|named|designated)\s*)?(?:as\s+)?"
    rf"(?:the\s+)?[{_Q}'‘]?(?P<told>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){{0,4}})",
)
_LOOSE = re.compile(rf"(?<![(\w]){_QUOTED}(?:\s*(?:/|or|and|,)\s*{_QUOTED.replace('told', 'more')})?")
_ENDS = re.compile(
    r"\b(?:WHEREAS|Whereas|RECITALS?|Recitals?|WITNESSETH|W I T N E S S E T H|NOW,? THEREFORE|Now,? therefore"
    r"|BACKGROUND|Background|PREAMBLE|(?:hereby )?agree as follows|TABLE OF CONTENTS|Table of Contents)\b"
)
_NO_PARTY = re.compile(
    r"(?:this |the )?(?:.*agreement|part(?:y|ies)|.*\bdate|contract|.*\bterm|amendment.*|addendum|recitals?|.*\bact"
    r"|services?|products?|.*shares|.*stock|sow|msa|licen[sc]e|effective.*|collectively|individually|territory"
    r"|affiliates?|plan|program|project|order.*|lease|exchange|sec|commission)$"
)
_NAME_ENDS = re.compile(
    r",?\s+\(|(?<=[A-Z]{3})\s+of\s(?=[A-Z][a-z])|(?<=Limited)\s+of\s|(?<=Ltd)\.?\s+of\s|(?<=Inc)\.?\s+of\s|\s+and\s+its\b|\s+and\s+[\"“]|[\"“”]|\.\s+\d|\s+(?:is|through|under|via)\s|,\s+(?:a|an|the|with|having|whose|which|acting|represented|located|incorporated|organi[sz]ed|established"
    r"|registered|of|duly|on behalf|as|by and|individually|and|its|at|doing|together|party)\b"
    r"|\s+(?:a|an)\s+(?:[A-Z]?[\w.]+\s+){0,4}?(?:corporation|company|limited|partnership|association|trust|municipal\w*|nonprofit"
    r"|non-profit|charitable|body|public)\b"
    r"|,?\s+(?:with\s+(?:its|a|an|offices|principal|place|registered)|having\s|whose\s|which\s|located\s|acting\s|incorporated\s"
    r"|organi[sz]ed\s|residing\s|doing\s+business|d/b/a|dba\b|on\s+behalf|registered\s|represented\s|existing\s|of\s+\d"
    r"|company\s+n(?:o|umber)|established\s|operating\s|by\s+and\s+through)"
    r"|,\s+\d|\s{3,}|\n|;|\s\d{2,}\s[A-Z]"
)
_LEAD = re.compile(
    r"\s*(?:[,;:.)|–—-](?!\w)|\(?(?:\d|[ivx]{1,3}|[a-d])[.)]|(?:and|or|between|among|by|with|of|to|the\s+parties|on\s+the\s+one\s+hand|on\s+"
    r"the\s+other\s+hand|on\s+the\s+other|hand)\b(?=\s|:|,))\s*",
    re.I,
)
_DESCRIBED = re.compile(
    r"(?:,\s*)?(?:an?|its|with|having|whose|which|located|organi[sz]ed|incorporated|of|at|duly|in|and\s+its)\b", re.I
)
_NEXT = re.compile(
    r"(?:;|[,\s])\s*(?:and|AND|And|&)\s+(?:between\s+|by\s+)?"
    r"(?=(?:the\s+|THE\s+|The\s+)?(?:[A-Z0-9\[]|[a-z]\w*[-.@]\w|[a-z]{1,2}[A-Z]|[a-z]\w+, (?:inc|llc|ltd)))"
    r"|;\s*(?=[A-Z])",
)
_AND = re.compile(r"\s*[,;.]?\s*[-–—]?\s*(?:and|AND|And|&)\b")
_BEGINS = re.compile(r"(?:the )?(?:[A-Z0-9\[]|[a-z]\w*[-.@]\w|[a-z]{1,2}[A-Z]|[a-z]\w+, (?:inc|llc|ltd))")
_SENTENCE = re.compile(r"\b(?:shall|will|may|upon|any|such|hereby|is|are|was|has|have|its|not|be|if|or|that|this|as)\b")
_COMPANY = re.compile(
    r"(?i)\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|company|co|gmbh|ag|ab|plc|l\.?p|llp|n\.?a|s\.?a"
    r"|sas|sarl|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a/s|oy|oyj|pty|bank|association|university|fund|foundation|trust|institute)\b"
)
_ROLES = CITY_ROLES | VENDOR_ROLES | LEANING_CITY | LEANING_VENDOR
_ROLE = "|".join(sorted(map(re.escape, _ROLES), key=lambda role: (-len(role), role)))
_LABEL = re.compile(
    rf"(?:^[ \t]*|   |\s(?=party))(?:the )?(?P<role>party [ab]|(?:first|second) party|{_ROLE})"
    r"(?: name)?[ \t]*[:|][ \t]*(?P<name>[A-Z][^\n|;:]{2,90}?)(?=$|[\n|;]|   | [A-Z]\w+ ?[A-Z]?\w*:)",
    re.I | re.M,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """One who signs, as the opening of a contract tells: the name as it is written, and what it is called."""

    name: str
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place where a name is given: ("Vendor"), hereinafter the City, "Licensor" / "NLS"."""

    start: int
    stop: int
    called: tuple[str, ...]


def signing(text: str) -> tuple[Signing, ...]:
    """Who signs a contract, from its opening, or else from the front sheet; nobody where neither tells."""
    opening = text[:OPENING]
    namings = list(_namings(opening))
    best: tuple[Signing, ...] = ()
    for at in list(_ANCHOR.finditer(opening))[:MOST_ANCHORS]:
        found = _from(opening, at.end(), namings)
        if len(found) > 1 and _believed(found):
            return found
        if found and _believed(found):
            best = max(best, found, key=len)
    for naming in namings[:MOST_ANCHORS]:
        found = _from(opening, opening.rfind("\n", 0, naming.start) + 1, namings)
        if len(found) > 1 and _believed(found):
            return found
    labelled = tuple(_labelled(opening))
    return labelled if len(labelled) > len(best) else best or _pair(opening)


def _believed(found: tuple[Signing, ...]) -> bool:
    """Whether one at least is plainly somebody: a company, a public body, or one with a role in the contract."""
    return any(
        _COMPANY.search(each.name) or public(each.name) or any(folded(word) in _ROLES for word in each.called)
        for each in found
    )


def _namings(text: str) -> Iterator[_Naming]:
    """The places in an opening where a name is given, in order."""
    found = [_Naming(at.start(), at.end(), told) for at in _PAREN.finditer(text) if (told := _called(at["inside"]))]
    taken = [(each.start, each.stop) for each in found]
    for pattern in (_HEREAFTER, _LOOSE):
        for at in pattern.finditer(text):
            told = tuple(_fit(word) for word in at.groups() if word and _fit(word))
            if told and not any(start <= at.start() < stop for start, stop in taken):
                found.append(_Naming(at.start(), at.end(), told))
                taken.append(at.span())
    yield from sorted(found, key=lambda each: each.start)


def _called(inside: str) -> tuple[str, ...]:
    """The names between two brackets: in quotes, or a bare role such as (the Authority)."""
    quoted = [one or other for one, other in _ANY_QUOTED.findall(inside)]
    if quoted:
        return tuple(dict.fromkeys(told for word in quoted if (told := _fit(word))))
    if found := _HEREAFTER.search(inside):
        return (found["told"],) if _fit(found["told"]) else ()
    bare = re.sub(r"^(?:the|referred to as(?: the)?|collectively,?(?: the)?|or|as)\s+", "", inside.strip(), flags=re.I)
    return (bare,) if folded(bare) in _ROLES and bare[:1].isupper() else ()


def _fit(word: str) -> str:
    """A given name that may be a party's; empty for "Agreement", "Effective Date", "Parties"."""
    bare = " ".join(word.split()).strip(" ,.;:'’")
    return "" if not bare or _NO_PARTY.match(folded(bare)) or not any(sign.isalpha() for sign in bare) else bare


def _from(text: str, start: int, namings: list[_Naming]) -> tuple[Signing, ...]:
    """The parties that are named one behind the other from a place on, until the opening ends."""
    told: list[Signing] = []
    end = _ENDS.search(text, start, start + 6000)
    limit = end.start() if end else min(len(text), start + 6000)
    for naming in namings:
        if naming.start < start:
            continue
        if naming.start > limit or naming.start - start > FAR:
            break
        names = _names(text[start : naming.start], first=not told)
        if names:
            told += [Signing(name, ()) for name in names[:-1]] + [Signing(names[-1], naming.called)]
        elif told and len(text[start : naming.start].strip(" ,;:or/")) < 4:  # ("Acme") ("Vendor")
            told[-1] = Signing(told[-1].name, (*told[-1].called, *naming.called))
        elif any(folded(word) in _ROLES for word in naming.called):  # the entity that signs below ("Customer")
            told.append(Signing(naming.called[0], naming.called))
        start = naming.stop
    if len(told) == 1:
        told += [Signing(name, ()) for name in _names(text[start:limit], first=False)[:1]]
    return tuple(told)


def _names(stretch: str, first: bool) -> list[str]:
    """The names in a stretch of an opening: what it begins with, and what follows an "and" behind a description."""
    stretch = stretch.replace("\n", " ") if stretch.count("\n") < 3 else stretch
    rest = _led(stretch)
    told: list[str] = []
    if first or _AND.match(stretch) or (_is_name_like(rest) and stretch.lstrip()[:1] != ","):
        name, length = _name(rest)
        told, rest = ([name] if name else []), rest[length:]
    else:
        rest = stretch
    found = list(_NEXT.finditer(rest))
    name = _name(_led(rest[found[-1].end() :]))[0] if found else ""
    if name and told and not (_COMPANY.search(name) or public(name)):
        name = ""  # "England and Wales" in a description is nobody
    if not name and not told:
        name = _name(_behind_description(rest))[0]
    return [*told, name] if name else told


def _name(rest: str) -> tuple[str, int]:
    """The name at the beginning of a stretch, and its length there; empty if what begins it is none."""
    end = _NAME_ENDS.search(rest)
    length = end.start() if end else len(rest)
    name = " ".join(rest[:length].split()).strip(" ,.;:-–—|'\"“”")
    return (name, length) if _is_name(name) else ("", 0)


def _is_name_like(rest: str) -> bool:
    return bool(_BEGINS.match(rest))


def _is_name(name: str) -> bool:
    """Whether words are a name and not a piece of a sentence or a role: most of them have a capital."""
    words = name.removeprefix("the ").split()
    if not 2 < len(name) <= 120 or len(words) > 14 or not _BEGINS.match(name):
        return False
    if _NO_PARTY.match(folded(name)) or folded(name) in _ROLES or _SENTENCE.search(name):
        return False
    capital = sum(not word[0].islower() or word in ("of", "and", "for", "de", "the", "van", "y") for word in words)
    return capital >= 0.6 * len(words) or len(words) < 3


def _behind_description(stretch: str) -> str:
    """What follows ", a Delaware corporation," where no "and" tells where the next name begins."""
    parts = [part.strip() for part in stretch.split(", ")]
    kept = [part for part in parts if part and not _DESCRIBED.match(part)]
    return ", ".join(kept) if kept else ""


def _led(stretch: str) -> str:
    """A stretch without the commas, numbers and small words before a name."""
    while (found := _LEAD.match(stretch)) and found.end():
        stretch = stretch[found.end() :]
    return stretch.lstrip()


def _labelled(text: str) -> Iterator[Signing]:
    """Parties of a front sheet: "Supplier: Acme Ltd", one a line."""
    seen = set()
    for found in _LABEL.finditer(text):
        role = folded(found["role"])
        name = " ".join(found["name"].split()).strip(" ,.;")
        if role not in seen and len(name.split()) <= 10 and _is_name(name):
            seen.add(role)
            yield Signing(name, (found["role"],))


_PAIR = re.compile(
    r"\b(?:between|among)\b:?\s+(?P<told>.{4,300}?)(?:\n\s*\n\s*\n|\bdated\b|\bfor\b|\.\s+(?:The|This|It)\b|\bSource:|\.\s*\n|\bWHEREAS|\bRECITALS|$)",
    re.I | re.S,
)
_LISTED = re.compile(r"\(?[12][.)]\)?\s+(?P<told>[A-Z].{3,160}?)(?=\n|;|\(?2[.)]|$)", re.S)


def _pair(text: str) -> tuple[Signing, ...]:
    """Two names joined by "and" behind "between", or numbered, where the contract gives them no others."""
    for found in list(_PAIR.finditer(text))[:MOST_ANCHORS]:
        parts = re.split(r"[\s–—-](?:and|AND|And|&)[\s–—-]", found["told"])
        names = [name for part in parts if (name := _name(_led(part))[0])]
        if len(names) > 1:
            return tuple(Signing(name, ()) for name in names[:4])
    for at in list(_ANCHOR.finditer(text))[:MOST_ANCHORS]:
        listed = [_name(_led(found["told"]))[0] for found in _LISTED.finditer(text, at.end(), at.end() + 800)][:2]
        if len(listed) == 2 and all(listed):
            return tuple(Signing(name, ()) for name in listed)
    return ()


def name_in(definition: str, term: str) -> str:
    """The name of a party in a definition of its role: “Supplier” means Acme Ltd, whose …; empty if there is none."""
    found = re.search(r"\b(?:means?|refers to|is)\b:?\s+", definition)
    name = _name(_led(definition[found.end() :]))[0] if found else ""
    return name if (_COMPANY.search(name) or public(name)) and folded(name) != folded(term) else ""

"""The opening of a contract: who signs it, and the names that it gives to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ombud.held.contract.names import NO_PARTY, is_name, led, name_at, names_in, somebody
from ombud.held.contract.roles import ROLES, folded, short_name

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
    r"(?:herein(?:after)?|hereafter),?\s+(?:also\s+|individually\s+)?"
    r"(?:(?:referred\s+to|called|known|named|designated)\s*)?(?:as\s+)?"
    rf"(?:the\s+)?[{_Q}'‘]?(?P<told>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){{0,4}})",
)
_LOOSE = re.compile(rf"(?<![(\w]){_QUOTED}(?:\s*(?:/|or|and|,)\s*{_QUOTED.replace('told', 'more')})?")
_WIDE = re.compile(r"(\s)\1{4,}")
_MEANS = re.compile(r"\s*(?:shall\s+mean|means?|refers?|has\s+the\s+meaning|includes?)\b")
_ENDS = re.compile(
    r"\b(?:WHEREAS|Whereas|RECITALS?|Recitals?|WITNESSETH|W I T N E S S E T H|NOW,? THEREFORE|Now,? therefore"
    r"|BACKGROUND|Background|PREAMBLE|(?:hereby )?agree as follows|TABLE OF CONTENTS|Table of Contents"
    r"|DEFINITIONS|Definitions|AGREED TERMS|Agreed terms|IT IS AGREED|It is agreed)\b|\n\s*1\.?\s+[A-Z]"
)
_ROLE = "|".join(sorted(map(re.escape, ROLES), key=lambda role: (-len(role), role)))
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
    opening = _WIDE.sub(r"\1\1\1\1", text[:OPENING])
    namings = list(_namings(opening))
    best: tuple[Signing, ...] = ()
    for start in _beginnings(opening, namings):
        found = _from(opening, start, namings)
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


def _beginnings(text: str, namings: list[_Naming]) -> Iterator[int]:
    """Where a list of parties may begin: behind "between", the last one before a name is given."""
    anchors = list(_ANCHOR.finditer(text))[:MOST_ANCHORS]
    for at, after in zip_longest(anchors, anchors[1:]):
        given = next((naming.start for naming in namings if naming.start >= at.end()), len(text))
        if after is None or after.start() > given:
            yield at.end()


def _believed(found: tuple[Signing, ...]) -> bool:
    """Whether one at least is plainly somebody: a company, a public body, or one with a role in the contract."""
    return any(somebody(each.name) or any(folded(word) in ROLES for word in each.called) for each in found)


def _namings(text: str) -> Iterator[_Naming]:
    """The places in an opening where a name is given, in order."""
    found = [_Naming(at.start(), at.end(), told) for at in _PAREN.finditer(text) if (told := _called(at["inside"]))]
    taken = [(each.start, each.stop) for each in found]
    for pattern in (_HEREAFTER, _LOOSE):
        for at in pattern.finditer(text):
            told = tuple(_fit(word) for word in at.groups() if word and _fit(word))
            means = _MEANS.match(text, at.end())
            if told and not means and not any(start <= at.start() < stop for start, stop in taken):
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
    return (bare,) if folded(bare) in ROLES and bare[:1].isupper() else ()


def _fit(word: str) -> str:
    """A given name that may be a party's; empty for "Agreement", "Effective Date", "Parties"."""
    bare = " ".join(word.split()).strip(" ,.;:'’")
    return "" if not bare or NO_PARTY.match(folded(bare)) or not any(sign.isalpha() for sign in bare) else bare


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
        names = names_in(text[start : naming.start], first=not told)
        if names and len(told) > 1 and not _believed((Signing(names[-1], naming.called),)):
            break
        if names:
            told += [Signing(name, ()) for name in names[:-1]] + [Signing(names[-1], naming.called)]
        elif told and len(text[start : naming.start].strip(" ,;:or/")) < 4:  # ("Acme") ("Vendor")
            told[-1] = Signing(told[-1].name, (*told[-1].called, *naming.called))
        elif any(folded(word) in ROLES for word in naming.called):  # the entity that signs below ("Customer")
            told.append(Signing(naming.called[0], naming.called))
        start = naming.stop
    if len(told) == 1:
        told += [Signing(name, ()) for name in names_in(text[start:limit], first=False)[:1] if somebody(name)]
    return _once(told)


def _once(told: list[Signing]) -> tuple[Signing, ...]:
    """Each party once, as where a front page and the opening behind it both name them."""
    once: dict[str, Signing] = {}
    called: set[str] = set()
    for each in told:
        known = once.get(short_name(each.name))
        if known is None and folded(each.name) in called:
            continue
        names = dict.fromkeys((*(known.called if known else ()), *each.called))
        once[short_name(each.name)] = Signing(known.name if known else each.name, tuple(names))
        called |= {folded(word) for word in each.called}
    return tuple(once.values())


def _labelled(text: str) -> Iterator[Signing]:
    """Parties of a front sheet: "Supplier: Acme Ltd", one a line."""
    seen = set()
    for found in _LABEL.finditer(text):
        role = folded(found["role"])
        name = " ".join(found["name"].split()).strip(" ,.;")
        if role not in seen and len(name.split()) <= 10 and is_name(name):
            seen.add(role)
            yield Signing(name, (found["role"],))


_PAIR = re.compile(
    r"\b(?:between|among)\b:?\s+(?P<told>.{4,300}?)(?:\n\s*\n\s*\n|\bdated\b|\bfor\b|\.\s+(?:The|This|It)\b"
    r"|\bSource:|\.\s*\n|\bWHEREAS|\bRECITALS|$)",
    re.I | re.S,
)
_LISTED = re.compile(r"\(?[12][.)]\)?\s+(?P<told>[A-Z].{3,160}?)(?=\n|;|\(?2[.)]|$)", re.S)


def _pair(text: str) -> tuple[Signing, ...]:
    """Two names joined by "and" behind "between", or numbered, where the contract gives them no others."""
    for found in list(_PAIR.finditer(text))[:MOST_ANCHORS]:
        parts = re.split(r"[\s–—-](?:and|AND|And|&)[\s–—-]", found["told"])
        names = [name for part in parts if (name := name_at(led(part))[0])]
        if len(names) > 1:
            return tuple(Signing(name, ()) for name in names[:4])
    for at in list(_ANCHOR.finditer(text))[:MOST_ANCHORS]:
        listed = [name_at(led(found["told"]))[0] for found in _LISTED.finditer(text, at.end(), at.end() + 800)][:2]
        if len(listed) == 2 and all(listed):
            return tuple(Signing(name, ()) for name in listed)
    return ()

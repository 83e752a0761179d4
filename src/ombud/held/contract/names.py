"""Where in the opening of a contract a name begins and ends: of companies, public bodies and people."""

from __future__ import annotations

import re

from ombud.held.contract.roles import ROLES, folded, public

NO_PARTY = re.compile(  # what contracts name in brackets that is nobody
    r"(?:this |the )?(?:.*agreement|part(?:y|ies)|.*\bdate|contract|.*\bterm|amendment.*|addendum|recitals?"
    r"|definitions?|.*\bact|services?|products?|.*shares|.*stock|sow|msa|licen[sc]e|effective.*|collectively"
    r"|individually|territory|affiliates?|plan|program|project|order.*|lease|exchange|sec|commission)$"
)
COMPANY = re.compile(
    r"\b(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|company|co|gmbh|ag|ab|plc|l\.?p|llp|n\.?a|s\.?a|sas"
    r"|sarl|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a/s|oy|oyj|pty|bank|association|university|fund|foundation|trust|institute)\b",
    re.I,
)
_KINDS = (
    r"corporation|company|limited|partnership|association|trust|municipal\w*|nonprofit|non-profit|charitable|body"
    r"|public"
)
_COMMA_ENDS = (
    r"a|an|the|with|having|whose|which|acting|represented|located|incorporated|organi[sz]ed|established|registered|of"
    r"|duly|on behalf|as|by and|individually|and|its|at|doing|together|party"
)
_WORD_ENDS = (
    r"with\s+(?:its|a|an|offices|principal|place|registered)|having\s|whose\s|which\s|located\s|acting\s|incorporated\s"
    r"|organi[sz]ed\s|residing\s|doing\s+business|d/b/a|dba\b|on\s+behalf|registered\s|represented\s|existing\s"
    r"|of\s+\d|company\s+n(?:o|umber)|established\s|operating\s|by\s+and\s+through"
)
_PLACE = r"[A-Z][\w .]{2,20}\)\s+(?i:co|ltd|limited|inc|llc|pte|pty|holdings|gmbh)\b"  # SHBV (Hong Kong) Ltd
_ENDS = re.compile(
    rf",?\s+\((?!{_PLACE})|(?<=[A-Z]{{3}})\s+of\s(?=[A-Z][a-z])|(?:(?<=Limited)|(?<=Ltd)|(?<=Inc))\.?\s+of\s"
    rf"|\s+and\s+its\b|\s+and\s+[\"“]|[\"“”]|\.\s+\d|\s+(?:is|through|under|via)\s|,\s+(?:{_COMMA_ENDS})\b"
    rf"|\s+(?:a|an)\s+(?:[A-Z]?[\w.]+\s+){{0,4}}?(?:{_KINDS})\b|,?\s+(?:{_WORD_ENDS})"
    r"|,\s+\d|\s{3,}|\n|;|\s\d{2,}\s[A-Z]"
)
_LEAD = re.compile(
    r"\s*(?:[,;:.)|–—-](?!\w)|\(?\d[.)]|\(?(?:[ivx]{1,3}|[a-d])\)|(?:and|or|between|among|by|with|of|to|the\s+parties"
    r"|on\s+the\s+one\s+hand|on\s+the\s+other\s+hand|on\s+the\s+other|hand)\b(?=\s|:|,))\s*",
    re.I,
)
_DESCRIBED = re.compile(
    r"(?:,\s*)?(?:an?|its|with|having|whose|which|located|organi[sz]ed|incorporated|of|at|duly|in|and\s+its)\b", re.I
)
_FIRST = r"(?:[A-Z0-9\[]|[a-z]\w*[-.@]\w|[a-z]{1,2}[A-Z]|[a-z]\w+, (?:inc|llc|ltd))"
_NEXT = re.compile(
    rf"(?:;|[,\s])\s*(?:and|AND|And)\s+(?:between\s+|by\s+)?(?=(?:the\s+|THE\s+|The\s+)?{_FIRST})|;\s*(?=[A-Z])"
)
_AND = re.compile(r"\s*[,;.]?\s*[-–—]?\s*(?:and|AND|And|&)\b")
_BEGINS = re.compile(rf"(?:the )?{_FIRST}")
_SENTENCE = re.compile(r"\b(?:shall|will|may|upon|any|such|hereby|is|are|was|has|have|its|not|be|if|or|that|this|as)\b")
_NOWHERE = re.compile(
    r"(?:Suite|Exhibit|Annex|Schedule|Address|Article|Section|Page|Floor|Room|Building|Dated|P\.?O\.? Box)\b", re.I
)
_MEANS = re.compile(r"\b(?:means?|refers to|is)\b:?\s+")


def somebody(name: str) -> bool:
    """Whether a name is plainly that of a company or of a public body."""
    return bool(COMPANY.search(name)) or public(name)


def names_in(stretch: str, first: bool) -> list[str]:
    """The names in a stretch of an opening: what it begins with, and what follows an "and" behind a description."""
    stretch = stretch.replace("\n", " ") if stretch.count("\n") < 3 else stretch
    rest = led(stretch)
    told: list[str] = []
    if first or _AND.match(stretch) or (_BEGINS.match(rest) and stretch.lstrip()[:1] != ","):
        name, length = name_at(rest)
        told, rest = ([name] if name else []), rest[length:]
    else:
        rest = stretch
    found = list(_NEXT.finditer(rest))
    name = name_at(led(rest[found[-1].end() :]))[0] if found else ""
    if name and told and not somebody(name):
        name = ""  # "England and Wales" in a description is nobody
    if not name and not told:
        name = name_at(_behind_description(rest))[0]
    return [*told, name] if name else told


def name_at(rest: str) -> tuple[str, int]:
    """The name at the beginning of a stretch, and its length there; empty if what begins it is none."""
    end = _ENDS.search(rest)
    length = end.start() if end else len(rest)
    name = " ".join(rest[:length].split()).strip(" ,.;:-–—|'\"“”")
    return (name, length) if is_name(name) else ("", 0)


def is_name(name: str) -> bool:
    """Whether words are a name and not a piece of a sentence or a role: most of them have a capital."""
    words = name.removeprefix("the ").split()
    if not 2 < len(name) <= 120 or len(words) > 14 or not _BEGINS.match(name):
        return False
    if NO_PARTY.match(folded(name)) or folded(name) in ROLES or _SENTENCE.search(name) or _NOWHERE.match(name):
        return False
    capital = sum(not word[0].islower() or word in ("of", "and", "for", "de", "the", "van", "y") for word in words)
    return capital >= 0.6 * len(words) or len(words) < 3


def _behind_description(stretch: str) -> str:
    """What follows ", a Delaware corporation," where no "and" tells where the next name begins."""
    parts = [part.strip() for part in stretch.split(", ")]
    kept = [part for part in parts if part and not _DESCRIBED.match(part)]
    return ", ".join(kept) if kept else ""


def led(stretch: str) -> str:
    """A stretch without the commas, numbers and small words before a name."""
    while (found := _LEAD.match(stretch)) and found.end():
        stretch = stretch[found.end() :]
    return stretch.lstrip()


def name_in(definition: str, term: str) -> str:
    """The name of a party in a definition of its role: “Supplier” means Acme Ltd, whose …; empty if there is none."""
    found = _MEANS.search(definition)
    name = name_at(led(definition[found.end() :]))[0] if found else ""
    return name if somebody(name) and folded(name) != folded(term) else ""

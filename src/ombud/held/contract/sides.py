"""Whose word it is: the sentences of a contract with the city, the vendor and what they may or must do told alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ombud.held.contract.modals import MODAL, MODALS
from ombud.held.contract.needed import Asked

CITY_WORDS = (
    "city council", "city", "municipality", "municipal authority", "council", "county council", "borough",
    "contracting authority", "contracting entity", "local authority", "public authority", "public authorities",
    "authority", "customer", "client", "buyer", "purchaser", "purchasing body", "procuring entity", "subscriber",
    "licensee", "contracting body", "public body", "public buyer", "administration", "the town", "the county",
    "the district council", "the region", "the agency", "the department", "data controller", "controller",
    "commissioning body", "employer", "the principal", "the commune", "the borough", "you",
)  # fmt: skip
VENDOR_WORDS = (
    "service provider", "solution provider", "technology provider", "cloud provider", "platform provider",
    "hosting provider", "platform operator", "supplier", "vendor", "provider", "contractor", "licensor",
    "data processor", "processor", "seller", "consultant", "operator", "concessionaire", "concession holder",
    "developer", "integrator", "manufacturer", "the company", "tenderer", "bidder", "consortium",
    "service company", "licenser", "hosting company", "the partner", "technology partner", "private partner", "lessor",
    "distributor", "reseller", "the firm", "we", "us",
)  # fmt: skip
# Words that are a party only where a contract writes them with a capital letter.
_CITY_NAMED = (
    "Council's", "District", "County", "Borough", "Town", "Grantor", "Corporation", "Region", "Department", "Agency",
        "Commission",
    "Tenant City", "Tenant", "Board", "Utility", "Commune", "Administration", "Licensee", "User", "Principal", "Lessee",
    "Metropolis", "Province", "Grantee Authority", "Permit Authority", "School District", "Owner",
)  # fmt: skip
_VENDOR_NAMED = (
    "Partner", "Company", "Landlord", "Firm", "Publisher", "Host", "Permittee", "Permit Holder", "Concession Company",
    "Manufacturer", "Lessor", "Installer", "Carrier", "Platform", "Grantee", "Holder", "Undertaking",
        "Service Company", "Implementer",
)  # fmt: skip
_NAMED = tuple(
    (Asked(rf"(?<![\w-])(?:(?:[Tt]he|[Aa]ny|[Ss]uch) )?(?:{'|'.join(names)})(?![\w-])(?! (?:Date|Agreement|Plan|"
           r"Data|Term|Materials|"
           r"Services?|Act|Code|Fees?|Terms|of|Management|Manual|Personnel Policy|[A-Z]))"), told)
    for names, told in ((_CITY_NAMED, "city"), (_VENDOR_NAMED, "vendor"))
)  # fmt: skip
_SHIELDED = (
    # phrases of every contract that name a thing and say nothing of it
    (r"(?:general )?assignments? for the benefit of (?:its )?creditors", "insolvency"),
    (r"(?:permitted |respective |their |and |legal representatives,? |heirs,? )*(?:successors(?:,| and|"
     r",? or)+ (?:permitted )?assign(?:s|ees)?|"
     r"assign(?:s|ees)?,? (?:and|or) (?:permitted )?successors)", "legal followers"),
    (r"confidential(?:ity)? treatment (?:has been |is |was )?(?:being )?requested|confidential treatment", "left out"),
    (r"source: [a-z]", "from "),
    (r"neither party (?:shall|will)[^.;]{0,200}?force majeure",
        "force majeure"),  # words that hold a party's name and mean somebody else
    (r"sub-?\s?(?:contractor|processor|supplier|provider|licen[sc]ee)(s?)", r"subcontractor\1"),
    (r"(?:data protection|supervisory|regulatory|competent|tax|public prosecution) authorit(?:y|ies)", "regulator"),
    (r"(?:third[- ]part(?:y|ies)|other|another|alternative|competing|new|replacement|successor|incoming|any) "
     r"(?:service )?(?:provider|supplier|vendor|contractor|operator)(?:s|\(s\))?\b(?! (?:shall|must|may|will)\b)",
         "others"),
    (r"(?:other|another) (?:customer|client|subscriber|public bod|public authorit|city|citie|municipalit|council)"
     r"(?:s|y|ies)?\b", "other towns"),
    (r"\b(?:cities|municipalities|councils|customers|clients|subscribers|public bodies|public administrations)\b",
        "towns"),
    (r"(?:smart|inner|whole|entire) city\b", "town"), (r"city (?:wide|centre|center|limits|hall)\b", "town"),
    (r"citywide", "town"), (r"\bcity (?:council(?:l)?ors?)\b", "councillors"),
    (r"council members?", "councillors"),
)  # fmt: skip
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " ", "\u00ad": None})

_NOTHING = Asked(
    r"nothing (?:in|contained in|herein)[^.;]{0,60}? (?:MUST|MAY|MUSTNOT)?\s*(?:(?:be (?:construed|read|interpreted|"
    r"taken|deemed) (?:to|as) )?"
    r"(?:prevents?|preventing|restricts?|restricting|limits?|limiting|prohibits?|precludes?|stops?|hinders?|bars?|"
    r"restrain(?:s|ing)?))"
)
# "VENDOR MUSTNOT prevent others from", "does not forbid CITY to", "nothing-prevents CITY from": whom it lets do what
_HOLDS_BACK = r"(?:prevent|forbid|prohibit|hinder|stop|bar|restrain|restrict|preclude|keep)s?"
_WHOM = r"(CITY|VENDOR|BOTH|others|anyone|anybody|any person|third parties|residents|towns)(?:'s (?:staff|employees))?"
_FREED = Asked(
    rf"(?:nothing-prevents|nothing {_HOLDS_BACK}|"
    rf"(?:\b(?:VENDOR|CITY|BOTH))? ?\b(?:MUSTNOT|does not|do not) (?:\w+ly )?{_HOLDS_BACK})"
    rf" {_WHOM}(?:,[^,.;]{{0,40}},)? (?:from|to)\b"
)
_NO_ONE = Asked(r"\b(?:no|none of the|neither)\b(?=[^.;,]{0,60}? (?:MAY|MUST) )")
_NO_SIDE = Asked(r"NEITHER((?:(?!MAY|MUST)[^.;]){0,60}) (?:MAY|MUST) ")
_TURNED = Asked(r"\b(MUSTNOT|MUST|MAY) (VENDOR|CITY|BOTH)\b(?!'s)")
_PARTY = re.compile(r"\b(VENDOR|CITY|BOTH|NEITHER)\b(?!'s)")
_AFTER_WORD = re.compile(
    r"(?:\b(?:by|of|to|for|from|with|against|on|upon|between|under|including|behalf of|at|than|via|through)|by the)\s+$"
)
_JOINED = re.compile(r"(?:\band|\bor|\bbut|\bnor|,|;|\([a-z0-9]{1,4}\))\s*(?:also |then |in addition )?$")
_IT = re.compile(r"\b(?:it|they)\s+(?:\w+ly\s+)?$")
# what follows belongs to what it limits
_EXCEPT = re.compile(r"\b(?:except|save|unless|other than|provided that|notwithstanding)\b")
_PASSIVE = re.compile(
    r"^\s*(?:(?:only|also|not|never|then|at any time|at all times|automatically|solely|exclusively)[ ,]+)*(?:be|"
    r"have been|be (?:so|further))\s+(?:\w+ly\s+)?(?:\w+ed|sold|given|made|kept|held|sent|shown|built|put|written|"
    r"paid|borne|taken|brought|done|drawn|met|shut|bought)\b"
)
_NOT_PASSIVE = re.compile(r"^\s*be (?:liable|deemed|based|owed|limited|located)\b")
_BY = re.compile(r"\bby (?:or on behalf of )?(VENDOR|CITY)\b(?!'s)")


@dataclass(frozen=True, slots=True)
class Act:
    """What one side may, must or must not do. ``side`` is VENDOR, CITY, BOTH or empty; ``does`` what; ``before`` the
    words up to the modal verb."""

    side: str
    modal: str
    does: str
    before: str


@dataclass(frozen=True, slots=True)
class Sides:
    """How a contract calls its two sides, beside the common words."""

    city: tuple[str, ...] = ()
    vendor: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Text with one kind of quotation mark, dash and space, and “not” written out."""
    text = text.translate(_PLAIN).replace("won't", "will not").replace("can't", "cannot").replace("n't", " not")
    return " ".join(text.split())


_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\bNo\.)(?<!\bArt\.)(?<!\bart\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bInc\.)(?<!\bLtd\.)(?<!\bsec\.)\s+"
    r"(?=[A-Z(\"“\[§])"
)
_LONGEST = 1200


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a passage; a longer one is cut at 1,200 characters."""
    found = []
    for one in _SENTENCE.split(" ".join(text.split())):
        found += [one[at : at + _LONGEST] for at in range(0, len(one), _LONGEST)]
    return tuple(one for one in found if any(map(str.isalpha, one)))


@lru_cache(maxsize=64)
def _party_patterns(sides: Sides) -> tuple[tuple[Asked, str], ...]:
    """Patterns that put CITY and VENDOR in the place of names. What the contract defines comes before common words."""
    known = {one.lower() for one in (*sides.city, *sides.vendor)}
    shared = [(Asked(rf"\b(?:{pattern})"), told) for pattern, told in _SHIELDED]
    parties = [
        (_names(sides.city), "CITY"), (_names(sides.vendor), "VENDOR"),
        (Asked(r"\b(?:neither|no) (?:of the )?part(?:y|ies)\b"), "NEITHER"),
        (Asked(r"\b(?:each|either|both|the|any|a)(?: of the)? part(?:y|ies)\b(?:'s?)?|\bthe parties\b"), "BOTH"),
        (_names(one for one in CITY_WORDS if one not in known), "CITY"),
        (_names(one for one in VENDOR_WORDS if one not in known), "VENDOR"),
        (Asked(r"\b(?:your)\b"), "CITY's"), (Asked(r"\bour\b"), "VENDOR's"),
    ]  # fmt: skip
    return (*shared, *((found, told) for found, told in parties if found is not None))


def _names(names: Iterable[str]) -> Asked | None:
    kept = sorted({plain(one).lower() for one in names if len(one) > 1}, key=len, reverse=True)
    if not kept:
        return None
    row = "|".join(re.escape(one) for one in kept)
    return Asked(rf"(?<![\w-])(?:the |an? |such |said |each )?(?:{row})(?![\w-])")


def told_by_side(sentence: str, sides: Sides) -> str:
    """A sentence in small letters, with CITY, VENDOR, BOTH and NEITHER for the parties and MAY, MUST, MUSTNOT, NEEDNOT
    and ONLYMAY for what they may do. What it is about stays in its own words."""
    text = plain(sentence)
    for pattern, told in () if sides.city and sides.vendor else _NAMED:
        text = pattern.sub(told, text)
    text = text.lower()
    for pattern, told in _party_patterns(sides):
        text = pattern.sub(told, text)
    for pattern, told in MODALS:
        text = pattern.sub(told, text)
    text = _NOTHING.sub("nothing-prevents", " ".join(text.split()))
    text = _FREED.sub(r" \1 MAY ", text)
    return _TURNED.sub(r"\2 \1", _no_one(text))


def _no_one(text: str) -> str:
    """“No subcontractor may” forbids: the negation before a subject moves to its verb."""
    while found := _NO_ONE.search(text):
        modal = re.compile(r" (?:MAY|MUST) ").search(text, found.end())
        if modal is None:
            break
        text = text[: found.start()] + "any" + text[found.end() : modal.start()] + " MUSTNOT " + text[modal.end() :]
    return _NO_SIDE.sub(r"BOTH\1 MUSTNOT ", text)


def acts(told: str) -> tuple[Act, ...]:
    """What each side may, must or must not do in a sentence as :func:`told_by_side` tells it."""
    modals = list(MODAL.finditer(told))
    found: list[Act] = []
    starts = [_subject(told, modals[at - 1].end() if at else 0, one.start()) for at, one in enumerate(modals)]
    for at, one in enumerate(modals):
        begin = modals[at - 1].end() if at else 0
        side, where = starts[at]
        spoken_of = _IT.search(told, begin, one.start()) is not None
        if not side and found and (spoken_of or _JOINED.search(told[begin : one.start()])):
            side = found[-1].side
        end = len(told)
        if at + 1 < len(modals) and not _EXCEPT.search(told, one.end(), modals[at + 1].start()):
            next_side, next_where = starts[at + 1]
            end = next_where if next_side else modals[at + 1].start()
        does = told[one.end() : end].strip()
        found.append(_as_done(Act(side, one.group(), does, told[where if side else begin : one.start()].strip())))
    return tuple(found)


def _subject(told: str, begin: int, end: int) -> tuple[str, int]:
    """The party that stands before a modal verb as its subject, and where; nothing if the subject is a thing."""
    for one in reversed(list(_PARTY.finditer(told, begin, end))):
        if not _AFTER_WORD.search(told, max(begin, one.start() - 14), one.start()):
            return one.group(1), one.start()
    return "", begin


def _as_done(act: Act) -> Act:
    """A passive verb belongs to whom it is done by, if that is said, and else to nobody."""
    if not _PASSIVE.match(act.does) or _NOT_PASSIVE.match(act.does):
        return act
    by = _BY.search(act.does)
    return Act(by.group(1) if by else "", act.modal, act.does, act.before)

"""Special categories of personal data (article 9 of the GDPR), known by their words and by the terms of fideslang."""

from __future__ import annotations

import re

from ombud.evidence.said import told
from ombud.held.data.item import ItemRead
from ombud.held.entries import Personal

_TERMS = (
    "user.biometric", "user.health_and_medical", "user.demographic.political_opinion",
    "user.demographic.race_ethnicity", "user.demographic.religious_belief", "user.demographic.sexual_orientation",
    "user.authorization.biometric",
)  # fmt: skip
# Beginnings of words, in English, Dutch, Swedish, French and German. A health service is none: see NOT.
_WORDS = re.compile(
    r"(?<!\w)(?:health(?! (?:and safety|insurance number))|medical|disabilit|diagnos|racial|ethnic|religio"
    r"|philosophical belie|political opinion|trade.union|union member|biometric|genetic|sexual|sex life"
    r"|gezondheid|medisch|handicap|etnisch|etniciteit|godsdienst|levensovertuiging|politieke (?:opvatting|voorkeur)"
    r"|vakbond|biometrisch|genetisch|seksue"
    r"|hälso(?!sam)|hälsa|medicinsk|funktionsnedsätt|funktionshinder|etnisk|religiös|politiska åsikt|fackfören"
    r"|fackligt|biometrisk|sexuell"
    r"|santé|médica|ethnique|religieu|opinions? politique|syndica|biométri|génétique|sexuel"
    r"|gesundheit|medizinisch|behinderung|ethnisch|weltanschau|politische meinung|gewerkschaft|biometrische|sexuell)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:art(?:ikel|icle|\.)?\s*9(?!\d)|(?<!\d)9\s?(?:\(2\)|\.2|, ?lid 2)|\ba9-2)", re.IGNORECASE)


def special_words(item: ItemRead) -> tuple[str, ...]:
    """The categories of an item that are special ones, as it names them."""
    named = item.categories or (item.name,)
    return tuple(one for one in named if one.startswith(_TERMS) or _WORDS.search(one))


def is_special(item: ItemRead) -> bool:
    """Whether an item holds a special category: it says so, or the words for its data do."""
    return item.personal is not Personal.NONE and (item.personal is Personal.SPECIAL or bool(special_words(item)))


def has_special_basis(item: ItemRead) -> bool:
    """Whether a ground of article 9 is named, by itself or in what is said of the legal basis."""
    return told(item.special_basis) or bool(_ARTICLE.search(item.legal_basis))


_POINT = re.compile(r"art\. 9\(2\)\(([a-j])\)")


def dpv_special(basis: str) -> str:
    """The point of article 9(2) that a ground is nothing but: "art. 9(2)(g)" is "g"; else nothing."""
    found = _POINT.fullmatch(basis)
    return found[1] if found else ""

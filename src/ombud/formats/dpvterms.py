"""Terms of the Data Privacy Vocabulary (DPV 2.3, W3C) that an item of data is said with, whole or shortened."""

from __future__ import annotations

import re
from typing import Any

from ombud.held.entries import Ending, Personal

DPV = "https://w3id.org/dpv#"
GDPR = "https://w3id.org/dpv/legal/eu/gdpr#"
DCT = "http://purl.org/dc/terms/"
CONTEXT = {"dpv": DPV, "eu-gdpr": GDPR, "dct": DCT, "xsd": "http://www.w3.org/2001/XMLSchema#"}
_SHORT = {DPV: "dpv:", GDPR: "eu-gdpr:", DCT: "dct:", "http://www.w3.org/ns/dpv#": "dpv:",
          "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
          "http://www.w3.org/2004/02/skos/core#": "skos:"}  # fmt: skip
# Legal bases that have a term of their own, by their labels (dpv_2.3_legal_basis).
BASES = {
    "Consent": "Consent", "Contract": "Contract", "Contract Performance": "ContractPerformance",
    "Legal Obligation": "LegalObligation", "Legitimate Interest": "LegitimateInterest",
    "Legitimate Interest of Controller": "LegitimateInterestOfController",
    "Official Authority of Controller": "OfficialAuthorityOfController", "Public Interest": "PublicInterest",
    "Vital Interest": "VitalInterest", "Vital Interest of Data Subject": "VitalInterestOfDataSubject",
}  # fmt: skip
PERSONAL = {
    Personal.UNSAID: "dpv:Data", Personal.NONE: "dpv:NonPersonalData",
    Personal.PSEUDONYMOUS: "dpv:PseudonymisedData", Personal.IDENTIFIABLE: "dpv:PersonalData",
    Personal.SPECIAL: "dpv:SpecialCategoryPersonalData",
}  # fmt: skip
METHODS = {Ending.DELETE: "dpv:Erase", Ending.AGGREGATE: "dpv:Aggregate", Ending.ANONYMISE: "dpv:Anonymise"}
ENDLESS = frozenset(("dpv:EndlessDuration", "dpv:IndeterminateDuration"))
DEEPEST = 60  # levels of a document
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def short(name: str) -> str:
    """A term with its prefix: the whole address and the prefix are the same to us."""
    for whole, prefix in _SHORT.items():
        if name.startswith(whole):
            return prefix + name[len(whole) :]
    return name


class TooDeep(Exception):
    """The document is nested deeper than any description of processing is."""


def shortened_terms(value: Any, depth: int = 0) -> Any:
    """A document with the names of its fields, its @id and its @type shortened. Raises :class:`TooDeep`."""
    if depth > DEEPEST:
        raise TooDeep
    if isinstance(value, list):
        return [shortened_terms(one, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    told = {}
    for name, one in value.items():
        if name in ("@id", "@type"):
            told[name] = [short(str(part)) for part in one] if isinstance(one, list) else short(str(one))
        else:
            told[short(name)] = shortened_terms(one, depth + 1)
    return told


def label_of(term: str) -> str:
    """The words of a term: dpv:PublicInterest is "Public Interest"; an address that is none of DPV's stays."""
    name = term.partition(":")[2] if term.startswith(("dpv:", "eu-gdpr:")) else term
    known = {code: label for label, code in BASES.items()}
    return known.get(name) or (_CAMEL.sub(" ", name) if name != term else term)

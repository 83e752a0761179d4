"""For each clause type a rule, and three clues, as a reader of contracts would write them down before having seen any.

They were written once, from the types' definitions, and not changed since. Rules and clues are counted beside the
words; the rules are also measured by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ombud.held.contract.needed import Asked

RULES: dict[str, tuple[str, ...]] = {  # any of the patterns makes the rule hold
    "Governing Law": (
        r"govern(?:ed|ing)\b.{0,80}\blaws?\b",
        r"laws? of the (?:state|commonwealth|province)",
        r"construed.{0,60}laws",
    ),
    "Insurance": (
        r"\binsurance\b.{0,120}\b(?:maintain|coverage|policy|policies|insured|carry)",
        r"\b(?:maintain|carry|procure)\b.{0,80}\binsurance\b",
        r"additional insured",
        r"certificates? of insurance",
    ),
    "Anti-Assignment": (
        r"\b(?:not|neither|no|without)\b.{0,120}\b(?:assign(?:ed|able|ment)?|transfer(?:red)?|delegate)\b",
        r"assign.{0,160}\bconsent\b",
    ),
    "Renewal Term": (
        r"\b(?:automatically\s+)?(?:renew(?:s|ed|al)?|extend(?:ed)?)\b.{0,120}\b(?:term|periods?|years?)\b",
    ),
    "Cap On Liability": (
        r"\b(?:consequential|incidental|punitive)\b.{0,80}damages",
        r"liability.{0,120}\b(?:exceed|limited to)\b",
        r"in no event.{0,120}liable",
    ),
    "License Grant": (
        r"\bgrants?\b.{0,160}\blicen[cs]e\b",
        r"\blicen[cs]e\b.{0,60}\bgranted\b",
    ),
    "Audit Rights": (
        r"\b(?:audit|inspect|examine)\w*\b.{0,120}\b(?:books|records|accounts|premises|facilit)",
        r"\b(?:books|records)\b.{0,160}\b(?:audit|inspect|examin)",
        r"right to audit",
    ),
    "Irrevocable Or Perpetual License": (
        r"\b(?:irrevocable|perpetual)\b.{0,160}\b(?:licen[cs]e|right)",
        r"\blicen[cs]e\b.{0,120}\b(?:irrevocable|perpetual)\b",
    ),
    "Termination For Convenience": (
        r"terminate.{0,160}\b(?:without cause|for any reason|for convenience|at any time|no reason)",
        r"\bupon\b.{0,60}\bdays.{0,40}notice.{0,80}terminat",
    ),
    "Ip Ownership Assignment": (
        r"\b(?:work(?:s)? made for hire|hereby assigns?|shall own|sole and exclusive (?:owner|property)"
        r"|right, title,? and interest)\b",
    ),
    "Uncapped Liability": (
        r"\b(?:except|other than|shall not apply|nothing)\b.{0,200}\b(?:gross negligence|wil+ful|indemnif"
        r"|confidential|fraud|limit)",
        r"unlimited liability",
    ),
    "Liquidated Damages": (
        r"liquidated damages",
        r"termination fee",
        r"\bnot (?:as )?a penalty\b",
    ),
    "Exclusivity": (
        r"\bexclusiv(?:e|ely|ity)\b.{0,120}\b(?:right|distribut|supplier|provider|territory|purchase)",
        r"\bsole and exclusive\b.{0,60}\b(?:provider|distributor|supplier|licensee)",
    ),
    "Warranty Duration": (
        r"\bwarrant\w*\b.{0,200}\b(?:days|months?|years?)\b",
        r"warranty period",
    ),
    "Minimum Commitment": (
        r"\bminimum\b.{0,120}\b(?:purchase|quantit|order|amount|royalt|payment|volume|commitment|sales)",
        r"\bat least\b.{0,60}\b(?:units|per (?:year|month|quarter))",
    ),
    "Third Party Beneficiary": (r"third[- ]party beneficiar",),
    "Change Of Control": (
        r"change (?:of|in) control",
        r"\b(?:merger|acqui(?:red|sition)|sale of (?:all|substantially))\b.{0,160}\b(?:terminat|consent"
        r"|assign)",
    ),
    "Post-Termination Services": (
        r"\b(?:upon|after|following|survive)\b.{0,60}\b(?:terminat|expir)\w*\b.{0,240}\b(?:shall|will|may"
        r"|continue|return|sell|surviv)",
    ),
    "Source Code Escrow": (
        r"\bescrow\b.{0,160}\b(?:source|agent|software|deposit)",
        r"source code.{0,160}\bescrow",
    ),
    "Price Restrictions": (
        r"\bprices?\b.{0,120}\b(?:not|may)\b.{0,40}\b(?:increase|exceed|raise)",
        r"price increase",
    ),
}
CLUES: dict[str, tuple[str, str, str]] = {
    "Governing Law": (r"govern(?:ed|ing)|constru(?:ed|ction)", r"laws? of", r"conflicts? of laws?|choice of law"),
    "Insurance": (r"insurance", r"polic(?:y|ies)|coverage|insured|insurer", r"per occurrence|aggregate|certificate"),
    "Anti-Assignment": (r"assign", r"consent", r"successors|permitted assigns|null and void"),
    "Renewal Term": (r"renew", r"successive|additional (?:period|term)", r"unless.{0,160}notice"),
    "Cap On Liability": (
        r"in no event|not be liable|no liability|liability of",
        r"consequential|incidental|indirect|punitive",
        r"(?:exceed|limited to).{0,120}(?:amount|paid|fees|\$)",
    ),
    "License Grant": (
        r"\bgrants?\b",
        r"non-?exclusive|royalty-free|world-?wide|sublicen",
        r"right (?:and licen[cs]e )?to (?:use|reproduce|distribute|display)",
    ),
    "Audit Rights": (r"\baudit", r"inspect|examin", r"books|records"),
    "Irrevocable Or Perpetual License": (r"perpetual", r"irrevocabl", r"royalty-free|fully paid|world-?wide"),
    "Termination For Convenience": (
        r"(?:terminate|cancel).{0,200}notice",
        r"without cause|any reason|convenience|sole discretion|at any time",
        r"either party may terminate",
    ),
    "Ip Ownership Assignment": (
        r"hereby.{0,40}assign|agrees to assign",
        r"works?[- ](?:made[- ])?for[- ]hire",
        r"(?:property|owner) of|shall (?:own|belong|vest)",
    ),
    "Uncapped Liability": (
        r"limitations?.{0,160}(?:not apply|except)|except.{0,160}liab",
        r"indemnif",
        r"gross negligence|wil+ful|fraud",
    ),
    "Liquidated Damages": (r"liquidated", r"penalty", r"termination fee|per day"),
    "Exclusivity": (
        r"exclusiv",
        r"(?:shall|will|may|agrees?) not.{0,160}(?:sell|market|distribute|promote|engage|licen[cs]e|offer)",
        r"compet|sole(?:ly)?\b",
    ),
    "Warranty Duration": (r"warrant", r"(?:days|months?|years?) (?:from|after|following)", r"repair|replace|defect"),
    "Minimum Commitment": (
        r"minimum",
        r"(?:at least|no(?:t)? less than|no fewer than)",
        r"shortfall|take[- ]or[- ]pay|quota|commit",
    ),
    "Third Party Beneficiary": (r"beneficiar", r"enforce", r"third part(?:y|ies)"),
    "Change Of Control": (
        r"(?:change|transfer) (?:of|in) (?:control|ownership)",
        r"merger|consolidat|reorgani[sz]|substantially all",
        r"majority|fifty percent|50%|voting|acqui",
    ),
    "Post-Termination Services": (
        r"(?:upon|after|following|event of)\b.{0,80}(?:terminat|expir)",
        r"surviv|continue",
        r"sell-?off|wind|transition|inventory|return",
    ),
    "Source Code Escrow": (r"escrow", r"source code", r"deposit"),
    "Price Restrictions": (
        r"increas.{0,80}price|price.{0,80}increas",
        r"not exceed|no more than|at most",
        r"percent|%|price index",
    ),
}
KINDS = 4  # the rule, and three clues
_ASKED = {
    name: [Asked(pattern, re.S) for pattern in ("|".join(rule), *CLUES[name])]
    for name, rule in RULES.items()
}


def rule_hits(texts: Sequence[str], types: Sequence[str] = tuple(RULES)) -> NDArray[np.bool_]:
    """Whether each text is what the rule, and each of the clues, of each type asks for: texts x types x 4.

    A type that has no rule has no hits.
    """
    small = [text.lower() for text in texts]  # the patterns are in small letters: so they are found twice as fast
    found = np.zeros((len(texts), len(types), KINDS), dtype=bool)
    for at, name in enumerate(types):
        for kind, pattern in enumerate(_ASKED.get(name, ())):
            found[:, at, kind] = [pattern.search(text) is not None for text in small]
    return found

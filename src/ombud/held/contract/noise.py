"""Passages that sound like a red line and are about something else that stands in every contract."""

from __future__ import annotations

import re

from ombud.held.contract.lines import RedLine
from ombud.held.contract.needed import Asked

_CONTENTS = re.compile(r"(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})? [^.\d]{3,70}[. ]+\d{1,3} ){3}")
_BY_RIGHT = (
    r"convenience|without (?:cause|reason|penalty)|no reason|any reason|at any time|penalt|\bfees?\b|remaining|"
    r"initial term|"
    r"before the end|early|compensat|days' notice to|months' notice|CITY MUSTNOT"
)
_SOUNDS: dict[RedLine, tuple[Asked, Asked]] = {
    RedLine.TERMINATION_CONVENIENCE: (
        Asked(r"terminat\w*[^;]{0,300}?(?:breach|default|fails? to|insolven|bankrupt|unlawful)|"
              r"(?:breach|default|fails? to|insolven|bankrupt)[^;]{0,300}?terminat\w*"),
        Asked(_BY_RIGHT),
    ),
    RedLine.ASSIGNMENT_CONTROL: (
        Asked(r"legal followers|insolvency"),
        Asked(r"(?<!of )(?:assign(?!ed to it)|transfer|novat|merge|control|acqui|new owner|pass )"),
    ),
    RedLine.LIABILITY: (
        Asked(r"force majeure|beyond (?:its|their|the|VENDOR's|CITY's|the reasonable)[^;]{0,20} control"),
        Asked(r"\bcap|limit|exceed|indemnif|consequential|indirect|aggregate"),
    ),
    RedLine.AUTO_RENEWAL: (
        Asked(r"(?:runs?|lasts?|in force|concluded) for\b"),
        Asked(r"renew|exten[ds]|prolong|roll|continu|automatic|successive|further|unless|again|silen|tacit|notice"),
    ),
    RedLine.EXCLUSIVITY: (
        Asked(r"non-?exclusive(?:,? [a-z-]+){0,4} licen|^[^.;]{0,40}\b(?:contract|agreement) (?:for|between)\b"),
        Asked(r"(?<!non-)(?<!non)exclusiv|\bsole|\bothers?\b|compet|elsewhere|itself|first|only"),
    ),
    RedLine.SOURCE_CODE: (
        Asked(r"\b(?:building|construction|fire|electrical|plumbing|post(?:al)?|zip|area|dress|penal|criminal|civil|"
              r"highway|traffic|bar|qr|colou?r) codes?\b"),
        Asked(r"source|software|object code|escrow|repositor|program|develop|compil"),
    ),
    RedLine.SUBPROCESSORS_JURISDICTION: (
        Asked(r"\b(?:tennis|squash|basketball|handball|food|fore-?) ?courts?\b"),
        Asked(r"subcontract|sub-?process|govern|jurisdiction|\blaws?\b|arbitrat|dispute|stor(?:e|age)|host"),
    ),
    RedLine.AUDIT: (Asked(r"auditori"), Asked(r"audit(?!ori)|inspect|examin|verif")),
    RedLine.EXPLANATION: (
        Asked(r'"[^"]{2,40}" means|explains? the rules of the (?:site|house|building|venue)'),
        Asked(r'secret|confiden|proprietary|CITY|VENDOR|MUST|MAY|NEEDNOT|exclud|"expla|explanation|reasons|not '),
    ),
    RedLine.NO_NDA_PUBLIC: (Asked(r"left out|^[^.]{0,30}confidential[^.]{0,12}$"), Asked(
        r"disclos|MUST|public")),
}  # fmt: skip


def noise(line: RedLine, told: str) -> bool:
    """Whether a passage, told by side, only sounds like it is about the line: an ending after a breach, for one."""
    sounds = _SOUNDS.get(line)
    return sounds is not None and sounds[0].search(told) is not None and sounds[1].search(told) is None


def contents(told: str) -> bool:
    """Whether a passage is a piece of a table of contents."""
    return _CONTENTS.search(told + " ") is not None


_NUMBERED = re.compile(r"^[#\s]*(?:(?:section|article|clause|schedule|annex|"
                       r"part)\s+)?[\divxa-z]{0,3}(?:\.\d+)*[.)]?\s+", re.I)
_SAYS_SOMETHING = re.compile(r"[A-Z]{3,}|[\d%€$£:]|[.;?!]$|\b(?:no|not|none|yes|never|without|nothing|free|is|are|"
                             r"be|ha[sd]|have|has)\b|\w+'s\b")
_LONGEST, _LONGEST_LINE = 8, 110  # words; signs of a line that is marked as a heading


def heading_only(text: str, told: str) -> bool:
    """Whether a passage is only a heading, which takes no side: a few words without a verb, a party or a stop."""
    if text.lstrip().startswith("#") and len(text) <= _LONGEST_LINE and "\n" not in text.strip():
        return True
    words = _NUMBERED.sub("", " ".join(text.split()) + " ").strip()
    if len(words.split()) > _LONGEST or not words[:1].isupper():
        return False
    return _SAYS_SOMETHING.search(_NUMBERED.sub("", told + " ").strip()) is None

"""Passages that sound like a red line and are about something else that stands in every contract."""

# ruff: noqa: E501  (a pattern is read best on one line, however long)

from __future__ import annotations

import re

from ombud.held.contract.lines import RedLine

_CONTENTS = re.compile(r"(?:\d{1,2}\.\d{1,2}(?:\.\d{1,2})? [^.\d]{3,70}[. ]+\d{1,3} ){3}")
_BY_RIGHT = (
    r"convenience|without (?:cause|reason|penalty)|no reason|any reason|at any time|penalt|\bfees?\b|remaining|initial term|"
    r"before the end|early|compensat|days' notice to|months' notice|CITY MUSTNOT"
)
_SOUNDS: dict[RedLine, tuple[re.Pattern[str], re.Pattern[str]]] = {
    RedLine.TERMINATION_CONVENIENCE: (
        re.compile(r"terminat\w*[^;]{0,300}?(?:breach|default|fails? to|insolven|bankrupt|unlawful)|"
                   r"(?:breach|default|fails? to|insolven|bankrupt)[^;]{0,300}?terminat\w*"),
        re.compile(_BY_RIGHT),
    ),
    RedLine.ASSIGNMENT_CONTROL: (
        re.compile(r"legal followers|insolvency"),
        re.compile(r"(?<!of )(?:assign(?!ed to it)|transfer|novat|merge|control|acqui|new owner|pass )"),
    ),
    RedLine.LIABILITY: (
        re.compile(r"force majeure|beyond (?:its|their|the|VENDOR's|CITY's|the reasonable)[^;]{0,20} control"),
        re.compile(r"\bcap|limit|exceed|indemnif|consequential|indirect|aggregate"),
    ),
    RedLine.NO_NDA_PUBLIC: (re.compile(r"left out|^[^.]{0,30}confidential[^.]{0,12}$"), re.compile(r"disclos|MUST|public")),
}  # fmt: skip


def noise(line: RedLine, told: str) -> bool:
    """Whether a passage, told by side, only sounds like it is about the line: an ending after a breach, for one."""
    sounds = _SOUNDS.get(line)
    return sounds is not None and sounds[0].search(told) is not None and sounds[1].search(told) is None


def contents(told: str) -> bool:
    """Whether a passage is a piece of a table of contents."""
    return _CONTENTS.search(told + " ") is not None

"""How a rule about a red line is written: what a side may or must do, or words that say it by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ombud.held.contract.lines import RedLine
from ombud.held.contract.needed import Asked
from ombud.held.contract.sides import Act

KEEPS, CROSSES = 1, -1
_SHORT = {
    "<DATA>": r"(?:data(?:sets?|bases?)?|information|logs?|recordings?|images?|footage|content|records|measurements|"
              r"readings|telemetry|statistics|analytics|insights|metadata|outputs?)",
    "<FREE>": r"(?:free of (?:any )?charge|without (?:any |an? )?(?:additional |further |extra |"
              r"separate )?(?:charges?|fees?|costs?|payment|"
              r"penalty)|at no (?:additional |extra |further |separate )?(?:charge|cost|fee)s?|free(?= |,|\.|;)|"
              r"no (?:additional |extra |separate )?"
              r"(?:charge|fee)s?|at (?:its|VENDOR's|VENDOR) own (?:cost|expense)|included in the (?:price|fees?|"
              r"charges|contract))",
    "<PAID>": r"(?:then[- ]current|prevailing|current (?:rates?|price)|list price|standard (?:rates?|fees?|"
              r"charges?)|hourly rate|"
              r"time[- ]and[- ]materials?|(?:additional|extra|further|reasonable|separate|applicable) (?:charges?|"
              r"fees?|costs?|licen[cs]e|"
              r"quotation|order|agreement|payment)|charged? separately|chargeable|charged (?:at|for|to|as)|"
              r"for a (?:further |separate )?fee|"
              r"against (?:the )?payment|at CITY's (?:sole |own )?(?:cost|expense)|(?:up)?on (?:full )?payment|"
              r"subject to (?:the )?payment|"
              r"professional services? (?:rates?|fees?)|invoiced|fee (?:per|for each|of)|quoted|quotation|"
              r"(?:separately|"
              r"individually) (?:priced|quoted|ordered))",
    "<CONSENT>": r"(?:consent|approv(?:al|ed|es)|permission|authori[sz]ation|agreement|agrees|decision|decides)",
    "<SOFTWARE>": r"(?:software|source[ -]?code|code|platform|application|programs?|system)",
    "<IP>": r"(?:intellectual property(?: rights)?|iprs?|copyrights?|patents?|title|ownership|inventions?|know-how)",
}  # fmt: skip


def pattern(written: str) -> Asked:
    """A pattern from its short writing: ``~`` is up to 60 signs, ``~~`` up to 140, <DATA> any word for data."""
    for short, long in _SHORT.items():
        written = written.replace(short, long)
    written = written.replace("~?", "~").replace("~~", r"[^;]{0,140}?").replace("~", r"[^;]{0,60}?")
    return Asked(rf"(?<!\w)(?:{written})")


_BURDEN = pattern(
    r"<PAID>|(?:with|without|subject to|unless)~(?:VENDOR's|VENDOR)~<CONSENT>|(?:approved|agreed|authori[sz]ed|"
    r"permitted) by VENDOR|"
    r"only (?:if|where|once|after|upon|on|with|when|by|to the extent|as part|in the event|for (?:cause|material))|"
    r"at (?:VENDOR's|its) (?:sole |own |reasonable )?discretion|"
    r"if VENDOR|where VENDOR (?:considers|deems|decides|agrees)|commercially reasonable|where practicable|"
    r"non-?disclosure|confidentiality agreement|"
    r"proprietary format|early termination (?:fee|charge)|remaining (?:term|fees)|termination (?:fee|charge)"
)
_CITY_AGREES = pattern(
    r"(?:with|after|subject to|upon|on|following|by|unless|until|if|where|when|requires?)~(?:CITY's|CITY)~<CONSENT>|"
    r"<CONSENT> (?:of|by|from) CITY|(?:approved|agreed|authori[sz]ed|instructed) (?:in writing )?by CITY|"
    r"instructions? of CITY|CITY's (?:documented |written )?instructions?|"
    r"CITY (?:has )?(?:first |expressly )?(?:agreed|approved|consented|decided)"
)
_WITHOUT = pattern(r"without~(?:<CONSENT>|notice|informing|notifying|consulting)|need not|no <CONSENT>|not require|"
                   r"at its (?:sole |own )?discretion")
_BUT = pattern(
    r"(?:except|other than|save|provided(?: that)?|unless|however|notwithstanding|but)~~(?:VENDOR MAY|MAY|"
    r"VENDOR's affiliate|affiliate|"
    r"successor|merger|reorgani[sz]ation|acquir|de-?identified|aggregated?|anonymi[sz]ed|legitimate interests?|"
    r"business purpose|own purposes|product improvement|VENDOR considers|VENDOR deems)"
)
_FOREIGN_BUT = pattern(r"(?:except|other than|save|unless|but)~(?:required by law|CITY|law|court)")


@dataclass(frozen=True, slots=True)
class Does:
    """A rule about what one side may or must do. ``reads`` says for each modal verb whether that keeps or crosses."""

    line: RedLine
    side: str
    verbs: Asked
    reads: Mapping[str, int]
    weight: float = 2.0
    unless: Asked | None = None

    def read(self, act: Act) -> float:
        """How far an act keeps (above 0) or crosses (below 0) the line; 0 where it is about something else."""
        if not self._meant(act.side) or not self.verbs.search(act.does):
            return 0.0
        if self.unless and self.unless.search(f"{act.before} {act.does}"):
            return 0.0
        return self.weight * turned(self.reads.get(act.modal, 0), act)

    def _meant(self, side: str) -> bool:
        return self.side == "ANY" or side in self.side.split("|") or (side == "BOTH" and self.side != "NOBODY")


def turned(reading: int, act: Act) -> int:
    """A reading after its conditions: what the vendor may do with the city's consent keeps what it would cross;
    what the city may do only at a price, or with the vendor's leave, crosses what it would keep."""
    if reading == CROSSES and act.modal == "MAY" and act.side != "CITY":
        return KEEPS if _CITY_AGREES.search(act.does) and not _WITHOUT.search(act.does) else CROSSES
    if reading == KEEPS and act.modal == "MUSTNOT" and _BUT.search(act.does) and not _FOREIGN_BUT.search(act.does):
        return CROSSES
    if reading == KEEPS and act.modal in ("MAY", "MUST", "ONLYMAY") and act.side in ("CITY", "VENDOR", ""):
        free = _FREE.search(act.does)
        return CROSSES if _BURDEN.search(act.does) and not free else KEEPS
    return reading


_FREE = pattern(r"<FREE>")


@dataclass(frozen=True, slots=True)
class Says:
    """Words that keep or cross a line by themselves, wherever in a sentence they stand."""

    line: RedLine
    reading: int
    words: Asked
    weight: float = 2.0
    unless: Asked | None = None

    def read(self, told: str) -> float:
        if not self.words.search(told) or (self.unless and self.unless.search(told)):
            return 0.0
        return self.weight * self.reading


@dataclass(frozen=True, slots=True)
class About:
    """Words by which a passage is about a line: ``surely``, or ``perhaps``."""

    line: RedLine
    surely: Asked
    perhaps: Asked


Rule = Does | Says
_SIGNS = {"+": KEEPS, "-": CROSSES}
_MODAL_OF = {"may": "MAY", "must": "MUST", "mustnot": "MUSTNOT", "neednot": "NEEDNOT", "only": "ONLYMAY"}


def does(line: RedLine, side: str, verbs: str, weight: float = 2.0, unless: str = "", **reads: str) -> Does:
    """``does(line, "VENDOR", "sell~<DATA>", may="-", mustnot="+")``."""
    signs = MappingProxyType({_MODAL_OF[modal]: _SIGNS[sign] for modal, sign in reads.items()})
    return Does(line, side, pattern(verbs), signs, weight, pattern(unless) if unless else None)


def says(line: RedLine, sign: str, words: str, weight: float = 2.0, unless: str = "") -> Says:
    """``says(line, "-", "VENDOR retains~title")``."""
    return Says(line, _SIGNS[sign], pattern(words), weight, pattern(unless) if unless else None)


def about(line: RedLine, surely: str, perhaps: str) -> About:
    return About(line, pattern(surely), pattern(perhaps))


def lines_of(those: Iterable[About]) -> tuple[RedLine, ...]:
    """The lines that these are about, each once."""
    return tuple(dict.fromkeys(one.line for one in those))


def together(those: Iterable[About], line: RedLine) -> About:
    """All words by which a passage is about a line, as one."""
    of_it = [one for one in those if one.line is line]
    surely, perhaps = ("|".join(one.written for one in many) for many in
                       ([one.surely for one in of_it], [one.perhaps for one in of_it]))  # fmt: skip
    return About(line, Asked(surely), Asked(perhaps))

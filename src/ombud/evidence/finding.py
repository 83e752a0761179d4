"""A finding: how a case stands towards one demand, how well that is backed, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ombud.evidence.computed import Computed, rests_on_a_file
from ombud.ledger.entry import Cite, Entry
from ombud.ledger.stack import Stated
from ombud.words import Sentence


class Standing(StrEnum):
    """How a case stands towards a demand. Silence is never consent."""

    KEPT = "kept"
    CROSSED = "crossed"
    SILENT = "silent"
    NOT_DUE = "not_due"
    DOES_NOT_APPLY = "does_not_apply"


class Backing(StrEnum):
    """How well a standing is backed, weakest first."""

    NONE = "none"
    STATED = "stated"
    DOCUMENTED = "documented"
    MEASURED = "measured"
    PROVED = "proved"


class Noticed(StrEnum):
    """What Ombud finds by itself, without being told."""

    SHARED_TEXT = "shared_text"
    NO_END = "no_end"
    CHANGED = "changed"
    VANISHED = "vanished"
    EMPTY = "empty"
    PERSON = "person"
    CONTRADICTION = "contradiction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something computed from the words themselves that bears on a demand.

    ``crosses`` says whether it turns the finding into a crossing; ``quotes`` are the words it rests on.
    """

    check: str
    what: Noticed
    because: Sentence
    quotes: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()
    crosses: bool = True
    mend: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One demand asked of one case. ``entries`` are the seqs it rests on; ``mend`` says what would change it."""

    check: str
    standing: Standing
    backing: Backing
    because: Sentence
    entries: tuple[int, ...] = ()
    evidence: tuple[Cite, ...] = ()
    quotes: tuple[str, ...] = ()
    mend: Sentence | None = None
    noticed: tuple[Notice, ...] = ()

    @property
    def question(self) -> int:
        """The number of the question, 1 to 7."""
        return int(self.check.partition(".")[0])

    def of(self, number: str) -> Finding:
        """This finding as that of a check."""
        told = (self.standing, self.backing, self.because, self.entries, self.evidence, self.quotes, self.mend)
        return Finding(number, *told, self.noticed)

    def noticing(self, notices: Iterable[Notice]) -> Finding:
        """This finding with what Ombud noticed laid beside it; a crossing notice makes it crossed, measured."""
        seen = tuple(notices)
        if not seen:
            return self
        crossing = next((notice for notice in seen if notice.crosses), None)
        if crossing is None:
            return replace(self, noticed=seen)
        return replace(
            self,
            standing=Standing.CROSSED,
            backing=Backing.MEASURED,
            because=crossing.because,
            quotes=crossing.quotes,
            entries=tuple(dict.fromkeys(crossing.entries + self.entries)),
            mend=crossing.mend or self.mend,
            noticed=seen,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "check": self.check,
            "standing": self.standing.value,
            "backing": self.backing.value,
            "because": str(self.because),
            "entries": list(self.entries),
            "evidence": [{k: v for k, v in _cite(c).items() if v} for c in self.evidence],
            "quotes": list(self.quotes),
            "mend": str(self.mend) if self.mend else None,
            "noticed": [
                {"what": n.what.value, "because": str(n.because), "quotes": list(n.quotes), "crosses": n.crosses}
                for n in self.noticed
            ],
        }


def _cite(cite: Cite) -> dict[str, str]:
    return {"sha256": cite.sha256, "where": cite.where, "quote": cite.quote, "url": cite.url}


Resting = Iterable[Stated[Any]]


def backing_of(rests_on: Iterable[Entry]) -> Backing:
    """How well entries are backed by what they cite: a chain is as strong as its weakest link.

    Measured where each is a computed figure that cites a kept file by its hash; documented where some of them are
    statements that cite a source; stated as soon as one of them, computed or not, rests on nothing but itself.
    """
    entries = tuple(rests_on)
    if not entries:
        return Backing.NONE
    return min(map(_link, entries), key=tuple(Backing).index)


def _link(entry: Entry) -> Backing:
    if isinstance(entry.body, Computed):
        return Backing.MEASURED if rests_on_a_file(entry) else Backing.STATED
    return Backing.DOCUMENTED if entry.cites else Backing.STATED


def _found(standing: Standing, because: Sentence, rests_on: Resting, mend: Sentence | None) -> Finding:
    entries = tuple(stated.entry for stated in rests_on)
    if not entries:  # most findings of a foreign register: nobody has said anything
        return Finding("", standing, Backing.NONE, because, mend=mend)
    cites = tuple(dict.fromkeys(cite for entry in entries for cite in entry.cites))
    seqs = tuple(entry.seq for entry in entries)
    return Finding("", standing, backing_of(entries), because, seqs, cites, mend=mend)


def kept(because: Sentence, rests_on: Resting, mend: Sentence | None = None) -> Finding:
    """The demand is met, resting on these statements."""
    return _found(Standing.KEPT, because, rests_on, mend)


def crossed(because: Sentence, rests_on: Resting, mend: Sentence | None = None) -> Finding:
    """The demand is broken, by what these statements say."""
    return _found(Standing.CROSSED, because, rests_on, mend)


def silent(because: Sentence, mend: Sentence, rests_on: Resting = ()) -> Finding:
    """Nobody has said what the demand asks; ``mend`` tells what to say."""
    return _found(Standing.SILENT, because, rests_on, mend)


def not_due(because: Sentence, rests_on: Resting = ()) -> Finding:
    """The demand falls due at a later stage, which ``because`` names."""
    return _found(Standing.NOT_DUE, because, rests_on, None)


def does_not_apply(because: Sentence, rests_on: Resting) -> Finding:
    """The demand does not apply, by what these statements say: never by silence."""
    return _found(Standing.DOES_NOT_APPLY, because, rests_on, None)

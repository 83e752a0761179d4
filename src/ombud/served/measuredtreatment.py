"""How a score treats groups, as measured: gaps that chance does not explain, and whether anybody does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import APART, above, below, ends, latest, share, signed
from ombud.evidence.said import key, listed, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import MeasuredTreatment
from ombud.served.entries import Audit
from ombud.words import Sentence, say

EXPLAIN = say("Explain the gap and say what is done about it.")
Measured = tuple[Stated[MeasuredTreatment], ...]


class Counted(StrEnum):
    """What an audit that is typed in counts; a measured one counts these and more, under the same names."""

    PICKED = "picked"
    WRONG = "wrong"


def counted(body: Audit, rate: Counted) -> float | None:
    """What a statement says of one of the two, per cent."""
    return number(body.picked if rate is Counted.PICKED else body.wrong)


def measured_treatment(stack: Stack) -> Measured:
    """The latest measurement for each score, each group and each thing that was counted."""
    return latest(stack.of(MeasuredTreatment), lambda body: (*_who(body), _rate(body.rate)))


def treatment(found: Measured, said: Sequence[Stated[Audit]]) -> Finding:
    """What the measured gaps say of demand 4.5; statements can explain a gap of their own score and group."""
    because_of = _explanations(said)
    gaps = [one for one in found if _is_gap(one.body)]
    if bare := [one for one in gaps if _who(one.body) not in because_of]:
        because = say("Gaps that chance does not explain, and nobody else either: {gaps}.", gaps=_row(bare))
        return crossed(because, bare, EXPLAIN)
    if few := [one for one in found if not _known(one.body)]:
        because = say("Too few people to tell how the score treats them: {groups}.", groups=_named(few))
        return silent(because, say("Measure more people, so that a gap can be told from chance."), found)
    if not gaps:
        because = say("No group is treated otherwise than everybody else by more than chance. Groups measured: {n}.",
                      n=len({_who(one.body) for one in found}))  # fmt: skip
        return kept(because, found)
    explaining = [because_of[who] for who in dict.fromkeys(_who(one.body) for one in gaps)]
    return kept(say("Gaps that are explained: {gaps}.", gaps=_row(gaps)), [*found, *explaining])


def _is_gap(body: MeasuredTreatment) -> bool:
    return _known(body) and (below(body) or above(body))


def _known(body: MeasuredTreatment) -> bool:
    """Whether enough people stand behind a gap for it to be told."""
    return number(body.gap) is not None and number(body.share) is not None and ends(body) is not None


def _who(body: MeasuredTreatment | Audit) -> tuple[str, str]:
    return key(body.score), key(body.group)


def _explanations(said: Iterable[Stated[Audit]]) -> dict[tuple[str, str], Stated[Audit]]:
    return {_who(one.body): one for one in said if told(one.body.gap_explained)}


def _row(found: Sequence[Stated[MeasuredTreatment]]) -> Sentence:
    """Gaps, the widest first."""
    return listed(_label(one.body) for one in sorted(found, key=lambda one: -abs(one.body.gap or 0)))


def _label(body: MeasuredTreatment) -> Sentence:
    low, high = ends(body) or (None, None)
    return say("{score}, {rate}: {share} per cent of {group} ({gap} points against everybody else; {low} to {high})",
               score=short(body.score), rate=_worded(body.rate), share=share(body.share), group=short(body.group),
               gap=signed(body.gap), low=signed(low), high=signed(high))  # fmt: skip


_WORDS = {
    "picked": say("picked"),
    "wrongly picked": say("wrongly picked"),
    "wrongly passed": say("wrongly passed over"),
    "wrongly passed over": say("wrongly passed over"),
    "wrong": say("wrong"),
}


def _rate(text: str) -> str:
    return key(text.replace("_", " "))


def _worded(rate: str) -> str | Sentence:
    return _WORDS.get(_rate(rate), short(rate))


def _named(found: Iterable[Stated[MeasuredTreatment]]) -> Sentence:
    return listed(say("{group} ({rate})", group=short(one.body.group), rate=_worded(one.body.rate)) for one in found)


@dataclass(frozen=True, slots=True)
class Held:
    """Statements held against what is measured: of scores that were not measured, borne out, and contradicted."""

    others: tuple[Stated[Audit], ...]
    borne_out: frozenset[tuple[int, Counted]]  # (number of the entry, what it counts)
    told: tuple[Sentence, ...]

    def outranks(self, rate: Counted, *said: Stated[Audit]) -> bool:
        """Whether all these were measured, and found to be as stated: then the measured ranges decide."""
        return all((one.entry.seq, rate) in self.borne_out for one in said)


def held_against(said: Sequence[Stated[Audit]], found: Measured) -> Held:
    """Lays the shares that are stated beside those that are measured, score by score and group by group."""
    shares = {(*_who(one.body), _rate(one.body.rate)): number(one.body.share) for one in found}
    borne_out, apart = set(), []
    for one in said:
        for rate in Counted:
            stated, measured = counted(one.body, rate), shares.get((*_who(one.body), rate.value))
            if stated is None or measured is None:
                continue
            if abs(stated - measured) <= APART:
                borne_out.add((one.entry.seq, rate))
            else:
                apart.append(_apart(one.body, rate, stated, measured))
    scores = {key(one.body.score) for one in found}
    others = tuple(one for one in said if key(one.body.score) not in scores)
    return Held(others, frozenset(borne_out), tuple(apart))


def _apart(body: Audit, rate: Counted, stated: float, measured: float) -> Sentence:
    return say("Stated of {group} ({score}, {rate}): {stated} per cent. Measured: {measured}.", group=short(body.group),
               score=short(body.score), rate=_worded(rate), stated=share(stated), measured=share(measured))  # fmt: skip

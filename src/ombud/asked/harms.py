"""Who may be harmed, the most vulnerable and the most watched first, and what is done about it. Demand 1.7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.asked.entries import Harm, Likelihood, Severity
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import listed, short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

Harms = Sequence[Stated[Harm]]
SEVERITIES: dict[Severity, Sentence] = {
    Severity.MINOR: say("minor"),
    Severity.MODERATE: say("moderate"),
    Severity.SERIOUS: say("serious"),
    Severity.GRAVE: say("grave"),
    Severity.UNSAID: say("severity not said"),
}
LIKELIHOODS: dict[Likelihood, Sentence] = {
    Likelihood.RARE: say("rare"),
    Likelihood.POSSIBLE: say("possible"),
    Likelihood.LIKELY: say("likely"),
    Likelihood.CERTAIN: say("certain"),
    Likelihood.UNSAID: say("likelihood not said"),
}
_FIRST = {Said.YES: 0, Said.UNSAID: 1, Said.NO: 2}  # who has not been looked at may be vulnerable


def by_vulnerability(harms: Harms) -> Harms:
    """Harms in the order in which they are to be read: vulnerable groups first, then the gravest, then the likeliest.

    The order is one of reading; no harm is weighed against another and nothing is added up.
    """
    severities, likelihoods = list(SEVERITIES), list(LIKELIHOODS)
    return sorted(
        harms,
        key=lambda one: (
            _FIRST[one.body.vulnerable],
            -severities.index(one.body.severity),
            -likelihoods.index(one.body.likelihood),
        ),
    )


def heavy(harm: Harm) -> bool:
    """Grave however rare, or likely and more than minor: what nobody may be left alone with."""
    probable = harm.likelihood in (Likelihood.LIKELY, Likelihood.CERTAIN)
    return harm.severity is Severity.GRAVE or (
        probable and harm.severity in (Severity.MODERATE, Severity.SERIOUS)
    )


def answered_for(harm: Harm) -> bool:
    """Whether something is done about a harm and an office answers for it."""
    return told(harm.mitigation) and told(harm.owner)


@check(
    "1.7",
    _("Harms are listed by group, the most vulnerable and most watched first, each with someone who answers for it"),
    reads=(Harm,),
    measure=_("Complaints, incidents and interviews by group, laid beside the harms foreseen."),
)
def harms_have_someone_who_answers(stack: Stack, today: date) -> Finding:
    """No heavy harm to a vulnerable group stands without mitigation and owner; no group is averaged into another."""
    harms = by_vulnerability(stack.of(Harm))
    if not harms:
        because = say("No harm is written down, for any group.")
        mend = say("Write down who could be harmed and how; begin with the most vulnerable and the most watched.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    vulnerable = [one for one in harms if one.body.vulnerable is Said.YES]
    alone = [one for one in vulnerable if heavy(one.body) and not answered_for(one.body)]
    if alone:
        return _left_alone(alone, len(harms))
    if not vulnerable:
        because = say("Harms to a vulnerable or much watched group: 0 of {n} written down.", n=len(harms))
        mend = say("Ask who is most vulnerable to this and who is most watched, and what may happen to them.")
        return unsaid(stack, Stage.REVIEW, because, mend, harms)
    untold = gaps(harms, lambda one: one.group, "vulnerable", "severity", "likelihood", "mitigation", "owner")
    if untold:
        because = tally(say("Harms not fully told"), untold, len(harms))
        return unsaid(stack, Stage.REVIEW, because, say("Add what is missing for each harm."), harms)
    because = say(
        "Harms with an owner: {n} of {n}, the most vulnerable first: {groups}.",
        n=len(harms),
        groups=listed(one.body.group for one in harms),
    )
    return kept(because, harms)


def _left_alone(alone: Harms, all_harms: int) -> Finding:
    worst = alone[0].body
    because = say(
        "Harms that weigh on a vulnerable group and that nobody answers for, {n} of {all}: "
        "{group}, {harm} ({severity}, {likelihood}).",
        n=len(alone),
        all=all_harms,
        group=short(worst.group),
        harm=short(worst.harm).rstrip("."),
        severity=SEVERITIES[worst.severity],
        likelihood=LIKELIHOODS[worst.likelihood],
    )
    mend = say("Say what is done about it and which office answers for it, or do not go on.")
    return crossed(because, alone, mend)

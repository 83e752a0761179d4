"""Are data good enough for their use, and do claims about areas hold at other scales? Demands 3.3, 3.4 and 3.5."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.counted.computed import MeasuredAssociation
from ombud.counted.entries import Association, Dataset, Fit, Fitness, Question
from ombud.counted.measuredclaims import (
    Measured,
    borne_out,
    crossing,
    holds_of_persons,
    measured_associations,
    refuted,
    tried,
)
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, said, tally
from ombud.evidence.measured import beside, worse
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.entry import Entry, Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "3.3",
    _("Each dataset is good enough for the use that is made of it"),
    reads=(Fitness, Dataset),
    measure=_("The series itself, to find gaps, stuck sensors, duplicates and clock faults in it."),
)
def data_are_fit_for_use(stack: Stack, today: date) -> Finding:
    """There is a verdict per use and never a score; data that are not good enough for a use cross it."""
    verdicts, datasets = stack.of(Fitness), stack.of(Dataset)
    mend = say("Say for each dataset and each use whether it is good enough, how complete it is and its faults.")
    unfit = [one for one in verdicts if one.body.fit is Fit.NO]
    if unfit:
        because = tally(say("Uses of data not good enough for them"), [_use(one.body) for one in unfit], len(verdicts))
        return crossed(because, unfit, mend=say("Give up the use, or mend the data and look again."))
    if not verdicts:
        because = say("Nobody has said for what the data are good enough. Datasets told: {n}.", n=len(datasets))
        return unsaid(stack, Stage.PROCUREMENT, because, mend, datasets)
    judged = {key(one.body.dataset) for one in verdicts}
    untold: list[str | Sentence] = [one.body.name for one in datasets if key(one.body.name) not in judged]
    untold += [_use(one.body) for one in verdicts if not _borne_out(one.body)]
    if untold:
        because = say("Whether data are good enough is not told, or not borne out, for: {which}.", which=listed(untold))
        return unsaid(stack, Stage.PROCUREMENT, because, mend, [*verdicts, *datasets])
    partly = sum(one.body.fit is Fit.PARTLY for one in verdicts)
    because = say(
        "Uses for which data are good enough: {n} of {n}, in part only: {partly}.", n=len(verdicts), partly=partly
    )
    return kept(because, verdicts)


def _use(verdict: Fitness) -> Sentence:
    return say("{dataset} ({use})", dataset=short(verdict.dataset), use=short(verdict.use))


def _borne_out(verdict: Fitness) -> bool:
    """Whether a verdict says on what it rests: faults for "partly", completeness or faults for "yes"."""
    if verdict.fit is Fit.PARTLY:
        return said(verdict.faults)
    return verdict.fit is Fit.YES and (said(verdict.complete) or said(verdict.faults))


@check(
    "3.4",
    _("What is said of areas holds at other scales, and is not said of persons"),
    reads=(Association, MeasuredAssociation),
    measure=_("Counts by area, borders and coarser divisions, read by “ombud served” (see Who gains)."),
)
def claims_about_areas_hold(stack: Stack, today: date) -> Finding:
    """A claim that turns round at another scale, or is said of persons without bounds, may not stand."""
    claims, found = stack.of(Association), measured_associations(stack)
    if found:
        others = [one for one in claims if not borne_out(one.body, found)]
        measured = worse(tried(found, stack), crossing(refuted(claims, found)))
        return beside(measured, _crossing(claims, found), _stated(stack, others) if others else None)
    if claims:
        return _stated(stack, claims)
    because = say("No claim about areas has been tried at another scale.")
    mend = say("Write down what is said to go with what, and try it at two scales or more.")
    return unsaid(stack, Stage.PROCUREMENT, because, mend)


def _stated(stack: Stack, claims: Sequence[Stated[Association]]) -> Finding:
    """What claims that are typed in say of themselves."""
    if broken := _crossing(claims):
        return broken
    untold = [*gaps(claims, lambda one: one.claim, "flips", "about_people"), *_one_scale(claims)]
    if untold:
        because = tally(say("Claims not tried out"), untold, len(claims))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Try each claim at two scales or more."), claims)
    return kept(say("Claims about areas that hold at each scale tried: {n} of {n}.", n=len(claims)), claims)


def _crossing(claims: Sequence[Stated[Association]], found: Measured = ()) -> Finding | None:
    """Claims that turn round by their own account, or are said of persons without bounds, stated or measured."""
    flips = [one for one in claims if one.body.flips is Said.YES]
    if flips:
        names = [one.body.claim for one in flips]
        because = tally(say("Claims that turn round at another scale and still stand"), names, len(claims))
        return crossed(because, flips, mend=say("Withdraw the claim, or say only what holds at every scale."))
    of_persons = [one for one in claims if one.body.about_people is Said.YES]
    fallacies = [one for one in of_persons if not _bounded(one.body) and not holds_of_persons(one.body, found)]
    if fallacies:
        names = [one.body.claim for one in fallacies]
        because = tally(say("Claims about areas said of persons, for whom they may not hold"), names, len(claims))
        mend = say("Say it of areas only, or give bounds for persons that leave out zero.")
        return crossed(because, fallacies, mend)
    return None


def _bounded(claim: Association) -> bool:
    """Whether a claim has bounds for persons on one side of zero: else persons may show the opposite."""
    low, high = number(claim.low), number(claim.high)
    return low is not None and high is not None and low <= high and (low > 0 or high < 0)


def _one_scale(claims: Sequence[Stated[Association]]) -> list[Sentence]:
    few = [one.body for one in claims if len({key(scale) for scale in one.body.scales if said(scale)}) < 2]
    return [say("{name} (fewer than two scales)", name=short(one.claim)) for one in few]


@check(
    "3.5",
    _("Data are asked a question, and it is said beforehand what would change our mind"),
    reads=(Question,),
    measure=_("Nothing beyond the ledger: it shows whether the question was rewritten after the result."),
)
def data_are_asked_a_question(stack: Stack, today: date) -> Finding:
    """Each question says which data, why related, and what would change our mind; the last is not rewritten later."""
    questions = stack.of(Question)
    if not questions:
        because = say("No question to the data is written down; data do not speak by themselves.")
        mend = say("Write down what you think, which data could answer it, and what would change your mind.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    rewritten = [one for one in questions if _rewritten(stack.versions(one.entry.seq))]
    if rewritten:
        names = [one.body.hypothesis for one in rewritten]
        because = tally(say("Questions rewritten once their result was known"), names, len(questions))
        return crossed(because, rewritten, mend=say("Hold the result against the question as it was asked first."))
    untold = gaps(questions, lambda one: one.hypothesis, "data", "why_related", "would_change")
    if untold:
        because = tally(say("Questions not fully asked"), untold, len(questions))
        return unsaid(stack, Stage.REVIEW, because, say("Add what is missing before you look at the data."), questions)
    answered = sum(said(one.body.result) for one in questions)
    because = say("Questions put to the data: {n}. With a result: {answered}.", n=len(questions), answered=answered)
    return kept(because, questions)


def _rewritten(versions: Sequence[Entry]) -> bool:
    """Whether the hypothesis, or what would change our mind, differs from what it was when a result was first said."""
    asked = [one.body for one in versions if isinstance(one.body, Question)]
    known = next((one for one in asked if said(one.result)), None)
    if known is None or not asked:
        return False
    first = asked[max(0, asked.index(known) - 1)]
    return any(_terms(one) != _terms(first) for one in asked[asked.index(known) :])


def _terms(question: Question) -> tuple[str, str]:
    return key(question.hypothesis), key(question.would_change)

"""Is a digital technology needed at all, and which causes does each answer touch? Demands 1.2 and 1.4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ombud.asked.entries import Alternative, Cause, Necessity, Sort
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, Resting, crossed, kept
from ombud.evidence.gaps import said, tally
from ombud.evidence.said import key, listed
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

ON_THE_TABLE: dict[Sort, Sentence] = {
    Sort.NOTHING: say("doing nothing"),
    Sort.NON_DIGITAL: say("a measure that is not digital"),
    Sort.POLICY_OR_CARE: say("a policy or care measure"),
}
Answers = Sequence[Stated[Alternative]]


def chosen(answers: Answers) -> Answers:
    """The answers that the city takes, by what the case says."""
    return [one for one in answers if one.body.chosen is Said.YES]


@check(
    "1.2",
    _("Beside the technology stand doing nothing, a measure that is not digital, and a policy or care measure"),
    reads=(Alternative, Necessity),
    measure=_("Nothing: whether an alternative is a real one is judged by people, from the reasons for refusing it."),
)
def other_answers_are_on_the_table(stack: Stack, today: date) -> Finding:
    """Alternatives stand side by side, and three sorts are always among them."""
    answers = stack.of(Alternative)
    if not answers:
        return _nothing_beside_it(stack)
    sorts = {one.body.sort for one in answers}
    missing = [words for sort, words in ON_THE_TABLE.items() if sort not in sorts]
    if not missing:
        because = say("Alternatives side by side: {n}, among them {sorts}.", n=len(answers), sorts=_all_three())
        return kept(because, answers, mend=_say_why_not(answers))
    if sorts == {Sort.DIGITAL} and (taken := chosen(answers)):
        because = say(
            "A digital answer was taken, {name}. Digital among the alternatives written down: {n} of {n}.",
            name=taken[0].body.name,
            n=len(answers),
        )
        return crossed(because, answers, mend=_write_down(missing))
    return unsaid(stack, Stage.REVIEW, _what_is_missing(answers, missing), _write_down(missing), answers)


def _all_three() -> Sentence:
    return listed(ON_THE_TABLE.values())


def _nothing_beside_it(stack: Stack) -> Finding:
    needed = stack.of(Necessity)
    because = say("No alternative is written down, of the three sorts that belong on the table.")
    if needed:
        because = say("It is said why this is needed, but 0 of the 3 sorts of alternative stand beside it.")
    return unsaid(stack, Stage.REVIEW, because, _write_down(ON_THE_TABLE.values()), needed)


def _what_is_missing(answers: Answers, missing: Sequence[Sentence]) -> Sentence:
    because = say(
        "Alternatives written down: {n}. Missing among them: {missing}.", n=len(answers), missing=listed(missing)
    )
    sortless = [one.body.name for one in answers if one.body.sort is Sort.UNSAID]
    return say("{because} Without a sort: {names}.", because=because, names=listed(sortless)) if sortless else because


def _write_down(missing: Iterable[Sentence]) -> Sentence:
    return say("Write down as alternatives, each with what it would bring: {missing}.", missing=listed(missing))


def _say_why_not(answers: Answers) -> Sentence | None:
    refused = [one.body for one in answers if one.body.chosen is not Said.YES] if chosen(answers) else []
    unexplained = [one.name for one in refused if not said(one.why_not)]
    return say("Say why these were not chosen: {names}.", names=listed(unexplained)) if unexplained else None


@check(
    "1.4",
    _("The answer taken touches causes of the problem, and what stays untouched is printed"),
    reads=(Cause, Alternative),
    measure=_("A study of the causes in this place: which of them the answer moved, and by how much."),
)
def causes_are_touched(stack: Stack, today: date) -> Finding:
    """The causes are listed, and each alternative says which of them it does something about."""
    causes, answers = stack.of(Cause), stack.of(Alternative)
    if not causes or not answers:
        return _nothing_to_hold_against(stack, causes, answers)
    names = {key(one.body.name): one.body.name for one in causes}
    # To do nothing touches no cause and says so: no plaster is sold as a cure.
    active = [one for one in answers if one.body.sort is not Sort.NOTHING]
    plasters = [one for one in chosen(active) if not touched(one.body) & names.keys()]
    if plasters:
        because = say(
            "Causes that the answer taken, {name}, touches: 0 of {n}. Untouched: {causes}.",
            name=plasters[0].body.name,
            n=len(names),
            causes=listed(names.values()),
        )
        mend = say("Say which cause it touches and how, or take an answer that touches one.")
        return crossed(because, [*plasters, *causes], mend)
    mute = [one.body.name for one in active if not touched(one.body)]
    if mute:
        because = tally(say("Alternatives that do not say which cause they touch"), mute, len(answers))
        mend = say("Say for each alternative which causes it touches.")
        return unsaid(stack, Stage.REVIEW, because, mend, [*causes, *answers])
    return _what_stays(names, chosen(answers) or answers, [*causes, *answers])


def touched(answer: Alternative) -> set[str]:
    """The causes that an alternative names, as names are compared."""
    return {key(name) for name in answer.touches if said(name)}


def _nothing_to_hold_against(stack: Stack, causes: Sequence[Stated[Cause]], answers: Answers) -> Finding:
    mend = say("List the causes of the problem, and say for each alternative which of them it touches.")
    because = say("The causes of the problem are not listed, so no alternative can be held against them.")
    if causes:
        because = say("Causes listed: {n}. No alternative that would touch them is written down.", n=len(causes))
    return unsaid(stack, Stage.REVIEW, because, mend, [*causes, *answers])


def _what_stays(names: dict[str, str], taken: Answers, rests_on: Resting) -> Finding:
    """Kept, with the causes that nothing touches in the sentence: they are not to be forgotten."""
    reached = set().union(*(touched(one.body) for one in taken))
    left = [name for folded, name in names.items() if folded not in reached]
    n = len(names) - len(left)
    who = listed(one.body.name for one in taken)
    if not left:
        return kept(say("Causes touched by {who}: {n} of {n}.", who=who, n=n), rests_on)
    because = say(
        "Causes touched by {who}: {n} of {all}. Untouched: {left}.", who=who, n=n, all=len(names), left=listed(left)
    )
    return kept(because, rests_on, mend=say("Say what else will be done about what stays untouched."))

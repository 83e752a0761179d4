"""Could residents propose, debate or share out money by a fair rule, and what did they write? Demands 2.8, 2.14."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.laid import laid
from ombud.evidence.measured import contradicted
from ombud.evidence.said import listed, short
from ombud.heard.budget.computed import KINDS as BUDGET
from ombud.heard.budget.found import measured_budget
from ombud.heard.computed import HeardResult
from ombud.heard.entries import Form, Process, Theme
from ombud.heard.opinions.computed import KINDS as OPINIONS
from ombud.heard.opinions.found import measured_opinions
from ombud.heard.rules import gives_all_to_the_largest
from ombud.heard.themes.computed import KINDS as THEMES
from ombud.heard.themes.found import contradicted_themes, measured_themes
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import mark as _
from ombud.words import say

FORMS = {
    Form.PROPOSALS: say("proposals"),
    Form.OPINIONS: say("opinion groups"),
    Form.BUDGET: say("a participatory budget"),
    Form.OTHER: say("another form"),
}


@check(
    "2.8",
    _("Residents could propose, debate or share out a budget by a rule known beforehand"),
    reads=(Process, HeardResult, *OPINIONS, *BUDGET),
    measure=_("The ballots or votes of the process, and the name of its rule: with them the result can be repeated."),
)
def residents_could_decide_something(stack: Stack, today: date) -> Finding:
    """Each process names its rule, who took part and its result; a budget is shared out in proportion."""
    computed = measured_opinions(stack), measured_budget(stack)
    return laid(_processes(stack, today), bool(stack.of(Process)), *computed)


def _processes(stack: Stack, today: date) -> Finding:
    processes = stack.of(Process)
    if not processes:
        because = say("No way is recorded for residents to propose, debate or share out a budget.")
        mend = say("Open proposals, a debate in opinion groups or a budget to residents, with the rule named first.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    lopsided = [one for one in processes if one.body.form is Form.BUDGET and gives_all_to_the_largest(one.body.rule)]
    if lopsided:
        return _lopsided(lopsided, len(processes))
    untold = gaps(processes, lambda one: one.name, "rule", "took_part", "result")
    untold += tuple(
        say("{name} (nobody took part)", name=short(one.body.name)) for one in processes if one.body.took_part == 0
    )
    if untold:
        because = tally(say("Processes not fully told"), untold, len(processes))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Name the rule, who took part and the result."), processes)
    forms = listed(FORMS[form] for form in {one.body.form: None for one in processes})
    people = sum(one.body.took_part or 0 for one in processes)
    because = say(
        "Processes with a named rule: {n} of {n}, with {people} people. {forms}.",
        n=len(processes),
        people=people,
        forms=forms,
    )
    return kept(because, processes)


def _lopsided(lopsided: Sequence[Stated[Process]], processes: int) -> Finding:
    worst = lopsided[0].body
    because = say(
        "Budgets of which the largest group can take all: {n}, in {all} processes. {name} ({rule}).",
        n=len(lopsided),
        all=processes,
        name=short(worst.name),
        rule=short(worst.rule),
    )
    return crossed(because, lopsided, mend=say("Use a proportional rule, such as equal shares, and count again."))


@check(
    "2.14",
    _("Themes in what people wrote can be traced to their words and were checked by a person"),
    reads=(Theme, *THEMES),
    measure=_("The texts themselves, kept as evidence, to count again how many stand behind each theme."),
)
def themes_are_traced(stack: Stack, today: date) -> Finding:
    """Each theme says how many texts it rests on, where they can be read, who read them and what was left out."""
    found = laid(_themes(stack, today), bool(stack.of(Theme)), measured_themes(stack))
    return contradicted(found, [sentence for _one, sentence in contradicted_themes(stack)])


def _themes(stack: Stack, today: date) -> Finding:
    themes = stack.of(Theme)
    if not themes:
        because = say("What people wrote has not been gathered into themes.")
        mend = say("Gather what people wrote into themes, with the words behind each and a person who read them.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    beyond = [one for one in themes if _more_texts_than_there_are(one.body)]
    if beyond:
        names = [one.body.name for one in beyond]
        because = tally(say("Themes said to rest on more texts than were read"), names, len(themes))
        return crossed(because, beyond, mend=say("Count the texts behind the theme again."))
    untold = gaps(themes, lambda one: one.name, "texts", "of", "traced", "checked_by", "left_out")
    untold += tuple(say("{name} (no text)", name=short(one.body.name)) for one in themes if one.body.texts == 0)
    if untold:
        because = tally(say("Themes that cannot be traced"), untold, len(themes))
        mend = say("Add the texts, where they are, who read them and what was left out.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, themes)
    texts = max(one.body.of or 0 for one in themes)
    because = say("Themes that lead back to their words: {n} of {n}. Texts read: {texts}.", n=len(themes), texts=texts)
    return kept(because, themes)


def _more_texts_than_there_are(theme: Theme) -> bool:
    return theme.texts is not None and theme.of is not None and theme.texts > theme.of

"""Participatory budgets as computed: whether what the city funded is what the ballots and a known rule give."""

from __future__ import annotations

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest, share, worse
from ombud.evidence.said import key, short
from ombud.heard.budget.computed import ComputedBudget, Role
from ombud.heard.rules import gives_all_to_the_largest
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_RULE = say(
    "Publish the rule by which the city funds, and count again; or say which projects were funded otherwise, and why."
)
_SELECTED = say("Say which projects the city funded (column selected of the file), and count again.")
_SHARE = say("Use a proportional rule, such as equal shares, and count again.")


def measured_budget(stack: Stack) -> Finding | None:
    """What the latest count of each budget says of demand 2.8; nothing where none was counted."""
    asked = (one for one in stack.of(ComputedBudget) if one.body.role is not Role.COMPARED)
    found = latest(asked, lambda body: (key(body.what),))
    return worse(*map(_judged, found)) if found else None


def _judged(one: Stated[ComputedBudget]) -> Finding:
    body = one.body
    gaps = {"what": short(body.what), "funded": body.funded, "all": body.projects, "rule": body.rule}
    if body.reproduced is Said.YES and gives_all_to_the_largest(body.local):
        because = say("{what}: what the city funded is what the ballots give, {local}: the largest group can take all. "
                      "{nothing}", what=short(body.what), local=body.local, nothing=_nothing(body))  # fmt: skip
        return crossed(because, [one], _SHARE)
    if body.reproduced is Said.YES:
        because = say("{what}: what the city funded is what the ballots give, {local}. {nothing}",
                      what=short(body.what), local=body.local, nothing=_nothing(body))  # fmt: skip
        return kept(because, [one])
    if body.reproduced is Said.NO:
        because = say(
            "{what}: none of the rules tried gives what the city funded from its ballots.", what=short(body.what)
        )
        return crossed(because, [one], _RULE)
    because = say(
        "{what}: by {rule}, projects funded: {funded} of {all}. What the city itself funded is not said.", **gaps
    )
    return silent(because, _SELECTED, [one])


def _nothing(body: ComputedBudget) -> Sentence:
    return say("With {rule}, {share} per cent of those who named a project have none of theirs funded.", rule=body.rule,
               share=share(body.unreached))  # fmt: skip

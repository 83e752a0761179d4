"""What Ombud computed of a participatory budget, as it is sealed: which rule funds what, and who got nothing."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

PER_CENT, COUNT = shown(_("per cent")), shown(places=0)
MONEY = shown(places=0, unit_in="currency")


class Role(StrEnum):
    """Why a rule was carried out."""

    ASKED = "asked"
    COMPARED = "compared"
    UNSAID = "unsaid"


class ComputedBudget(Computed):
    """What one rule funds from the ballots of a participatory budget, and whether that is what the city funded."""

    kind = "heard.budget/1"
    demands = ("2.8",)
    gist = ("what", "rule", "funded", "unreached")
    what: str = Field(title=_("Budget"), description=_("What people voted on."), min_length=1)
    rule: str = Field(title=_("Rule"), description=_("How ballots were turned into funded projects."), min_length=1)
    role: Role = Field(
        Role.UNSAID, title=_("Carried out"), description=_("As the rule asked for, or to compare with it.")
    )
    ties: str = Field(
        "", title=_("Ties"), description=_("What decides between projects that the rule finds equally good.")
    )
    voters: int = Field(
        0,
        title=_("Ballots"),
        description=_("How many ballots were counted, blank ones among them."),
        json_schema_extra=COUNT,
        ge=0,
    )
    aside: int = Field(
        0,
        title=_("Set aside"),
        description=_("Ballots that break the budget's own rules and were not counted."),
        json_schema_extra=COUNT,
        ge=0,
    )
    projects: int = Field(
        0, title=_("Projects"), description=_("How many were on the ballot."), json_schema_extra=COUNT, ge=0
    )
    budget: float | None = Field(
        None, title=_("Money there was"), description=_("The budget."), json_schema_extra=MONEY, ge=0
    )
    currency: str = Field("", title=_("Currency"), description=_("As the file says it."))
    funded: int = Field(
        0, title=_("Funded"), description=_("How many projects the rule funds."), json_schema_extra=COUNT, ge=0
    )
    spent: float | None = Field(
        None, title=_("Spent"), description=_("What they cost together."), json_schema_extra=MONEY, ge=0
    )
    official: Said = Field(
        Said.UNSAID,
        title=_("As the city funded"),
        description=_("Whether the city itself funded exactly these; unsaid where the file does not tell."),
    )
    reproduced: Said = Field(
        Said.UNSAID,
        title=_("Official outcome reproduced"),
        description=_("Whether any rule that was tried gives exactly what the city funded."),
    )
    local: str = Field("", title=_("Rule that gives it"), description=_("The rule that gives what the city funded."))
    unreached: float | None = Field(
        None,
        title=_("Nothing funded"),
        description=_("Share of those who named a project and have none of theirs funded."),
        json_schema_extra=PER_CENT,
        ge=0,
        le=100,
    )
    passed_over: int = Field(
        0,
        title=_("Passed over"),
        description=_("Projects whose supporters were due more than any of them got."),
        json_schema_extra=COUNT,
        ge=0,
    )


KINDS: tuple[type[Computed], ...] = (ComputedBudget,)

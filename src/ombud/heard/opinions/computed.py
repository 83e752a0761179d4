"""What an opinion map says, as it is sealed: how many groups, how stable, what all agree on. Nobody is named."""

from __future__ import annotations

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

COUNT, INDEX = shown(places=0), shown(places=2)


class MeasuredOpinions(Computed):
    """Groups of opinion found in agrees, disagrees and passes, with how stable they are and what all agree on."""

    kind = "heard.opinions/1"
    demands = ("2.8",)
    gist = ("what", "people", "groups")
    what: str = Field(title=_("What people took part in"), description=_("The talk about buses."), min_length=1)
    people: int = Field(
        0, title=_("People"), description=_("How many voted often enough to count."), json_schema_extra=COUNT, ge=0
    )
    statements: int = Field(
        0, title=_("Statements"), description=_("How many statements were voted on."), json_schema_extra=COUNT, ge=0
    )
    votes: int = Field(
        0, title=_("Votes"), description=_("How many votes were counted."), json_schema_extra=COUNT, ge=0
    )
    groups: int = Field(
        0,
        title=_("Groups"),
        description=_("How many groups can be told apart; 0 if none."),
        json_schema_extra=COUNT,
        ge=0,
    )
    stability: float | None = Field(
        None,
        title=_("Stability"),
        description=_("How alike the groups are that two halves of the people give: 1 is the same, 0 is chance."),
        json_schema_extra=INDEX,
        le=1,
    )
    chance: float | None = Field(
        None,
        title=_("By chance alone"),
        description=_("How often shuffled votes show as much agreement: 0.01 is once in a hundred, or less often."),
        json_schema_extra=INDEX,
        ge=0,
        le=1,
    )
    gap: Said = Field(
        Said.UNSAID,
        title=_("A gap between groups"),
        description=_("Whether people stand apart, or along a scale that was cut."),
    )
    common: tuple[str, ...] = Field(
        (),
        title=_("What all agree on"),
        description=_("Statements that more than half of every group agree with, surest first."),
    )
    rejected: tuple[str, ...] = Field(
        (),
        title=_("What all reject"),
        description=_("Statements that more than half of every group disagree with, surest first."),
    )
    divides: str = Field("", title=_("What divides most"), description=_("The statement on which groups differ most."))
    suspect: int = Field(
        0,
        title=_("People with suspect ballots"),
        description=_("How many cast the same ballot at about the same time, or the same long ballot."),
        json_schema_extra=COUNT,
        ge=0,
    )
    groups_without: int | None = Field(
        None,
        title=_("Groups without suspect ballots"),
        description=_("How many groups there are when suspect ballots are left out; empty if there are none."),
        json_schema_extra=COUNT,
        ge=0,
    )
    lost_without: int = Field(
        0,
        title=_("No longer agreed on without them"),
        description=_("Statements that all agree on only with the suspect ballots."),
        json_schema_extra=COUNT,
        ge=0,
    )


KINDS: tuple[type[Computed], ...] = (MeasuredOpinions,)

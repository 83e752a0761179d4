"""A rule about who may do what: it lets a role through or not, says so in words, and joins with others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ombud.people.roles import Grant, Role
from ombud.words import Sentence, say


class Act(StrEnum):
    """What can be done."""

    OPEN = "open_case"
    ADD = "add_entry"
    SUPERSEDE = "supersede_entry"
    WITHDRAW = "withdraw_entry"
    ATTACH = "attach_evidence"
    SEE = "see_evidence"
    MOVE = "move_stage"
    OVERRIDE = "pass_gate_without"
    ERASE = "erase"
    IMPORT = "import_register"
    PEOPLE = "manage_people"
    MEET = "hold_workshop"
    MODERATE = "moderate_discussion"


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about: a case, a kind of entry (``held.clause/1``), who made it, and who may see a file.

    ``office`` is the office in whose name the entry was made.
    """

    case: str = ""
    kind: str = ""
    made_by: str = ""
    seen_by: frozenset[str] = frozenset()
    office: str = ""

    @property
    def name(self) -> str:
        """The kind without its version: a right does not change when a kind gets a new version."""
        return self.kind.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about one grant and what is to be done with it. ``told`` says in words whom it lets through."""

    told: Sentence
    lets: Callable[[Grant, About], bool]

    def __call__(self, grant: Grant, about: About) -> bool:
        return self.lets(grant, about)

    def __and__(self, other: Rule) -> Rule:
        return Rule(say("{this}, and {that}", this=self.told, that=other.told), lambda g, a: self(g, a) and other(g, a))

    def __or__(self, other: Rule) -> Rule:
        return Rule(say("{this}, or {that}", this=self.told, that=other.told), lambda g, a: self(g, a) or other(g, a))

    def told_as(self, told: str) -> Rule:
        """The same rule in fewer words."""
        return Rule(say(told), self.lets)


def by_role(told: str, *roles: Role) -> Rule:
    """Lets through the roles named; ``told`` says which, in words."""
    return by_grant(told, lambda grant: grant.role in roles)


def by_grant(told: str, lets: Callable[[Grant], bool]) -> Rule:
    """A rule that looks at the role given, whatever it is used for."""
    return Rule(say(told), lambda grant, about: lets(grant))  # noqa: ARG005


def by_matter(told: str, lets: Callable[[About], bool]) -> Rule:
    """A rule that looks at what is to be done, whoever does it."""
    return Rule(say(told), lambda grant, about: lets(about))  # noqa: ARG005

"""Who may do what in a case file: sentences of small rules, joined by "and" and "or"."""

from __future__ import annotations

from ombud.people.roles import Grant, Role, Someone
from ombud.people.rule import About, Act, Rule, by_grant, by_matter, by_role
from ombud.words import Sentence, say
from ombud.words import mark as _

nobody = by_role(_("nobody: Ombud writes this by itself, from a page of its own"))
residents = by_role(_("residents and community groups"), Role.RESIDENT, Role.COMMUNITY)
officials = by_role(
    _("the city's officials"),
    *(Role.OFFICER, Role.PLANNER, Role.INNOVATION, Role.PROCUREMENT),
    *(Role.DATA_PROTECTION, Role.EQUALITY, Role.COUNCIL, Role.EDITOR),
)
procurement = by_role(_("procurement"), Role.PROCUREMENT)
data_protection = by_role(_("the data protection officer"), Role.DATA_PROTECTION)
equality = by_role(_("the gender equality officer"), Role.EQUALITY)
council = by_role(_("the council"), Role.COUNCIL)
auditor = by_role(_("the auditor"), Role.AUDITOR)
editor = by_role(_("the editor of the register"), Role.EDITOR)
# Whoever plans or runs something does not decide what may be said of it.
moderators = by_role(
    _("the editor of the register, the gender equality officer or the data protection officer"),
    *(Role.EDITOR, Role.EQUALITY, Role.DATA_PROTECTION),
)
runs_it = by_role(_("the office that plans or runs it"), Role.OFFICER, Role.PLANNER, Role.INNOVATION)
has_office = by_grant(_("in the name of an office"), lambda grant: bool(grant.office))
for_every_case = by_grant(_("for every case of the city"), lambda grant: not grant.case)
from_a_register = by_matter(_("where another register said it"), lambda about: about.made_by == Role.REGISTER)
same_role = Rule(say(_("whoever has the role in which it was said")), lambda grant, about: grant.role == about.made_by)
same_office = Rule(say(_("the office that said it")), lambda grant, about: "" != grant.office == about.office)
may_see_file = Rule(say(_("those whom the file was kept for")), lambda grant, about: grant.role in about.seen_by)

# What people who live with a technology can say, beside what officials say.
TOLD_BY_ALL = (
    "asked.opening", "asked.cause", "asked.harm", "asked.alternative", "asked.grounding", "asked.position",
    "asked.reflection", "heard.contribution", "heard.datarequest", "heard.group", "heard.inclusion",
    "counted.dataset", "counted.question", "counted.remembered", "counted.layer", "counted.uncounted",
    "counted.category", "counted.voice", "served.divide", "proved.failure", "answered.incident",
)  # fmt: skip
KIND_RULES: dict[str, Rule] = {
    **dict.fromkeys(TOLD_BY_ALL, residents | officials | auditor),
    "held.contract": procurement | data_protection,
    "held.clause": procurement | data_protection,
    "answered.assessment": runs_it | data_protection | equality,
    "answered.review": data_protection | equality | council | auditor,
    "answered.decision": council | runs_it | editor,
    "answered.reply": officials & has_office,
    "asked.record": nobody,
    "answered.vanished": nobody,
    "answered.stage": nobody,
    "answered.override": nobody,
    "answered.withdrawal": nobody,
    "answered.erasure": nobody,
}
# Said once: these tell what was done to the file, and taking them back would hide it.
FINAL = ("answered.stage", "answered.override", "answered.withdrawal", "answered.erasure")


def adding(name: str) -> Rule:
    """Who may add an entry of a kind, by its name without version: ``held.clause``."""
    return KIND_RULES.get(name, officials)


_of_its_kind = Rule(say(_("those who may add this kind")), lambda grant, about: adding(about.name)(grant, about))
_not_final = by_matter(_("what is no mark in the file's own history"), lambda about: about.name not in FINAL)

RULES: dict[Act, Rule] = {
    Act.OPEN: residents | officials,
    Act.ADD: _of_its_kind,
    Act.SUPERSEDE: (_of_its_kind & _not_final & (same_role | editor | (officials & from_a_register))).told_as(
        _("whoever has the role in which it was said, by officials where a register said it, or by the editor")
    ),
    Act.WITHDRAW: (_not_final & (same_role | editor)).told_as(
        _("whoever has the role in which it was said, or by the editor")
    ),
    Act.ATTACH: residents | officials | auditor,
    Act.SEE: may_see_file | auditor,
    Act.MOVE: runs_it | procurement | council | editor,
    Act.OVERRIDE: (runs_it | council) & has_office,
    Act.ERASE: data_protection,
    Act.IMPORT: editor & for_every_case,
    Act.PEOPLE: editor & for_every_case,
    Act.MEET: officials & has_office & for_every_case,
    Act.MODERATE: moderators & for_every_case,
}
# What an office said is its own: whichever of its officials says it anew, and nobody of another office.
OFFICES_OWN = ("answered.reply",)
OWN_RULES: dict[Act, Rule] = {
    Act.SUPERSEDE: (_of_its_kind & same_office).told_as(_("the office that said it")),
    Act.WITHDRAW: (_of_its_kind & same_office | editor).told_as(_("the office that said it, or by the editor")),
}
PUBLIC_FILE = "public"  # stands in a file's ``seen_by`` when everyone may see it
# Who can do one of these can do lasting harm with a stolen password, so they sign in with a second factor.
GRAVE = (Act.OVERRIDE, Act.ERASE, Act.IMPORT, Act.PEOPLE)


class NotAllowed(Exception):
    """Someone asked for something that their roles do not allow."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(str(told))
        self.told = told


def allowing(someone: Someone, act: Act, about: About) -> tuple[Grant, ...]:
    """The grants of a person that allow an act: in each of these roles they may do it."""
    return tuple(grant for grant in someone.in_case(about.case) if _rule(act, about)(grant, about))


def _rule(act: Act, about: About) -> Rule:
    return OWN_RULES[act] if about.name in OFFICES_OWN and act in OWN_RULES else RULES[act]


def may(someone: Someone, act: Act, about: About) -> bool:
    """Whether a person may do something. Evidence kept for everyone is seen without signing in."""
    if act is Act.SEE and PUBLIC_FILE in about.seen_by:
        return True
    return bool(allowing(someone, act, about))


def who_may(act: Act, about: About) -> Sentence:
    """In words, who may do something: what a refusal says."""
    told = adding(about.name).told if act is Act.ADD else _rule(act, about).told
    return say("This can be done by {who}.", who=told)


def second_factor(someone: Someone) -> bool:
    """Whether this person must sign in with a second factor, because of what they may do."""
    return any(RULES[act](grant, About(grant.case)) for act in GRAVE for grant in someone.grants)

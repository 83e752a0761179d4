"""The words in which the pages say what the core says in one: standings, backings, stages, roles."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ombud.casefile.read import Answer
from ombud.evidence.finding import Backing, Noticed, Standing
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.ledger.stage import Stage
from ombud.people.roles import CALLED, Role

STANDINGS: dict[Standing, str | Promise] = {
    Standing.CROSSED: _("Crossed"),
    Standing.SILENT: _("Silent"),
    Standing.KEPT: _("Kept"),
    Standing.NOT_DUE: _("Not due yet"),
    Standing.DOES_NOT_APPLY: _("Does not apply"),
}
MEANINGS: dict[Standing, str | Promise] = {
    Standing.CROSSED: _("What is said, or what we found in it, breaks what is asked."),
    Standing.SILENT: _("Nobody has said what is asked. Silence is never consent."),
    Standing.KEPT: _("What is asked is met, as far as the backing beside it goes."),
    Standing.NOT_DUE: _("It is asked at a later stage."),
    Standing.DOES_NOT_APPLY: _("Somebody has stated why it is not asked here."),
}
BACKINGS: dict[Backing, str | Promise] = {
    Backing.NONE: _("Backed by nothing"),
    Backing.STATED: _("Stated: somebody in a role says so"),
    Backing.DOCUMENTED: _("Documented: every statement cites a source"),
    Backing.MEASURED: _("Measured: computed from what is written, or from tables that are kept"),
    Backing.PROVED: _("Proved: anyone can repeat it"),
}
SORTS: dict[Sort | HeldSort, str | Promise] = {
    Sort.OPINIONS: _("Opinion groups"),
    Sort.BUDGET: _("A participatory budget"),
    Sort.LOTTERY: _("A democratic lottery"),
    Sort.ROOM: _("Who was in the room"),
    Sort.DOTS: _("Rounds of a map"),
    Sort.DIARY: _("Diaries"),
    Sort.THEMES: _("Themes over open answers"),
    HeldSort.CONTRACT: _("A contract held against the red lines"),
    HeldSort.INVENTORY: _("An inventory of data"),
    HeldSort.BUYING: _("What was bought from whom"),
    HeldSort.CONTACTS: _("Contacts with vendors"),
    HeldSort.RETENTION: _("Retention"),
}
STAGES: dict[Stage, str | Promise] = {
    Stage.UNSAID: _("Stage not said"),
    Stage.IDEA: _("Idea"),
    Stage.QUESTION: _("Question"),
    Stage.REVIEW: _("Review"),
    Stage.PROCUREMENT: _("Procurement"),
    Stage.TRIAL: _("Trial"),
    Stage.RUNNING: _("In use"),
    Stage.WINDING_DOWN: _("Winding down"),
    Stage.CLOSED: _("Closed"),
}
NOTICES: dict[Noticed, str | Promise] = {
    Noticed.SHARED_TEXT: _("Text shared with other cases"),
    Noticed.NO_END: _("An end of life that is no end"),
    Noticed.CHANGED: _("Changed from one version to the next"),
    Noticed.VANISHED: _("Vanished from its register"),
    Noticed.EMPTY: _("An empty shell"),
    Noticed.PERSON: _("A contact that is a person"),
    Noticed.CONTRADICTION: _("Contradicts itself"),
    Noticed.OTHER: _("Something else"),
}


def role(name: str) -> str:
    """What a role is called; an unknown one by its own name."""
    return gettext(CALLED[Role(name)]) if name in set(Role) else worded(name)


def worded(value: StrEnum | str) -> str:
    """A value of an enumeration in words: ``community_group`` as community group, in the reader's language."""
    told = str(value).replace("_", " ")
    return gettext(told) if told else ""


def divider(answer: Answer) -> tuple[str, str]:
    """The word on a question's divider and the standing that it is drawn with, the worst first."""
    return told_counts({standing: answer.count(standing) for standing in Standing})


def told_counts(counts: dict[Standing, int]) -> tuple[str, str]:
    """As :func:`divider`, from counts."""
    crossed, silent, kept = counts[Standing.CROSSED], counts[Standing.SILENT], counts[Standing.KEPT]
    if crossed:
        return ngettext("%(n)s crossed", "%(n)s crossed", crossed) % {"n": crossed}, "crossed"
    if silent and not kept:
        return gettext("all silent"), "silent"
    if silent:
        return ngettext("%(n)s silent", "%(n)s silent", silent) % {"n": silent}, "silent"
    if kept:
        return gettext("all kept"), "kept"
    if counts[Standing.NOT_DUE] or counts[Standing.DOES_NOT_APPLY]:
        return gettext("nothing due yet"), "not_due"
    return gettext("nothing asked yet"), "does_not_apply"

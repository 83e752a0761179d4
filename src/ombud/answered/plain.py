"""What is asked about openness: how software decides, what the city tells of itself, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ombud.answered.entries import Algorithm, Competence, NoAlgorithm, Story
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, does_not_apply, kept, silent
from ombud.evidence.gaps import lacking, titled
from ombud.evidence.said import listed, none, short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# What pictures are called that show what is not there.
_RENDERED = ("render", "artist's impression", "artist’s impression", "visualisation", "visualization", "visualisering",
             "visualisatie", "visualisierung", "visionsbild", "impressie", "image de synthèse")  # fmt: skip


@check(
    "7.8",
    _("Software that decides is open to inspection, and its results can be contested"),
    reads=(Algorithm, NoAlgorithm),
    measure=_("The code, run again on test data by someone from outside."),
)
def inspectable(stack: Stack, today: date) -> Finding:
    """Logic, data, what people do and how to contest a result, for each piece of software that decides."""
    said, without = stack.of(Algorithm), stack.of(NoAlgorithm)
    if without and not said:
        because = say("No software here decides, scores or sorts: {why}", why=short(without[-1].body.why))
        return does_not_apply(because, without)
    if not said:
        return unsaid(
            stack,
            Stage.PROCUREMENT,
            say("Nobody has said whether software here decides, scores or sorts, or how."),
            say("Write down logic, data, what people do and how to contest, or state that nothing decides."),
        )
    if shut := [one for one in said if none(one.body.contest)]:
        because = say("A result cannot be contested, by what is said of {n} of {all} pieces of software.",
                      n=len(shut), all=len(said))  # fmt: skip
        return crossed(because, shut, say("Let a person look again at a result that someone contests."))
    missing = [field for one in said for field in lacking(one.body, "logic", "data", "human_role", "contest")]
    if missing:
        because = say("Software that decides: {all}. Left unsaid: {fields}.", all=len(said), fields=listed(missing))
        return silent(because, say("Say how it works, on which data, what people do, and how to contest."), said)
    unread = sum(not told(one.body.code) for one in said)
    because = say("Software that decides, with logic, data, what people do and how to contest: {n} of {n}. "
                  "Code that can be read: {open}.", n=len(said), open=len(said) - unread)  # fmt: skip
    return kept(because, said, say("Say where the code can be read.") if unread else None)


@check(
    "7.9",
    _("The story is plain, and says its limits and how it will age"),
    reads=(Story,),
    measure=_("Residents who read the page, and say back what the technology does and does not do."),
)
def plainly_told(stack: Stack, today: date) -> Finding:
    """What is there, in plain words; what it cannot do; how it wears. A rendering shows what is not there."""
    story = stack.last(Story)
    if story is None:
        return silent(
            say("Nobody has told in plain words what this is."),
            say("Tell in plain words what is there, what it cannot do, and how it will age."),
        )
    if any(word in story.body.picture.casefold() for word in _RENDERED):
        picture = short(story.body.picture)
        because = say("The picture is a rendering ({picture}): it shows what is not there.", picture=picture)
        return crossed(because, [story], say("Show a photograph of what is there, or no picture."))
    untold = [field for field in ("plain", "limits", "ageing") if not told(getattr(story.body, field))]
    if untold:
        because = say("The story leaves unsaid: {fields}.", fields=listed(titled(Story, field) for field in untold))
        return silent(because, say("Add what it cannot do, and how it wears and what upkeep it needs."), [story])
    words = len(story.body.plain.split())
    return kept(say("Told in {n} words, with its limits and how it will age.", n=words), [story])


@check(
    "7.10",
    _("The departments and skills that it needs take part"),
    reads=(Competence,),
    measure=_("Who was at the meetings, by department, and who has been trained."),
)
def competences(stack: Stack, today: date) -> Finding:
    """Each department or skill that is needed takes part, or it is said how it will be got."""
    said = stack.of(Competence)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said which departments and skills this needs."),
            say("Write down each department and skill that it needs, and whether it takes part."),
        )
    absent = [one for one in said if one.body.present is Said.NO]
    if untrained := [one for one in absent if not told(one.body.training)]:
        because = say("Needed, absent, and nothing is done about it: {n} of {all} ({needs}).",
                      n=len(untrained), all=len(said), needs=_needs(untrained))  # fmt: skip
        return crossed(because, untrained, say("Bring them in, or say how the skill will be learnt."))
    if open_ends := [one for one in said if one.body.present is Said.UNSAID]:
        because = say("Departments and skills of which nobody says whether they take part: {n} of {all} ({needs}).",
                      n=len(open_ends), all=len(said), needs=_needs(open_ends))  # fmt: skip
        return silent(because, say("Say of each whether it takes part."), said)
    because = say("Departments and skills needed: {all}. Taking part: {n}. Being trained: {trained}.",
                  all=len(said), n=len(said) - len(absent), trained=len(absent))  # fmt: skip
    return kept(because, said)


def _needs(said: Iterable[Stated[Competence]]) -> Sentence:
    return listed(one.body.need for one in said)

"""A data protection impact assessment from the French authority's tool: answers in HTML under question numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ombud.answered.entries import Algorithm, Assessed, Assessment, LegalBasis, Opinion, Redress, Review, Story
from ombud.asked.entries import Harm, Likelihood, Necessity, Purpose, Severity
from ombud.formats import ways
from ombud.formats.clerk import NAMED, Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.reading import Reading, Unreadable
from ombud.formats.safe import Source, parsed, shortened
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.held.entries import Item
from ombud.ledger.entry import Body, Said
from ombud.words import say

NAME = "CNIL PIA"
REGISTER = "CNIL PIA"
NAMES = ("author_name", "evaluator_name", "validator_name", "dpos_names", "people_names", "authors", "evaluators",
         "validators", "guests")
ITEM = "The data described in answer 121"
SIGNED = ("2", "3")  # validated, plainly or with a signature; 0 is being written, 1 refused, 4 archived
# The tool knows three risks and no other. Each has six answers: impacts, threats, sources, measures, and two gauges.
RISKS = {
    32: "Illegitimate access to data",
    33: "Unwanted change of data",
    34: "Disappearance of data",
}
SEVERITY = {1: Severity.MINOR, 2: Severity.MODERATE, 3: Severity.SERIOUS, 4: Severity.GRAVE}
LIKELIHOOD = {1: Likelihood.RARE, 2: Likelihood.POSSIBLE, 3: Likelihood.LIKELY, 4: Likelihood.CERTAIN}
OPINIONS = {"1": Opinion.APPROVES, "0": Opinion.REFUSES}
EVALUATIONS = {"1": Opinion.REFUSES, "2": Opinion.CONDITIONS, "3": Opinion.APPROVES}
# Question -> where its answer goes. Two that go to the same part stand one below the other.
ANSWERS: tuple[tuple[type[Body], Mapping[str, tuple[int, ...]]], ...] = (
    (Story, {"plain": (111,)}),
    (Purpose, {"text": (211,)}),
    (LegalBasis, {"text": (212,)}),
    (Necessity, {"text": (213,)}),
    (Algorithm, {"data": (121,), "logic": (122,)}),
    (Redress, {"how": (223, 224, 225)}),
)
ITEM_PARTS = {"why": (213,), "legal_basis": (212,), "where": (123, 227), "their_rules": (226,), "end_rule": (215,)}
UNMAPPED = (112, 113, 214, 221, 222)
IN_PIA = ("id", "name", "status", "dpo_status", "dpo_opinion", "concerned_people_opinion", "concerned_people_status",
          "concerned_people_searched_opinion", "structure_name", "created_at", "updated_at", "dbVersion", "tableName",
          "serverUrl", "numberOfQuestions", "objectStore")


def can_read(head: bytes, name: str) -> bool:
    """Whether it is an export of the tool: an assessment with numbered answers."""
    return head.lstrip()[:1] == b"{" and b'"pia"' in head and (b'"reference_to"' in head or b'"dpo_opinion"' in head)


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """One assessment, one case."""
    told = parsed(source.data, source.name)
    pia = told.get("pia") if isinstance(told, dict) else None
    if not isinstance(pia, dict) or not plain(pia.get("name")):
        what = say("there is no assessment with a name in it")
        raise Unreadable(what, f"{source.name}, pia.name", say("export the assessment again"))
    tally = Tally()
    number, title = plain(pia.get("id")), plain(pia.get("name"))
    clerk = Clerk(source.sha256, scoped("pia", number or title), midnight(today), tally)
    answers = _answers(told.get("answers"), source.name)
    _write_answers(clerk, answers)
    _risks(clerk, answers)
    _reviews(clerk, pia, told.get("evaluations"))
    _left(clerk, told, pia, answers)
    organisation = plain(pia.get("structure_name"))
    clerk.record(title=title, organisation=organisation, register_name=REGISTER, record_id=number)
    draft = case(Slugs(), clerk, "pia", number, title, organisation)
    return reading(NAME, source, [draft], tally, source.notes)


def _answers(told: Any, name: str) -> dict[int, Mapping[str, Any]]:
    found: dict[int, Mapping[str, Any]] = {}
    for count, answer in enumerate(told if isinstance(told, list) else [], 1):
        place = f"{name}, answer {count}"
        if not isinstance(answer, dict) or not plain(answer.get("reference_to")).isdigit():
            what = say("the answer does not say to which question")
            raise Unreadable(what, f"{place}, reference_to", say("export the assessment again"))
        question = int(plain(answer["reference_to"])[:9])
        if question in found:
            raise Unreadable(say("question {n} is answered twice", n=question), place, say("export it again"))
        data = answer.get("data")
        found[question] = data if isinstance(data, dict) else {"text": data}
    return found


def _text(clerk: Clerk, answers: Mapping[int, Mapping[str, Any]], question: int) -> str:
    """The answer in plain words: its text, else its list one below the other."""
    data = answers.get(question, {})
    listed = data.get("list")
    words = "\n".join(map(plain, listed)) if isinstance(listed, list) else plain(listed)
    return clerk.words(f"question {question}", plain(data.get("text")) or words)


def _joined(clerk: Clerk, answers: Mapping[int, Mapping[str, Any]], questions: tuple[int, ...]) -> str:
    return "\n\n".join(filter(None, (_text(clerk, answers, question) for question in questions)))


def _write_answers(clerk: Clerk, answers: Mapping[int, Mapping[str, Any]]) -> None:
    for kind, parts in ANSWERS:
        _write(clerk, answers, kind, parts, {})
    if _text(clerk, answers, 121):
        _write(clerk, answers, Item, ITEM_PARTS, {"name": ITEM}, (121,))


def _write(
    clerk: Clerk, answers: Mapping[int, Mapping[str, Any]], kind: type[Body], parts: Mapping[str, tuple[int, ...]],
    more: Mapping[str, Any], also: tuple[int, ...] = (),
) -> None:
    values = {part: words for part, questions in parts.items() if (words := _joined(clerk, answers, questions))}
    asked = [*also, *(question for part in values for question in parts[part] if _text(clerk, answers, question))]
    if asked:
        told: dict[str, Any] = {**values, **more}
        clerk.write(kind, [f"question {question}" for question in dict.fromkeys(asked)], **told)


def _risks(clerk: Clerk, answers: Mapping[int, Mapping[str, Any]]) -> None:
    """The three risks as harms to those whose data they are; gauges go from 1 to 4."""
    for tens, name in RISKS.items():
        impacts, measures = _text(clerk, answers, tens * 10 + 1), _text(clerk, answers, tens * 10 + 4)
        if not impacts:
            continue
        clerk.write(
            Harm, [f"question {tens * 10 + n}" for n in (1, 4, 5, 6) if tens * 10 + n in answers],
            group="Those whose data they are", harm=f"{name}:\n{impacts}", mitigation=measures,
            severity=SEVERITY.get(_gauge(answers, tens * 10 + 5), Severity.UNSAID),
            likelihood=LIKELIHOOD.get(_gauge(answers, tens * 10 + 6), Likelihood.UNSAID),
        )


def _gauge(answers: Mapping[int, Mapping[str, Any]], question: int) -> int:
    gauge = plain(answers.get(question, {}).get("gauge"))
    return int(gauge) if gauge in ("1", "2", "3", "4") else 0


def _reviews(clerk: Clerk, pia: Mapping[str, Any], evaluations: Any) -> None:
    asked = ways.said(pia.get("concerned_people_searched_opinion"))
    done = Said.YES if plain(pia.get("status")) in SIGNED else Said.UNSAID
    name = plain(pia.get("name"))
    clerk.write(Assessment, ["status", "concerned_people_searched_opinion"], sort=Assessed.DPIA, name=name, done=done,
                people_asked=asked)
    for board, opinion, status in (
        ("Data protection officer", "dpo_opinion", "dpo_status"),
        ("The people concerned", "concerned_people_opinion", "concerned_people_status"),
    ):
        if reasons := clerk.words(opinion, pia.get(opinion)):
            said = OPINIONS.get(plain(pia.get(status)), Opinion.UNSAID)
            clerk.write(Review, [opinion, status], board=board, opinion=said, reasons=reasons)
    for evaluation in evaluations if isinstance(evaluations, list) else []:
        if isinstance(evaluation, dict):
            _planned(clerk, evaluation)


def _planned(clerk: Clerk, evaluation: Mapping[str, Any]) -> None:
    """A point of the action plan: what the evaluator asks to be done about one answer."""
    about = shortened(plain(evaluation.get("reference_to")), 20)
    field = f"evaluation {about}"
    plan = clerk.words(field, evaluation.get("action_plan_comment"))
    if not plan:
        return
    comment = clerk.words(field, evaluation.get("evaluation_comment"))
    opinion = EVALUATIONS.get(plain(evaluation.get("status")), Opinion.UNSAID)
    reasons = "\n\n".join(filter(None, (comment, plan)))
    clerk.write(Review, field, board=f"Evaluator, on {about}", opinion=opinion, reasons=reasons)


def _left(
    clerk: Clerk, told: Mapping[str, Any], pia: Mapping[str, Any], answers: Mapping[int, Mapping[str, Any]]
) -> None:
    for name in NAMES:
        if plain(pia.get(name)) or pia.get(name):
            clerk.hold_back(name, NAMED)
    for question in UNMAPPED:
        if _text(clerk, answers, question):
            clerk.leave(f"question {question}")
    for name in ("measures", "comments", "attachments"):
        if told.get(name):
            clerk.leave(name)
    for name, value in pia.items():
        if name not in IN_PIA and name not in NAMES and plain(value):
            clerk.leave(name)

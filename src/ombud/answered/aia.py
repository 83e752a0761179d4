"""How Canada's Algorithmic Impact Assessment turns answers into an impact level from I to IV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from ombud.evidence.said import short
from ombud.words import Sentence, say

Answers = Mapping[str, str | Sequence[str] | None]

# Directive on Automated Decision-Making, as the tool computes it: from 80 per cent of what mitigation can reach in
# one phase on, a project's score is lowered by 15 per cent; the levels end at 25, 50 and 75 per cent of the raw score.
_ENOUGH_PER_CENT = 80
_LEVEL_PER_CENT = (25, 50, 75)
_PHASE = "projectDetailsPhase"
_ONE_PHASE = ("", "item1")


class Kind(StrEnum):
    """What an answer counts towards."""

    RAW = "raw"
    MITIGATION = "mitigation"
    NONE = "none"


class _Wrong(ValueError):
    """Something wrong with the answers; ``because`` says it so that a face can translate it."""

    def __init__(self, because: Sentence) -> None:
        super().__init__(str(because))
        self.because = because


class UnknownQuestion(_Wrong):
    """An answer to a question that the questionnaire does not ask."""


class UnknownAnswer(_Wrong):
    """An answer that a question does not offer."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen, with its weight in points, and its words in English and French."""

    value: str
    weight: int
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``phase`` is set where it is asked in one phase of a project only."""

    name: str
    area: str
    kind: Kind
    many: bool
    phase: str
    en: str
    fr: str
    options: tuple[Option, ...]

    @property
    def most(self) -> int:
        """The most points that it can bring."""
        weights = [option.weight for option in self.options]
        return sum(weights) if self.many else max(weights, default=0)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions in their order, the names of those answered in free text, and which rules they belong to."""

    rule_version: str
    source: str
    commit: str
    questions: tuple[Question, ...]
    texts: frozenset[str]

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)


@dataclass(frozen=True, slots=True)
class Area:
    """The points of one part of the questionnaire, of the most that it can bring (in one phase, for mitigation)."""

    name: str
    kind: Kind
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a set of answers comes to, in points, and why.

    ``deduction`` says whether mitigation lowered the score; ``hidden`` are questions answered although the form does
    not show them in the project's phase: upstream counts them all the same, and so does this.
    """

    raw: int
    mitigation: int
    total: int
    level: int
    raw_most: int
    mitigation_most: int  # of one phase; the form's two phases together hold twice as much
    deduction: bool
    areas: tuple[Area, ...]
    answered: int
    hidden: tuple[str, ...]
    rule_version: str


def score(answers: Answers, form: Questionnaire | None = None) -> Score:
    """The impact score and level of a set of answers: question names to the values chosen.

    Points are the number after the last dash of a value; what is ticked in a list adds up; what is not answered
    brings none. With mitigation at 80 per cent or more of its 77 points, the total is 85 per cent of the raw score,
    rounded half up; else it is the raw score. Level I ends at 25 per cent of the 167 raw points, II at 50, III at 75.

    Source: canada-ca/aia-eia-js at b900dc7d (MIT), version 1.0.1; the same numbers as upstream's own engine on 150
    sets of answers. Known limits, upstream's and ours: it scores what the office says of itself; the most that can be
    reached counts questions that a project is never shown; thresholds have moved between versions, so keep
    ``rule_version`` with each score.

    Raises :class:`UnknownQuestion` or :class:`UnknownAnswer` with a sentence that names what is wrong.
    """
    form = form or questionnaire()
    points = {question.name: _points(question, answers.get(question.name)) for question in form.questions}
    _refuse_unknown(answers, form)
    raw, mitigation = _sum(form, points, Kind.RAW), _sum(form, points, Kind.MITIGATION)
    raw_most, mitigation_most = most(form, Kind.RAW), most(form, Kind.MITIGATION)
    enough = mitigation * 100 >= _ENOUGH_PER_CENT * mitigation_most
    # floor(0.85 raw + 0.5), in whole numbers: round() would take 110.5 to 110
    total = (raw * 85 + 50) // 100 if enough else raw
    return Score(
        raw=raw,
        mitigation=mitigation,
        total=total,
        level=level(total, raw_most),
        raw_most=raw_most,
        mitigation_most=mitigation_most,
        deduction=enough,
        areas=_areas(form, points),
        answered=sum(_given(answers.get(question.name)) for question in form.questions),
        hidden=_hidden(form, answers),
        rule_version=form.rule_version,
    )


def level(total: int, raw_most: int) -> int:
    """The impact level 1 to 4 of a total score, by the share of the most raw points that can be reached."""
    return 1 + sum(total * 100 > per_cent * raw_most for per_cent in _LEVEL_PER_CENT)


def most(form: Questionnaire, kind: Kind) -> int:
    """The most points of a kind. Questions asked in one phase only come twice in the form and once in a project."""
    return sum(question.most for question in form.questions if question.kind is kind and question.phase in _ONE_PHASE)


@cache
def questionnaire() -> Questionnaire:
    """The questionnaire of version 1.0.1, as it is carried in this package (made by tools/aia.py)."""
    text = files("ombud.answered").joinpath("data", "ca_aia_1_0_1.json").read_text(encoding="utf-8")
    data = json.loads(text)
    questions = tuple(
        Question(
            q["name"], q["area"], Kind(q["kind"]), q["sort"] == "many", q["phase"], q["en"], q["fr"],
            tuple(Option(o["value"], o["weight"], o["en"], o["fr"]) for o in q["options"]),
        )
        for q in data["questions"]
    )  # fmt: skip
    return Questionnaire(data["rule_version"], data["source"], data["commit"], questions, frozenset(data["texts"]))


def _given(answer: str | Sequence[str] | None) -> bool:
    return bool(answer)


def _points(question: Question, answer: str | Sequence[str] | None) -> int:
    """The points that an answer brings. Raises :class:`UnknownAnswer`."""
    if not question.options:
        return 0
    weights = {option.value: option.weight for option in question.options}
    return sum(weights[value] for value in _chosen(question, answer, weights))


def _chosen(question: Question, answer: object, weights: Mapping[str, int]) -> tuple[str, ...]:
    if answer is None or answer in ("", [], ()):
        return ()
    if question.many is isinstance(answer, str) or not isinstance(answer, (str, list, tuple)):
        wanted = say("a list of the options ticked") if question.many else say("one option, as a text")
        raise UnknownAnswer(say("“{name}” takes {wanted}, and got {got}.", name=question.name, wanted=wanted,
                                got=short(repr(answer))))  # fmt: skip
    chosen = (answer,) if isinstance(answer, str) else tuple(answer)
    for value in chosen:
        if not isinstance(value, str) or value not in weights:
            raise UnknownAnswer(say("“{name}” does not offer {value}; choose from {offered}.", name=question.name,
                                    value=short(repr(value)), offered=", ".join(weights)))  # fmt: skip
    if len(set(chosen)) < len(chosen):
        raise UnknownAnswer(say("“{name}” has the same option ticked twice.", name=question.name))
    return chosen


def _refuse_unknown(answers: Answers, form: Questionnaire) -> None:
    known = form.texts | {question.name for question in form.questions}
    if strange := [str(name) for name in answers if name not in known]:
        because = say(
            "{form} has no question “{name}” (unknown in all: {n}). Use the names of the questionnaire, or the file "
            "that its own page saves.",
            form=form.rule_version,
            name=short(strange[0]),
            n=len(strange),
        )
        raise UnknownQuestion(because)


def _sum(form: Questionnaire, points: Mapping[str, int], kind: Kind) -> int:
    return sum(points[question.name] for question in form.questions if question.kind is kind)


def _areas(form: Questionnaire, points: Mapping[str, int]) -> tuple[Area, ...]:
    """The points by part of the questionnaire, in its order; both phases of a part are one area."""
    parts: dict[tuple[str, Kind], tuple[int, int]] = {}
    for question in form.questions:
        if question.kind is not Kind.NONE:
            had, reach = parts.get((question.area, question.kind), (0, 0))
            reach += question.most if question.phase in _ONE_PHASE else 0
            parts[question.area, question.kind] = (had + points[question.name], reach)
    return tuple(Area(name, kind, had, reach) for (name, kind), (had, reach) in parts.items())


def _hidden(form: Questionnaire, answers: Answers) -> tuple[str, ...]:
    phase = answers.get(_PHASE)
    asked_elsewhere = (q.name for q in form.questions if q.phase and q.phase != phase and _given(answers.get(q.name)))
    return tuple(asked_elsewhere)

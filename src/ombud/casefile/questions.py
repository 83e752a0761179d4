"""The seven questions, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.words import mark as _


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its number, its word (folder, address, chapter) and how it is asked."""

    number: int
    word: str
    asked: str


QUESTIONS = (
    Question(1, "asked", _("What was the question?")),
    Question(2, "heard", _("Who was in the room?")),
    Question(3, "counted", _("Who is in the data?")),
    Question(4, "served", _("Who gains, who loses?")),
    Question(5, "held", _("Who holds it?")),
    Question(6, "proved", _("Does it work?")),
    Question(7, "answered", _("Who answers?")),
)
BY_WORD = {question.word: question for question in QUESTIONS}

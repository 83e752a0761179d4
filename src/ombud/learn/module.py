"""A module of the course as it stands in its files: words that are translated, what is not, and the works it cites."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
QUESTIONS, MEASURED, WORKSHOP = 8, 3, 90  # questions of a module; asked before and after; minutes of its workshop
Slug = Annotated[str, Field(pattern=SLUG)]
Text = Annotated[str, Field(min_length=2)]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(_Told):
    """What a learner does in a case file at the end."""

    title: Text
    steps: tuple[Text, ...] = Field(min_length=3, max_length=6)


class Option(_Told):
    """One answer to choose, and why it is right or wrong."""

    text: Text
    right: bool = False
    why: Text


class Question(_Told):
    """A question to check oneself with. ``measured``: it is also asked before the module, to see what was learnt."""

    id: Slug
    section: Slug
    measured: bool = False
    text: Text
    option: tuple[Option, ...] = Field(min_length=3, max_length=4)

    @model_validator(mode="after")
    def _one_is_right(self) -> Question:
        if sum(one.right for one in self.option) != 1:
            raise ValueError("one option is right, and only one")
        return self


class Part(_Told):
    """A stretch of a workshop, in minutes."""

    minutes: int = Field(ge=1)
    title: Text
    text: Text


class Sheet(_Told):
    """A sheet to print, with prompts that have room under them."""

    title: Text
    lead: Text
    prompts: tuple[Text, ...] = Field(min_length=3, max_length=8)


class Workshop(_Told):
    """A workshop of 90 minutes."""

    title: Text
    aim: Text
    needs: tuple[Text, ...] = Field(min_length=1)
    part: tuple[Part, ...] = Field(min_length=3)
    sheet: tuple[Sheet, ...] = Field(min_length=2, max_length=4)

    @model_validator(mode="after")
    def _lasts(self) -> Workshop:
        if (minutes := sum(one.minutes for one in self.part)) != WORKSHOP:
            raise ValueError(f"the parts last {minutes} minutes and not {WORKSHOP}")
        return self


class Words(_Told):
    """All that is short, in one language."""

    title: Text
    summary: Text
    outcomes: tuple[Text, ...] = Field(min_length=3, max_length=5)
    reflection: Text
    act: Act
    question: tuple[Question, ...] = Field(min_length=QUESTIONS, max_length=QUESTIONS)
    workshop: Workshop

    @model_validator(mode="after")
    def _measures(self) -> Words:
        if (count := sum(one.measured for one in self.question)) != MEASURED:
            raise ValueError(f"{count} questions are measured and not {MEASURED}")
        if len({one.id for one in self.question}) != len(self.question):
            raise ValueError("two questions have one id")
        return self


class Source(_Told):
    """A work that is cited. ``seen``: how it is known to exist and to say so."""

    sort: Literal["book", "article", "chapter", "report", "law", "news", "page", "data", "course"]
    authors: tuple[Text, ...] = Field(min_length=1)
    year: int = Field(ge=1700, le=2100)
    title: Text
    in_: str = Field("", alias="in")
    volume: str = ""
    pages: str = ""
    doi: str = ""
    url: str = Field("", pattern=r"^(https?://\S+)?$")
    seen: Literal["course", "shared", "search", "known"]

    @model_validator(mode="after")
    def _can_be_found(self) -> Source:
        if self.seen == "search" and not (self.url or self.doi):
            raise ValueError("what was found by a search needs its url or doi")
        return self


class Facts(_Told):
    """What is not translated: which question and check the act answers, and what the sections explain."""

    number: int = Field(ge=1)
    question: Slug
    kind: str
    check: str
    explains: dict[str, Slug]
    reading: tuple[Slug, ...] = Field(min_length=6, max_length=12)
    people: tuple[Text, ...]
    terms: dict[str, Slug] = Field(min_length=6, max_length=12)


class Recommendation(_Told):
    """What somebody suggests to officials, and where the module tells it. ``by`` names who, with a citation."""

    id: Slug
    text: Text
    by: Text
    section: Slug
    demands: tuple[str, ...] = ()


class Recommended(_Told):
    """The recommendations of a module, in one language."""

    recommendation: tuple[Recommendation, ...] = Field(min_length=1)

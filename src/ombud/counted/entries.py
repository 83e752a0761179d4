"""What can be written down about data: their biography, their gaps, what they are fit for."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ombud.counted.computed import KINDS as COMPUTED
from ombud.ledger.entry import Body, Said
from ombud.words import mark as _


class Fit(StrEnum):
    """Whether data are good enough for a stated use."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSAID = "unsaid"


class Memory(StrEnum):
    """The sort of memory laid beside the figures."""

    SERIES = "series"
    ORAL = "oral_history"
    ARCHIVE = "archive"
    STORY = "story"
    OTHER = "other"


class Dataset(Body):
    """The biography of a dataset: where it comes from, why it was made, by whom, and what it leaves out."""

    kind = "counted.dataset/1"
    demands = ("3.1", "3.11")
    name: str = Field(title=_("Dataset"), description=_("Its name."), min_length=2)
    source: str = Field("", title=_("Source"), description=_("Where it comes from."))
    purpose: str = Field("", title=_("Made for"), description=_("Why it was collected in the first place."), json_schema_extra={"long": True})
    collected_by: str = Field("", title=_("Collected by"), description=_("Who collected it, and how."))
    gaps: str = Field("", title=_("Known gaps"), description=_("Who and what is not in it."), json_schema_extra={"long": True})
    position: str = Field("", title=_("Position"), description=_("Whose view of the city it takes."))
    licence: str = Field("", title=_("Licence"), description=_("The terms of use, by their published name: CC0-1.0."))
    file_format: str = Field("", title=_("Format"), description=_("CSV, GeoJSON, Parquet, PDF."))
    download: str = Field("", title=_("Download"), description=_("The address where anyone can get it."))
    public: Said = Field(Said.UNSAID, title=_("Public"), description=_("Whether anyone may have it."))


class Cleaning(Body):
    """One step in the cleaning of a dataset, with the rows it changed."""

    kind = "counted.cleaning/1"
    demands = ("3.1",)
    dataset: str = Field(title=_("Dataset"), description=_("Its name, as written there."))
    step: str = Field(title=_("Step"), description=_("What was done."), min_length=2, json_schema_extra={"long": True})
    rows_before: int | None = Field(None, title=_("Rows before"), description=_("Rows before the step."), ge=0)
    rows_after: int | None = Field(None, title=_("Rows after"), description=_("Rows after the step."), ge=0)
    changed: int | None = Field(None, title=_("Rows changed"), description=_("Rows whose content was changed."), ge=0)
    why: str = Field("", title=_("Why"), description=_("The reason for the step."))


class Coverage(Body):
    """How much of one group is in a dataset, beside how many there are."""

    kind = "counted.coverage/1"
    demands = ("3.2",)
    dataset: str = Field(title=_("Dataset"), description=_("Its name, as written there."))
    group: str = Field(title=_("Group"), description=_("Which group."), min_length=1)
    in_data: int = Field(title=_("In the data"), description=_("People of the group who are in it."), ge=0)
    in_population: int | None = Field(None, title=_("In the population"), description=_("People of the group who live here."), ge=0)


class Fitness(Body):
    """Whether a dataset is good enough for one stated use."""

    kind = "counted.fitness/1"
    demands = ("3.3",)
    dataset: str = Field(title=_("Dataset"), description=_("Its name, as written there."))
    use: str = Field(title=_("Use"), description=_("What it is to be used for."), min_length=2)
    fit: Fit = Field(Fit.UNSAID, title=_("Good enough"), description=_("Whether it is good enough for that."))
    complete: float | None = Field(None, title=_("Complete, per cent"), description=_("Share of expected values that are there."), ge=0, le=100)
    faults: str = Field("", title=_("Faults"), description=_("Gaps, drift, stuck sensors, duplicates, clock faults, moves."), json_schema_extra={"long": True})


class Association(Body):
    """A claim that two things go together across areas, and whether it holds at other scales."""

    kind = "counted.association/1"
    demands = ("3.4",)
    claim: str = Field(title=_("Claim"), description=_("What is said to go with what."), min_length=2)
    scales: tuple[str, ...] = Field((), title=_("Scales tried"), description=_("Areas it was computed for, one on each line: tracts, districts."))
    flips: Said = Field(Said.UNSAID, title=_("Sign changes"), description=_("Whether it turns round at another scale or zoning."))
    about_people: Said = Field(Said.UNSAID, title=_("Said of persons"), description=_("Whether it is used to say something about single persons."))
    low: float | None = Field(None, title=_("Lowest for persons"), description=_("Lower bound for individuals."))
    high: float | None = Field(None, title=_("Highest for persons"), description=_("Upper bound for individuals."))


class Question(Body):
    """A question put to the data: what we think, why, and what would change our mind."""

    kind = "counted.question/1"
    demands = ("3.5",)
    hypothesis: str = Field(title=_("What we think"), description=_("The hypothesis."), min_length=2, json_schema_extra={"long": True})
    data: str = Field("", title=_("Which data"), description=_("The data that could answer it."))
    why_related: str = Field("", title=_("Why they are related"), description=_("Why these data say something about it."), json_schema_extra={"long": True})
    would_change: str = Field("", title=_("What would change our mind"), description=_("The result that would make us give it up."), json_schema_extra={"long": True})
    result: str = Field("", title=_("Result"), description=_("What was found, once it was."), json_schema_extra={"long": True})


class Remembered(Body):
    """A series, an oral history, an archive item or a story that stands beside the figures of a place."""

    kind = "counted.remembered/1"
    demands = ("3.6",)
    sort: Memory = Field(Memory.OTHER, title=_("Sort"), description=_("What sort of memory it is."))
    about: str = Field(title=_("About"), description=_("What it tells of."), min_length=2)
    when: str = Field("", title=_("From when"), description=_("The years it covers."))
    held_at: str = Field("", title=_("Held at"), description=_("Where it can be heard or read."))


class Layer(Body):
    """One record of a place: what it says, its source and its age."""

    kind = "counted.layer/1"
    demands = ("3.7",)
    place: str = Field(title=_("Place"), description=_("An area by its name or code."), min_length=1)
    what: str = Field(title=_("What it shows"), description=_("What is recorded there."), min_length=2)
    source: str = Field("", title=_("Source"), description=_("Who says so."))
    as_of: date | None = Field(None, title=_("As of"), description=_("The day it was true."))


class Uncounted(Body):
    """Something nobody counts, and what a community has done to count it."""

    kind = "counted.uncounted/1"
    demands = ("3.8",)
    what: str = Field(title=_("What nobody counts"), description=_("The thing that is missing from all data."), min_length=2)
    counted_by: str = Field("", title=_("Counted by"), description=_("The community that counts it, if one does."))
    how: str = Field("", title=_("How"), description=_("With which form, when."))
    records: int | None = Field(None, title=_("Records"), description=_("How many were made."), ge=0)


class Category(Body):
    """A category people are put into: who chose it, and whom it leaves no place for."""

    kind = "counted.category/1"
    demands = ("3.9",)
    name: str = Field(title=_("Category"), description=_("What it sorts people by."), min_length=2)
    values: tuple[str, ...] = Field((), title=_("Values"), description=_("The answers it allows, one on each line."))
    chosen_by: str = Field("", title=_("Chosen by"), description=_("Who decided on these values."))
    several: Said = Field(Said.UNSAID, title=_("Several answers"), description=_("Whether a person may give more than one."))
    own_words: Said = Field(Said.UNSAID, title=_("Own words"), description=_("Whether a person may describe themselves."))
    refusal: Said = Field(Said.UNSAID, title=_("Refusal kept"), description=_("Whether not answering is kept as an answer."))
    erases: str = Field("", title=_("Whom it erases"), description=_("Who has no place in it."))


class Forecast(Body):
    """A forecast or a promise with a number and a day on which it can be held against the world."""

    kind = "counted.forecast/1"
    demands = ("3.10",)
    claim: str = Field(title=_("Claim"), description=_("What is foretold or promised."), min_length=2)
    by: str = Field("", title=_("By"), description=_("Who says so: an office, a vendor, a study."))
    made_on: date | None = Field(None, title=_("Made on"), description=_("The day it was made."))
    due: date | None = Field(None, title=_("Due"), description=_("The day on which it can be checked."))
    value: float | None = Field(None, title=_("Value"), description=_("The number foretold."))
    low: float | None = Field(None, title=_("Low"), description=_("The low end, if a range was given."))
    high: float | None = Field(None, title=_("High"), description=_("The high end, if a range was given."))
    unit: str = Field("", title=_("Unit"), description=_("The unit of the value."))
    came_true: float | None = Field(None, title=_("What happened"), description=_("The value that was found when the day came."))


class Elsewhere(Body):
    """Data about the city that others hold: who, why they matter, and what the city has done to get them."""

    kind = "counted.elsewhere/1"
    demands = ("3.12",)
    holder: str = Field(title=_("Holder"), description=_("Who holds the data."), min_length=2)
    data: str = Field(title=_("Data"), description=_("Which data."), min_length=2)
    why: str = Field("", title=_("Why they matter"), description=_("What the city could do with them."))
    route: str = Field("", title=_("Legal route"), description=_("The law or agreement by which they could be had."))
    asked_on: date | None = Field(None, title=_("Asked on"), description=_("The day they were asked for."))
    reply: str = Field("", title=_("Reply"), description=_("What the holder answered."))


class Voice(Body):
    """Evidence that is no number: what people told, saw or made, and the demand it bears on."""

    kind = "counted.voice/1"
    demands = ("3.13",)
    said: str = Field(title=_("What was told"), description=_("In short, without pointing to a person."), min_length=2, json_schema_extra={"long": True})
    method: str = Field("", title=_("Method"), description=_("Interview, walk, drawing, observation."))
    people: int | None = Field(None, title=_("People"), description=_("How many it comes from."), ge=0)
    bears_on: str = Field("", title=_("Bears on"), description=_("The number of the demand it speaks to: 2.9."))


KINDS: tuple[type[Body], ...] = (
    Dataset, Cleaning, Coverage, Fitness, Association, Question, Remembered, Layer, Uncounted, Category, Forecast,
    Elsewhere, Voice, *COMPUTED,
)  # fmt: skip

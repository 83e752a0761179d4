"""Where do data come from, what was done to them, and can anyone have them? Demands 3.1 and 3.11."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ombud.counted.entries import Cleaning, Dataset
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, does_not_apply, kept
from ombud.evidence.gaps import gaps, said, tally
from ombud.evidence.said import key, listed, short
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

BIOGRAPHY = ("source", "purpose", "collected_by", "gaps", "position")
TO_BE_HAD = ("download", "file_format", "licence")
# Formats that anyone can open and compute with, by the ending or name that people write; and those that nobody can
# compute with, or not without one maker's program. A format on neither list is not judged.
OPEN_FORMATS = frozenset({
    "csv", "tsv", "txt", "json", "jsonl", "ndjson", "jsonld", "json-ld", "geojson", "xml", "gml", "kml", "gpkg",
    "geopackage", "geotiff", "gtfs", "parquet", "arrow", "netcdf", "hdf5", "ods", "xlsx", "sqlite", "rdf", "turtle",
})  # fmt: skip
CLOSED_FORMATS = frozenset({
    "pdf", "doc", "docx", "ppt", "pptx", "html", "jpg", "jpeg", "png", "xls", "xlsb", "mdb", "accdb", "dwg", "sav",
    "sas7bdat", "dta",
})  # fmt: skip
# Words of a licence that keep some people, or some uses, away from the data.
NOT_OPEN = re.compile(r"-(nc|nd)\b|non-?commercial|no ?derivatives|all rights reserved|proprietary")


@check(
    "3.1",
    _("Each dataset has its biography, and every cleaning step is on record with the rows it changed"),
    reads=(Dataset, Cleaning),
    measure=_("The file before cleaning and the steps as commands: replayed, they give the file after it."),
)
def data_have_a_biography(stack: Stack, today: date) -> Finding:
    """Source, purpose, collector, gaps and position are told; the rows of the cleaning steps add up."""
    datasets, cleaned = stack.of(Dataset), stack.of(Cleaning)
    mend = say("Write down each dataset's source, purpose, collector, gaps and position, and each cleaning step.")
    steps = steps_by_dataset(stack)
    broken = [gap for name in steps if (gap := _rows_unaccounted(steps[name]))]
    if broken:
        correct = say("Add the step that is missing, or correct the number of rows.")
        return crossed(
            say("Datasets whose cleaning does not add up, {n}: {what}.", n=len(broken), what=listed(broken)),
            cleaned,
            correct,
        )
    if not datasets:
        because = say("No dataset has a biography.")
        return unsaid(stack, Stage.REVIEW, because, mend, cleaned)
    untold = [*gaps(datasets, lambda one: one.name, *BIOGRAPHY), *_steps_untold(datasets, steps)]
    if untold:
        because = say("Datasets written down: {all}. Not told: {which}.", all=len(datasets), which=listed(untold))
        return unsaid(stack, Stage.REVIEW, because, mend, [*datasets, *cleaned])
    because = say(
        "Datasets with their biography: {n} of {n}. Cleaning steps on record: {steps}.",
        n=len(datasets),
        steps=len(cleaned),
    )
    return kept(because, [*datasets, *cleaned])


def steps_by_dataset(stack: Stack) -> dict[str, list[Cleaning]]:
    """Standing cleaning steps by dataset, in the order in which they were first written down.

    A step that was corrected keeps its place, although its correction stands later in the case.
    """
    first = {one.entry.seq: stack.versions(one.entry.seq)[0].seq for one in stack.of(Cleaning)}
    steps: dict[str, list[Cleaning]] = {}
    for one in sorted(stack.of(Cleaning), key=lambda one: first[one.entry.seq]):
        steps.setdefault(key(one.body.dataset), []).append(one.body)
    return steps


def _rows_unaccounted(steps: Sequence[Cleaning]) -> Sentence | None:
    """Where rows come or go between two steps, or more rows were changed than there are."""
    for step in steps:
        if step.changed is not None and step.rows_before is not None and step.changed > step.rows_before:
            return say(
                "{name}, {changed} of {rows} rows changed",
                name=short(step.dataset),
                changed=step.changed,
                rows=step.rows_before,
            )
    for one, following in pairwise(steps):
        if None not in (one.rows_after, following.rows_before) and one.rows_after != following.rows_before:
            return say(
                "{name}, {after} rows after one step and {before} before the next",
                name=short(one.dataset),
                after=one.rows_after,
                before=following.rows_before,
            )
    return None


def _steps_untold(datasets: Sequence[Stated[Dataset]], steps: dict[str, list[Cleaning]]) -> list[Sentence]:
    """Datasets without a cleaning step, or with one that does not say its rows and its reason."""
    untold = []
    for name in (one.body.name for one in datasets):
        taken = steps.get(key(name), [])
        if not taken:
            untold.append(say("{name} (no cleaning step)", name=short(name)))
        elif any(not (said(step.why) and said(step.rows_before) and said(step.rows_after)) for step in taken):
            untold.append(say("{name} (a step without its rows or its reason)", name=short(name)))
    return untold


@check(
    "3.11",
    _("Public data can be had in an open format, under an open licence, with their biography"),
    reads=(Dataset,),
    measure=_("The address of each download, fetched and opened, with its hash and the day."),
)
def public_data_are_open(stack: Stack, today: date) -> Finding:
    """Each public dataset has a download, a format that anyone can compute with, and a licence that lets them."""
    datasets = stack.of(Dataset)
    mend = say("Say for each dataset whether it is public; if so, its download, format and licence.")
    if not datasets:
        return unsaid(stack, Stage.TRIAL, say("No dataset is written down, public or not."), mend)
    public = [one for one in datasets if one.body.public is Said.YES]
    closed = [told for one in public if (told := _closed(one.body))]
    if closed:
        because = tally(say("Public datasets that are not open"), closed, len(public))
        publish = say("Publish them in a format such as CSV, under a licence that lets anyone use them.")
        return crossed(because, public, publish)
    unsaid_public = [one.body.name for one in datasets if one.body.public is Said.UNSAID]
    if unsaid_public:
        because = tally(say("Datasets not said to be public or not"), unsaid_public, len(datasets))
        return unsaid(stack, Stage.TRIAL, because, mend, datasets)
    if not public:
        because = say("Datasets that are public, by what the case says: 0 of {n}.", n=len(datasets))
        return does_not_apply(because, datasets)
    untold = gaps(public, lambda one: one.name, *TO_BE_HAD, *BIOGRAPHY) + _unknown_formats(public)
    if untold:
        because = say("Public datasets: {all}. Not told: {which}.", all=len(public), which=listed(untold))
        return unsaid(stack, Stage.TRIAL, because, mend, datasets)
    because = say("Public datasets to be had in an open format, with licence and biography: {n} of {n}.", n=len(public))
    return kept(because, public)


def _formats(dataset: Dataset) -> set[str]:
    return set(dataset.file_format.casefold().replace(",", " ").replace("/", " ").replace(".", " ").split())


def _closed(dataset: Dataset) -> Sentence | None:
    """Why a dataset is not open, if it says so itself: every format closed, or a licence that forbids uses."""
    formats, licence = _formats(dataset), dataset.licence.casefold()
    if formats and formats <= CLOSED_FORMATS:
        return say("{name} ({what})", name=short(dataset.name), what=short(dataset.file_format))
    if NOT_OPEN.search(licence):
        return say("{name} ({what})", name=short(dataset.name), what=short(dataset.licence))
    return None


def _unknown_formats(public: Sequence[Stated[Dataset]]) -> tuple[Sentence, ...]:
    unknown = (one.body for one in public if _formats(one.body) and not _formats(one.body) & OPEN_FORMATS)
    return tuple(
        say("{name} (is {what} an open format?)", name=short(one.name), what=short(one.file_format)) for one in unknown
    )

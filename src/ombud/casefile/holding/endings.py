"""Which records of a register state an end of life of data, as a document: the sentences, and where they contradict."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.holding.held import About, Held, held
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column
from ombud.evidence.said import listed, short
from ombud.held.computed import Sort
from ombud.held.data.endings import EndKind, RecordEnds, of_kind
from ombud.words import Sentence, say

METHOD = "inventory"
KINDS: dict[EndKind, Sentence] = {
    EndKind.PERIOD: say("a period"),
    EndKind.EVENT: say("an event"),
    EndKind.NO_END: say("words that are no end"),
    EndKind.CONTRADICTION: say("a contradiction"),
    EndKind.NOTHING: say("nothing"),
}


def endings_told(records: Sequence[RecordEnds], about: About, notes: Sequence[Sentence] = ()) -> Held:
    """The document. Nothing is sealed of it by itself: whose data these are, only a case can say."""
    speaking = len(records) - len(of_kind(records, EndKind.NOTHING))
    lead = [
        say("Records that say something of the end of data: {n} of {all}.", n=speaking, all=len(records)),
        *(_told(records, kind) for kind in KINDS if kind is not EndKind.NOTHING and of_kind(records, kind)),
    ]
    part = Part(
        key="endings",
        demand="5.7",
        title=say("Which records state an end of life?"),
        told=tuple(_told(records, kind) for kind in KINDS if of_kind(records, kind)) or (say("There is no record."),),
        notes=(
            say("Records are named by their own number; where they have none, by their order in the file."),
            say("Read in Dutch, English, Swedish, French and German; a text in another language says nothing to us."),
            *notes,
        ),
        method=METHOD,
        tables=(*_against(records), _sentences(records), _records(records)),
    )
    return held(about, Sort.INVENTORY, lead, (part,), ())


def _told(records: Sequence[RecordEnds], kind: EndKind) -> Sentence:
    these = of_kind(records, kind)
    return say("Records with {kind}: {n} of {all} ({which}).", kind=KINDS[kind], n=len(these), all=len(records),
               which=listed(_called(one) for one in these))  # fmt: skip


def _called(one: RecordEnds) -> Sentence:
    return say("{number} {title}", number=one.record, title=short(one.title)) if one.title else say("{n}", n=one.record)


def _sentences(records: Sequence[RecordEnds]) -> Table:
    rows = tuple(
        (one.record, short(one.title), str(KINDS[each.kind]), each.duration, each.words, each.field,
         each.sentence[:600])
        for one in records for each in one.stated
    )  # fmt: skip
    return Table(
        name="sentences",
        title=say("What the records say, sentence by sentence"),
        columns=(
            column("record", say("Record")), column("title", say("Title")), column("kind", say("End"), words=True),
            column("duration", say("Period (ISO 8601)")), column("words", say("Words")),
            column("field", say("Field")), column("sentence", say("Sentence")),
        ),
        rows=rows,
        shown=30,
    )  # fmt: skip


def _against(records: Sequence[RecordEnds]) -> tuple[Table, ...]:
    rows = tuple(
        (one.record, short(one.title), first.thing, first.duration, first.sentence[:600], other.duration,
         other.sentence[:600])
        for one in records for first, other in one.against
    )  # fmt: skip
    if not rows:
        return ()
    return (
        Table(
            name="contradictions",
            title=say("Records that contradict themselves"),
            columns=(
                column("record", say("Record")), column("title", say("Title")), column("thing", say("Of what")),
                column("one", say("One period")), column("says", say("One sentence")),
                column("other", say("Another period")), column("but", say("Another sentence")),
            ),
            rows=rows,
        ),
    )  # fmt: skip


def _records(records: Sequence[RecordEnds]) -> Table:
    rows = tuple(
        (one.record, short(one.title), short(one.holder), str(listed([KINDS[kind] for kind in one.kinds], 5)))
        for one in records
    )
    return Table(
        name="records",
        title=say("Every record, and what it says"),
        columns=(
            column("record", say("Record")), column("title", say("Title")), column("holder", say("Holder")),
            column("kinds", say("What it says")),
        ),
        rows=rows,
        shown=40,
    )  # fmt: skip

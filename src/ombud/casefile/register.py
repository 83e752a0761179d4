"""A whole register read at once: its sheets, and what only shows when many records lie side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ombud.answered.entries import Vanished
from ombud.asked.entries import Borrowed, Necessity, Purpose, Record
from ombud.asked.sharedtext import Likeness, Shared, Sharing, shared
from ombud.casefile.history import Changes, Told, bulk_seqs, changes_of
from ombud.casefile.noticing import notices
from ombud.casefile.read import Sheet, fold, read
from ombud.evidence.finding import Finding, Notice, Noticed
from ombud.evidence.said import short, told
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

Progress = Callable[[int, int], None]  # (cases read, cases in all)
Templates = Sequence[tuple[str, str]]  # (name of the template, its text)


@dataclass(frozen=True, slots=True)
class Register:
    """Every case of a register as it stands today, and what was noticed in each."""

    sheets: Mapping[str, Sheet]
    notices: Mapping[str, tuple[Notice, ...]]
    organisations: int  # distinct names of organisations
    sharing: Sharing  # of the purposes
    changes: Changes
    today: date

    def summary(self) -> dict[str, Any]:
        """The register in numbers, ready for JSON. Counts are of cases, unless they say otherwise."""
        return {
            "records": len(self.sheets) - len(self.changes.vanished),
            "organisations": self.organisations,
            "standing": self._standing(),
            "boilerplate": _boilerplate(self.sharing),
            "changes": self.changes.as_json(),
            "no_end": self._cases(Noticed.NO_END),
            "contradictions": self._cases(Noticed.CONTRADICTION),
            "empty": self._cases(Noticed.EMPTY),
            "persons": self._cases(Noticed.PERSON),
        }

    def _standing(self) -> dict[str, dict[str, int]]:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for sheet in self.sheets.values():
            for finding in sheet.findings:
                counts[finding.check][finding.standing.value] += 1
        return {check: dict(count) for check, count in counts.items()}

    def _cases(self, what: Noticed) -> int:
        return sum(any(notice.what is what for notice in seen) for seen in self.notices.values())


def _boilerplate(found: Sharing) -> dict[str, Any]:
    exact, plain = found.exact, found.normalised
    return {
        "records": exact.records,
        "texts": exact.texts,
        "largest": exact.largest,
        "normalised": {"records": plain.records, "texts": plain.texts, "largest": plain.largest},
        "near": {"records": found.near, "of": found.long},
        "templates": {"records": found.from_template, "equal": found.equal_template},
    }


def read_register(
    cases: Mapping[str, Sequence[Entry]],
    today: date,
    templates: Iterable[tuple[str, str]] = (),
    history: Iterable[Told] = (),
    progress: Progress | None = None,
) -> Register:
    """Read every case of a register, and notice what one case alone does not show.

    ``templates`` are pairs of a name and a text; ``history`` is what the register's own history tells
    (``Reading.changes``), which also counts changes in fields that no entry holds. ``progress`` is called with the
    number of cases read and of all.
    """
    stacks = {slug: fold(slug, entries) for slug, entries in cases.items()}
    models = tuple(templates)
    purposes, needs = _shared(stacks, Purpose, models), _shared(stacks, Necessity, models)
    bulk = bulk_seqs(stacks)
    same = _Same()
    sheets: dict[str, Sheet] = {}
    seen: dict[str, tuple[Notice, ...]] = {}
    for done, (slug, stack) in enumerate(stacks.items(), 1):
        found = [*notices(stack, today, bulk.get(slug, ())), *_texts(slug, stack, purposes, needs)]
        seen[slug] = tuple(found)
        sheets[slug] = same.sheet(read(slug, cases[slug], today, found))
        if progress:
            progress(done, len(stacks))
    names = {name for stack in stacks.values() if not stack.last(Vanished) and (name := _organisation(stack))}
    return Register(sheets, seen, len(names), purposes, changes_of(stacks, history, today, bulk), today)


def _organisation(stack: Stack) -> str:
    record = stack.last(Record)
    return record.body.organisation if record else ""


def _shared(stacks: Mapping[str, Stack], kind: type[Purpose] | type[Necessity], models: Templates) -> Sharing:
    """What the latest text of one kind shares in each case."""
    last = ((slug, stack, stack.last(kind)) for slug, stack in stacks.items())
    return shared(((slug, _organisation(stack), said.body.text) for slug, stack, said in last if said), models)


def _texts(slug: str, stack: Stack, purposes: Sharing, needs: Sharing) -> Iterable[Notice]:
    """Notices on text that is not the organisation's own."""
    for said, found, what in (
        (stack.last(Purpose), purposes, say("purpose")), (stack.last(Necessity), needs, say("reason why it is needed")),
    ):  # fmt: skip
        alike = found.of.get(slug)
        if said is not None and alike is not None and alike.likeness is not Likeness.OWN:
            yield _text(what, said, alike, _adapted(stack))


def _text(what: Sentence, said: Stated[Any], alike: Shared, adapted: bool) -> Notice:
    near = alike.likeness is Likeness.NEAR
    mend = say("Write it for this place: what is the problem here, and for whom does this solve it?")
    quotes, seqs = (short(said.body.text),), (said.entry.seq,)
    return Notice("1.8", Noticed.SHARED_TEXT, _alike(what, alike), quotes, seqs, not near and not adapted, mend)


def _alike(what: Sentence, alike: Shared) -> Sentence:
    if alike.likeness is Likeness.NEAR:
        share = max(alike.share or 0.0, alike.in_template or 0.0)
        percent = int(100 * share)
        return say("{percent} per cent of the {what} stands word for word elsewhere.", percent=percent, what=what)
    if not alike.others:
        return say("The {what} is the vendor's own text for all its customers: {name}.", what=what, name=alike.template)
    where = say("{n} other organisations", n=alike.others) if alike.others > 1 else say("another organisation")
    if alike.likeness is Likeness.BUT_FOR_SIGNS:
        because = say("But for capitals and punctuation the {what} is the text of {where}.", what=what, where=where)
    else:
        because = say("The {what} is word for word the text of {where}.", what=what, where=where)
    if alike.template:
        return say("{because} It is the vendor's template {name}.", because=because, name=alike.template)
    return because


def _adapted(stack: Stack) -> bool:
    """Whether the case says what it borrowed and what it changed for this place."""
    return any(told(one.body.differs) or told(one.body.adapted) for one in stack.of(Borrowed))


@dataclass
class _Same:
    """Findings that are alike kept once: most cases are silent in the same words, and a register has thousands."""

    kept: dict[Finding, Finding] = field(default_factory=dict)

    def sheet(self, sheet: Sheet) -> Sheet:
        answers = tuple(replace(a, findings=tuple(map(self._one, a.findings))) for a in sheet.answers)
        return replace(sheet, answers=answers)

    def _one(self, finding: Finding) -> Finding:
        try:
            return self.kept.setdefault(finding, finding)
        except TypeError:  # a gap in a sentence that cannot be compared, such as a list
            return finding

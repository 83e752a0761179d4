"""One case as a record for the Dutch Algoritmeregister, version 1.0, ready to be looked over and uploaded."""

from __future__ import annotations

import json
from typing import Any

from ombud.answered.entries import Algorithm, Assessment, LegalBasis, Office, Staged
from ombud.asked.entries import Necessity, Opening, Purpose, Record
from ombud.casefile.questions import BY_WORD
from ombud.formats.written import Written
from ombud.held.entries import Item, Supplier
from ombud.ledger.entry import Body, Entry, Said, Unread
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import Sentence, mark, say

# The register knows three states; an idea is not yet one of them.
STATUS = {
    Stage.PROCUREMENT: "In ontwikkeling", Stage.TRIAL: "In ontwikkeling", Stage.RUNNING: "In gebruik",
    Stage.WINDING_DOWN: "In gebruik", Stage.CLOSED: "Buiten gebruik",
}
CARRIED: tuple[type[Body], ...] = (
    Record, Opening, Purpose, Necessity, LegalBasis, Supplier, Algorithm, Item, Assessment, Office, Staged,
)
REQUIRED = ("name", "description_short", "organization", "status", "contact_email", "publication_category",
            "source_data_grouping")


def nl_record(stack: Stack) -> Written:
    """The record, with what it lost: entries that the register has no field for, and fields that nobody has said."""
    told = {name: value for name, value in _fields(stack).items() if value not in ("", None, [])}
    told |= {"lang": "NLD", "standard_version": "1.0"}
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Written(f"{stack.case}.nl.json", "application/json", data, (*_ends(stack), *_left(stack), *_missing(told)))


def _fields(stack: Stack) -> dict[str, Any]:
    record, staged, office = stack.last(Record), stack.last(Staged), stack.last(Office)
    opening, algorithm = stack.last(Opening), stack.last(Algorithm)
    logic = algorithm.body if algorithm else None
    return {
        "name": record.body.title if record else opening.body.title if opening else "",
        "organization": record.body.organisation if record else "",
        "description_short": record.body.summary if record else "",
        "website": record.body.url if record else "",
        "status": STATUS.get(staged.body.stage, "") if staged else "",
        "begin_date": staged.body.since if staged and staged.body.stage is Stage.RUNNING else "",
        "end_date": staged.body.since if staged and staged.body.stage is Stage.CLOSED else "",
        "contact_email": office.body.contact if office else "",
        "goal": _last(stack, Purpose),
        "proportionality": _last(stack, Necessity),
        "lawful_basis": _last(stack, LegalBasis),
        "provider": ", ".join(supplier.body.name for supplier in stack.of(Supplier)),
        "methods_and_models": logic.logic if logic else "",
        "source_data": logic.data if logic else "",
        "human_intervention": logic.human_role if logic else "",
        "risks": logic.risks if logic else "",
        "publiccode": logic.code if logic else "",
        "source_data_grouping": [{"title": item.body.name, "link": ""} for item in stack.of(Item)],
        "impacttoetsen_grouping": [
            {"title": done.body.name, "link": done.body.published}
            for done in stack.of(Assessment) if done.body.name and done.body.done is Said.YES
        ],
    }


def _last(stack: Stack, kind: type[Purpose] | type[Necessity] | type[LegalBasis]) -> str:
    said = stack.last(kind)
    return said.body.text if said else ""


def _left(stack: Stack) -> tuple[Sentence, ...]:
    """How many standing entries of each question have no field in the register."""
    counts: dict[str, int] = {}
    for entry in _standing(stack):
        word = entry.kind.partition(".")[0]
        counts[word] = counts.get(word, 0) + 1
    words = mark("{n} entries on the question “{question}” have no field in this register.")
    return tuple(
        say(words, n=counts[word], question=say(question.asked)) for word, question in BY_WORD.items() if word in counts
    )


def _standing(stack: Stack) -> list[Entry]:
    kinds = {type(entry.body) for entry in stack} - set(CARRIED)
    return [said.entry for kind in kinds if kind is not Unread for said in stack.of(kind)]  # type: ignore[type-var]


def _ends(stack: Stack) -> tuple[Sentence, ...]:
    ends = sum(bool(item.body.end_rule or item.body.end_after or item.body.end_date) for item in stack.of(Item))
    return (say("The end of life of {n} items of data has no field in this register.", n=ends),) if ends else ()


def _missing(told: dict[str, Any]) -> tuple[Sentence, ...]:
    lost = (name for name in REQUIRED if name not in told)
    return tuple(say("The register asks for {field}, and nobody has said it.", field=name) for name in lost)

"""A case as JSON of our own: its sheet and every entry, with a JSON Schema that says what may stand in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ombud.casefile.kinds import KINDS
from ombud.casefile.read import Sheet
from ombud.evidence.finding import Backing, Standing
from ombud.formats.written import Written
from ombud.ledger.entry import Entry, Unread
from ombud.ledger.stage import Stage
from ombud.words import say

VERSION = 1
_SEAL = say("Seals and proofs are not in it: they are in the case's bundle.")


def case_json(sheet: Sheet, entries: Sequence[Entry]) -> Written:
    """The whole case, readable by :func:`schema`'s schema."""
    told = {"ombud": VERSION, "sheet": sheet.as_json(), "entries": [entry_json(entry) for entry in entries]}
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Written(f"{sheet.case}.json", "application/json", data, (_SEAL,))


def entry_json(entry: Entry) -> dict[str, Any]:
    """One entry with its body by field; empty parts of the envelope are left out."""
    body = entry.body.model_dump(mode="json")
    if isinstance(entry.body, Unread):
        body.pop("kind_said", None)
    cites = [
        {k: v for k, v in (("sha256", c.sha256), ("where", c.where), ("quote", c.quote), ("url", c.url)) if v}
        for c in entry.cites
    ]
    told = {"seq": entry.seq, "time": entry.time.isoformat(), "role": entry.role, "kind": entry.kind, "body": body}
    more = {"office": entry.office, "replaces": entry.replaces, "cites": cites, "erased": list(entry.erased)}
    return told | {name: value for name, value in more.items() if value not in ("", None, [])}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of :func:`case_json`, made from the kinds themselves."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ombud case",
        "type": "object",
        "required": ["ombud", "sheet", "entries"],
        "properties": {
            "ombud": {"const": VERSION},
            "sheet": _sheet_schema(),
            "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        },
        "$defs": {"entry": _entry_schema(), **_kinds()},
    }


def _entry_schema() -> dict[str, Any]:
    known = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"body": {"$ref": f"#/$defs/{_key(kind)}"}}},
        }
        for kind in KINDS
    ]
    return {
        "type": "object",
        "required": ["seq", "time", "role", "kind", "body"],
        "properties": {
            "seq": {"type": "integer", "minimum": 0},
            "time": {"type": "string", "format": "date-time"},
            "role": {"type": "string"},
            "office": {"type": "string"},
            "kind": {"type": "string", "pattern": "^[a-z]+\\.[a-z]+/[1-9][0-9]*$"},
            "body": {"type": "object"},
            "replaces": {"type": "integer", "minimum": 0},
            "erased": {"type": "array", "items": {"type": "string"}},
            "cites": {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string"}}},
        },
        "additionalProperties": False,
        "allOf": known,
    }


def _sheet_schema() -> dict[str, Any]:
    finding = {
        "type": "object",
        "required": ["check", "standing", "backing", "because"],
        "properties": {
            "check": {"type": "string"},
            "standing": {"enum": [standing.value for standing in Standing]},
            "backing": {"enum": [backing.value for backing in Backing]},
            "because": {"type": "string"},
        },
    }
    return {
        "type": "object",
        "required": ["case", "title", "stage", "today", "answers"],
        "properties": {
            "case": {"type": "string"},
            "title": {"type": "string"},
            "stage": {"enum": [stage.value for stage in Stage]},
            "today": {"type": "string", "format": "date"},
            "answers": {"type": "object", "additionalProperties": {"type": "array", "items": finding}},
        },
    }


def _key(kind: str) -> str:
    return kind.replace("/", ".")


def _kinds() -> dict[str, Any]:
    """The schema of each kind, with what it refers to beside it."""
    made: dict[str, Any] = {}
    for kind, body in KINDS.items():
        told = body.model_json_schema(ref_template=f"#/$defs/{_key(kind)}.{{model}}")
        for name, part in told.pop("$defs", {}).items():
            made[f"{_key(kind)}.{name}"] = part
        made[_key(kind)] = told
    return made



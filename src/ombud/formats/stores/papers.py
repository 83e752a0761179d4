"""Plans and certificates as files: written whole, and refused when a byte of them was changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ombud.formats.reading import Unreadable
from ombud.formats.slugs import ascii_words
from ombud.held.stores.certified import NotACertificate, Sheet, page, read_sheet
from ombud.held.stores.paper import canonical, mark_of
from ombud.held.stores.plan import Plan, Planned
from ombud.ledger import whole
from ombud.words import say

MOST_BYTES = 16 * 1024**2


def plan_bytes(plan: Plan) -> bytes:
    told = {"plan": json.loads(canonical(plan)), "sha256": plan.mark}
    return json.dumps(told, sort_keys=True, indent=1, ensure_ascii=False).encode() + b"\n"


def read_plan(path: Path) -> Plan:
    """The plan at ``path``; raises :class:`Unreadable` where it is none, or was changed."""
    try:
        told = json.loads(bytes_of(path))
        plan = Plan.model_validate(told["plan"])
        mark = told["sha256"]
    except ValidationError as wrong:
        field = ".".join(map(str, wrong.errors()[0]["loc"]))
        raise Unreadable(say("this is no plan of retention"), f"{path.name}, {field}", say("make a new plan")) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(
            say("this is no plan of retention"), path.name, say("make one: ombud retention plan")
        ) from None
    if mark != mark_of(plan):
        raise Unreadable(say("the plan was changed after it was made"), path.name, say("make a new plan"))
    return plan


def read_certificate(path: Path) -> Sheet:
    """The certificate at ``path``; raises :class:`Unreadable` where it is none, or was changed."""
    try:
        return read_sheet(bytes_of(path))
    except NotACertificate as wrong:
        raise Unreadable(say("{why}", why=str(wrong)), path.name, say("take it from a copy")) from None


def write_certificate(folder: Path, plan: Plan, one: Planned, made: Sheet, again: date | None = None) -> Path:
    """File a certificate, and beside it as plain text; where it lies. ``again``: the day of a later look."""
    path = certificate_of(folder, plan, one, again)
    whole.write(path, made.data)
    whole.write(path.with_suffix(".txt"), page(made).encode())
    return path


def certificate_of(folder: Path, plan: Plan, one: Planned, again: date | None = None) -> Path:
    """Where the certificate of one item of a plan is filed."""
    name = f"{ascii_words(one.declared.name)[:40] or 'item'}-{plan.mark[:8]}"
    return folder / f"{name}{f'-{again}' if again else ''}.certificate.json"


def bytes_of(path: Path) -> bytes:
    """A file's bytes; raises :class:`Unreadable` where it cannot be opened or is too large for a paper."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(say("it is too large for a plan or certificate"), path.name, say("choose another file"))
        return path.read_bytes()
    except OSError:
        raise Unreadable(say("the file cannot be opened"), str(path), say("check its name")) from None

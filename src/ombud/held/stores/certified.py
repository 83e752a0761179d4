"""A certificate in sentences, on paper and on a page; and whether one that is brought back is what was written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from ombud.held.entries import Ending
from ombud.held.stores.certificate import Certificate, Checked, Look
from ombud.held.stores.paper import canonical, mark_of
from ombud.ledger.note import BadSignature, NotANote, Note, SignerKey, VerifierKey, verify
from ombud.words import Sentence, say
from ombud.words import mark as _

_HEAD = "ombud.retention.certificate/1"
_MARK = re.compile(r"[0-9a-f]{64}")
METHODS: dict[Ending, str] = {
    Ending.DELETE: _("deleted"),
    Ending.AGGREGATE: _("counted, and then deleted"),
    Ending.ANONYMISE: _("made anonymous: the named columns emptied"),
}
STORES: dict[str, str] = {
    "postgres": _("a table of PostgreSQL"),
    "sqlite": _("a table of SQLite"),
    "folder": _("a folder of files"),
    "objects": _("object storage"),
    "evidence": _("the evidence of a workspace"),
}


class NotACertificate(ValueError):
    """A file is no certificate, or it was changed after it was written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A certificate as it is filed: what it says, its SHA-256, and a signed note, empty where nobody signed."""

    certificate: Certificate
    mark: str
    note: str = ""

    @property
    def data(self) -> bytes:
        told: dict[str, Any] = {
            "certificate": json.loads(canonical(self.certificate)),
            "sha256": self.mark,
            "note": self.note,
        }
        return json.dumps(told, sort_keys=True, indent=1, ensure_ascii=False).encode() + b"\n"


def sheet(certificate: Certificate, key: SignerKey | None = None) -> Sheet:
    """The certificate ready to be filed; with ``key`` it is signed, as checkpoints of the log are."""
    mark = mark_of(certificate)
    note = str(Note(f"{_HEAD}\n{mark}\n").signed_by(key)) if key else ""
    return Sheet(certificate, mark, note)


def read_sheet(data: bytes) -> Sheet:
    """What a filed certificate says. Raises :class:`NotACertificate` where its hash or its note are of another text."""
    try:
        told = json.loads(data)
        made = Sheet(Certificate.model_validate(told["certificate"]), str(told["sha256"]), str(told["note"]))
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        why = wrong.errors()[0]["msg"] if isinstance(wrong, ValidationError) else type(wrong).__name__
        raise NotACertificate(say("this is no destruction certificate ({why})", why=why)) from None
    if not _MARK.fullmatch(made.mark) or mark_of(made.certificate) != made.mark:
        raise NotACertificate(say("the certificate was changed after it was written: its SHA-256 is another"))
    if made.note and _noted(made.note).text != f"{_HEAD}\n{made.mark}\n":
        raise NotACertificate(say("the signature beneath it is of another certificate"))
    return made


def signed_by(made: Sheet, keys: tuple[VerifierKey, ...]) -> tuple[str, ...]:
    """Whose known keys signed it; none where it is unsigned. Raises :class:`NotACertificate` where none fits."""
    if not made.note:
        return ()
    try:
        return tuple(line.name for line in verify(_noted(made.note), keys))
    except BadSignature as wrong:
        raise NotACertificate(str(wrong)) from None


def _noted(told: str) -> Note:
    try:
        return Note.read(told)
    except NotANote as wrong:
        raise NotACertificate(str(wrong)) from None


def sentences(one: Certificate) -> tuple[Sentence, ...]:
    """The certificate in plain sentences, none of which names a person or a record."""
    told = [
        say("Destroyed: {name}. Records: {n}.", name=one.declared.name, n=one.gone),
        say("They lay in {store} and were {how}.", store=say(STORES[one.store]), how=say(METHODS[one.declared.method])),
        _ruled(one),
    ]
    if one.gone and one.first:
        told.append(say("The first was of {first}, the last of {last}.", first=one.first, last=one.last))
    told += [_checked(check) for check in one.checks]
    told += _remaining(one)
    return (*told, *_copies(one))


def _ruled(one: Certificate) -> Sentence:
    gaps = {"rule": one.declared.rule.rstrip("."), "moment": _there(one, one.moment), "cutoff": _there(one, one.cutoff)}
    if not one.declared.kept:
        return say("The rule: {rule}. Seen from {moment}, that is what ended before {cutoff}.", **gaps)
    return say(
        "The rule: {rule} ({kept} from {start}). Seen from {moment}, that is what is of before {cutoff}.",
        kept=one.declared.kept,
        start=one.declared.start,
        **gaps,
    )


def _there(one: Certificate, moment: datetime) -> str:
    """A moment on the clock of the place; on one of Greenwich where this machine does not know the place."""
    try:
        zone: tzinfo = ZoneInfo(one.declared.zone)
    except (OSError, ValueError, KeyError):
        return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M} {one.declared.zone}"


def _checked(check: Checked) -> Sentence:
    result = say("not made") if check.passed is None else say("passed") if check.passed else say("NOT passed")
    match check.look:
        case Look.COUNT:
            return say("Counted before: {before}; after: {after}. {result}.",
                       before=check.before, after=check.after, result=_upper(result))  # fmt: skip
        case Look.OLDEST:
            day = check.day if check.day else say("none")
            return say("Oldest record that is left: {day}. Past their end before: {before}; after: {after}. {result}.",
                       day=day, before=check.before, after=check.after, result=_upper(result))  # fmt: skip
        case Look.SECOND:
            return say("Looked at again over a second connection, past their end: {after}. {result}.",
                       after=check.after, result=_upper(result))  # fmt: skip
    if check.passed is None:
        return say("No record was planted to see it go.")
    return say("A record was planted, dated {day}, to see it go. {result}.", day=check.day, result=_upper(result))


def _upper(result: Sentence) -> Sentence:
    return say({"passed": _("Passed"), "not made": _("Not made")}.get(result.pattern, result.pattern))


def _remaining(one: Certificate) -> list[Sentence]:
    left, told = one.remaining, []
    if left.hold:
        told.append(say("Some records past their end are kept because of a legal hold."))
    if left.endless:
        told.append(say("Records that no rule can end, because their date is missing or wrong: {n}.", n=left.endless))
    return told


def _copies(one: Certificate) -> list[Sentence]:
    if one.copies is None:
        return [say("Whether there are backups was not declared: nobody can say when nothing is left.")]
    if not one.copies:
        return [say("The city declares that there are no backups.")]
    told = [say("Copies in {where} live on for {kept}, until {day}.", where=copy.where, kept=copy.kept, day=copy.until)
            for copy in one.copies]  # fmt: skip
    return [*told, say("After {day} nothing is left in any place that was declared.", day=one.clear_on)]


def page(made: Sheet) -> str:
    """The certificate as plain text to print, its hash beneath it."""
    lines = [str(sentence) for sentence in sentences(made.certificate)]
    head = ["DESTRUCTION CERTIFICATE", made.certificate.what, made.certificate.city, ""]
    foot = [
        "",
        f"SHA-256 {made.mark}",
        f"Plan    {made.certificate.plan}",
        "",
        *(made.note.splitlines() or [str(say("Not signed."))]),
    ]
    return "\n".join([*filter(None, head[:3]), "", *lines, *foot]) + "\n"

"""What Ombud finds by itself in one case, without being told: each a sentence with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from ombud.answered.creep import Weight
from ombud.answered.entries import Office, Sunset, Vanished
from ombud.answered.shell import SHELL, is_empty_shell
from ombud.asked.entries import Record
from ombud.casefile.creepwatch import NAMES, Crept, crept, undecided
from ombud.casefile.noticing_held import contradicted, endless, filmed
from ombud.casefile.walk import Seen, Words, seen
from ombud.evidence.finding import Notice, Noticed
from ombud.evidence.said import listed, short, told
from ombud.held.endoflife import is_far
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.people.mailbox import MAIL, looks_like_a_person
from ombud.words import say

OVER = (Stage.WINDING_DOWN, Stage.CLOSED)


def notices(stack: Stack, today: date, in_bulk: Collection[int] = ()) -> tuple[Notice, ...]:
    """Everything that can be seen in one case alone. ``in_bulk`` are seqs of entries that a whole register changed
    at once (:func:`ombud.casefile.register.read_register` finds them): those are told, and cross nothing."""
    case = seen(stack, today, in_bulk)
    return tuple(notice for find in FINDERS for notice in find(case))


def sunset(case: Seen) -> Iterator[Notice]:
    """A technology that ends on a day that nobody will see."""
    last = case.stack.last(Sunset)
    if last and last.body.on and is_far(last.body.on, case.today):
        years = last.body.on.year - case.today.year
        because = say("It ends on {day}, {years} years from now: no end.", day=last.body.on, years=years)
        mend = say("Set a day within reach, and decide again when it comes.")
        yield Notice("7.5", Noticed.NO_END, because, (last.body.on.isoformat(),), (last.entry.seq,), mend=mend)


def changed(case: Seen) -> Iterator[Notice]:
    """Words of substance that changed between versions, and no decision since."""
    for each in undecided(case.stack, case.today):
        yield _change(each, each.entry.seq in case.in_bulk)
    for each in crept(case.stack):
        if each.weight is Weight.RENAMED:
            names = {"before": short(each.before), "after": short(each.after)}
            because = say("The organisation was “{before}” and is now “{after}”.", **names)
            quotes = (each.before, each.after)
            yield Notice("7.4", Noticed.CHANGED, because, quotes, (each.entry.seq,), crosses=False)


def _change(each: Crept, bulk: bool) -> Notice:
    what, old, new = NAMES[each.aspect], each.difference.old, each.difference.new
    gaps = {"what": what, "day": each.on, "old": listed(old or (each.before,)), "new": listed(new or (each.after,))}
    if bulk:
        because = say("The {what} changed on {day} in many records at once: perhaps by the source's machinery.", **gaps)
    elif not each.before:
        because = say("The {what} was first stated on {day}, and no decision is dated since: “{new}”.", **gaps)
    elif not each.after:
        because = say("The {what} is no longer stated since {day}, and no decision is dated since: “{old}”.", **gaps)
    else:
        because = say("The {what} changed on {day}, and no decision is dated since: “{old}” became “{new}”.", **gaps)
    mend = say("Decide on the change, with reasons, and write the decision down; or take the change back.")
    return Notice("7.4", Noticed.CHANGED, because, old + new, (each.entry.seq,), crosses=not bulk, mend=mend)


def vanished(case: Seen) -> Iterator[Notice]:
    """A record that is gone from its register while the technology was not said to have ended."""
    gone = case.stack.last(Vanished)
    if gone is None:
        return
    ended = case.stack.stage in OVER
    gaps = {"register": short(gone.body.register_name), "day": gone.body.seen_gone or gone.entry.on}
    because = say("The record was gone from {register} on {day}, and it was not said to have ended.", **gaps)
    if ended:
        because = say("The record was gone from {register} on {day}, after it had ended.", **gaps)
    mend = say("Say whether it was taken down, with proof, or put the record back.")
    crosses = not ended and not told(gone.body.note)
    yield Notice("7.5", Noticed.VANISHED, because, (), (gone.entry.seq,), crosses=crosses, mend=mend)


def empty(case: Seen) -> Iterator[Notice]:
    """A record with a name, and nothing that answers any question."""
    record = case.stack.last(Record)
    if record is None or case.stack.last(Vanished) is not None:
        return
    title = record.body.title
    telling = [entry for entry in case.stack.standing() if entry.kind.partition("/")[0] not in SHELL]
    told_of = {entry.seq for entry in telling}
    said = [text for text in case.words if text.entry.seq in told_of]
    wordless = told_of - {text.entry.seq for text in said}
    answers = sum(bool(entry.body.model_dump(exclude_defaults=True)) for entry in telling if entry.seq in wordless)
    if is_empty_shell(title, (record.body.summary, *(text.text for text in said)), answers):
        because = say("The record gives a name, “{title}”, and nothing that answers any question.", title=short(title))
        mend = say("Say at least what it is for, for whom it works and who answers for it.")
        yield Notice("7.9", Noticed.EMPTY, because, (title,), (record.entry.seq,), mend=mend)


def persons(case: Seen) -> Iterator[Notice]:
    """A contact that is a person. The words are not repeated, so that the name does not spread."""
    found = [text.entry for text in case.words if _names_a_person(text)]
    if found:
        seqs = tuple(dict.fromkeys(entry.seq for entry in found))
        because = say("A contact is a person and not an office; {n} statements name one.", n=len(seqs))
        mend = say("Give a shared mailbox, a telephone number or a desk, and have the name erased.")
        yield Notice("7.1", Noticed.PERSON, because, (), seqs, mend=mend)


def _names_a_person(text: Words) -> bool:
    if isinstance(text.entry.body, Office) and text.field in ("name", "contact"):
        return looks_like_a_person(text.text)
    return "@" in text.text and any(looks_like_a_person(found.group()) for found in MAIL.finditer(text.text))


Find = Callable[[Seen], Iterator[Notice]]
FINDERS: tuple[Find, ...] = (endless, contradicted, filmed, changed, sunset, vanished, empty, persons)

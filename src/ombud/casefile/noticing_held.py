"""What Ombud finds by itself about data: ends that are none, two lives of the same data, cameras that film people."""

from __future__ import annotations

from collections.abc import Iterator

from ombud.asked.entries import Opening, Purpose, Record
from ombud.casefile.walk import Seen
from ombud.evidence.finding import Notice, Noticed
from ombud.evidence.said import key, listed, short
from ombud.held.binding import Ends
from ombud.held.duration import alike
from ombud.held.endoflife import contradictions, is_far, is_for_ever, is_no_end, statements
from ombud.held.entries import Item, Personal
from ombud.held.films import Films, filming
from ombud.ledger.entry import Entry
from ombud.words import Sentence, say


def endless(case: Seen) -> Iterator[Notice]:
    """Text that says that data are kept without an end, and items whose end is none."""
    for item in case.stack.of(Item):
        name, day, period, rule = short(item.body.name), item.body.end_date, item.body.end_after, item.body.end_rule
        if day and is_far(day, case.today):
            because = say("“{item}” is kept until {day}: no end that anyone here will see.", item=name, day=day)
            yield _no_end(because, (day.isoformat(),), item.entry)
        elif period and is_for_ever(period):
            because = say("“{item}” is kept for {period}: longer than a life.", item=name, period=period)
            yield _no_end(because, (period,), item.entry)
        elif not day and not period and rule and is_no_end(rule):
            because = say("The end of “{item}” is no end: “{rule}”.", item=name, rule=short(rule))
            yield _no_end(because, (rule,), item.entry)
    once = {each.quote: (entry, each) for entry, each in case.kept if each.ends is Ends.NO_END}
    for entry, each in once.values():
        because = say("It says that data are kept without an end: “{words}”.", words=short(each.words))
        yield _no_end(because, (each.quote,), entry)


def _no_end(because: Sentence, quotes: tuple[str, ...], entry: Entry) -> Notice:
    mend = say("Give a date or a period, and what it is counted from; if neither can be known, a day of review.")
    return Notice("5.7", Noticed.NO_END, because, quotes, (entry.seq,), mend=mend)


def contradicted(case: Seen) -> Iterator[Notice]:
    """The same data with two different lives."""
    entries = {id(each): entry for entry, each in case.kept}
    for pair in contradictions(each for _, each in case.kept):
        rests_on = (entries[id(pair.one)], entries[id(pair.other)])
        yield _two_lives(pair.thing, pair.one.words, pair.other.words, (pair.one.quote, pair.other.quote), rests_on)
    yield from _items_against(case)


def _items_against(case: Seen) -> Iterator[Notice]:
    """Items whose words and figure differ, and one item written down twice with two lives."""
    first: dict[str, tuple[Entry, str]] = {}
    for item in case.stack.of(Item):
        name, after, rule = item.body.name, item.body.end_after, item.body.end_rule
        said = [each for each in statements(rule, of_data=True) if each.duration]
        if after and said and not any(alike(after, each.duration) for each in said):
            yield _two_lives(name, after, said[0].words, (rule,), (item.entry, item.entry))
        before = first.setdefault(key(name), (item.entry, after or ""))
        if after and before[1] and not alike(after, before[1]) and item.body.why == _why(before[0]):
            yield _two_lives(name, before[1], after, (), (before[0], item.entry))


def _why(entry: Entry) -> str:
    return entry.body.why if isinstance(entry.body, Item) else ""


def _two_lives(thing: str, one: str, other: str, quotes: tuple[str, ...], entries: tuple[Entry, Entry]) -> Notice:
    because = say(
        "The record contradicts itself: of “{thing}” it says both “{one}” and “{other}”.",
        thing=short(thing), one=short(one), other=short(other),
    )  # fmt: skip
    seqs = tuple(dict.fromkeys(entry.seq for entry in entries))
    mend = say("Find out which is true, and say it once.")
    return Notice("5.7", Noticed.CONTRADICTION, because, quotes, seqs, mend=mend)


def filmed(case: Seen) -> Iterator[Notice]:
    """A camera that films people, of which it is said that no personal data are kept."""
    items = case.stack.of(Item)
    none = [item for item in items if item.body.personal is Personal.NONE]
    if not none or any(item.body.personal not in (Personal.NONE, Personal.UNSAID) for item in items):
        return  # an item with personal data beside one without: the camera's pictures are not denied
    about = [text.text for text in case.words if isinstance(text.entry.body, (Record, Opening, Purpose, Item))]
    found = filming(".\n".join(about))
    if found.films is Films.NO:
        return
    surely = found.films is Films.PEOPLE
    because = say("It is said to hold no personal data, and speaks of a camera that may film people: “{words}”.",
                  words=listed(found.words))  # fmt: skip
    if surely:
        because = say("It is said to hold no personal data, and speaks of a camera that films people: “{words}”.",
                      words=listed(found.words))  # fmt: skip
    mend = say("Say what becomes of the pictures of people, and for how long, or why nobody can be seen in them.")
    seqs = tuple(item.entry.seq for item in none)
    yield Notice("5.7", Noticed.OTHER, because, found.words, seqs, crosses=surely, mend=mend)

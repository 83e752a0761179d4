"""Text that several organisations share word for word, or that a vendor wrote for all its customers."""

from __future__ import annotations

import re
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

LEAST_LETTERS = 40  # shorter texts ("Anonymising documents.") agree by chance
SHINGLE = 8  # words in a row; two people seldom write the same eight
LEAST_WORDS = 12  # fewer words make too few shingles to speak of a share
NEAR = 0.8  # share of a text's shingles found elsewhere from which it is a near copy
SHARD = 1 << 19  # shingles looked at in one go: some 50 MB, however large the register is
_WORD = re.compile(r"\w+")


class Likeness(StrEnum):
    """How alike a text is to one elsewhere, closest first."""

    WORD_FOR_WORD = "word_for_word"  # but for white space
    BUT_FOR_SIGNS = "but_for_capitals_and_punctuation"
    NEAR = "near_copy"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Shared:
    """What one text shares. ``others`` counts the other organisations that have the very same text."""

    likeness: Likeness = Likeness.OWN
    others: int = 0
    template: str = ""  # name of the template that it repeats
    share: float | None = None  # of its shingles, found at other organisations; None if it is too short to say
    in_template: float | None = None  # of its shingles, found in templates


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records share a text, how many texts that are, and how many records the largest has."""

    records: int = 0
    texts: int = 0
    largest: int = 0


@dataclass(frozen=True, slots=True)
class Sharing:
    """What all texts share. ``near`` of ``long`` texts (of 12 words or more) are found elsewhere by 80 % or more."""

    exact: Tally
    normalised: Tally
    near: int
    long: int
    from_template: int  # texts of 12 words or more, found in templates by 80 % or more
    equal_template: int  # texts that repeat a whole template but for capitals and punctuation
    of: Mapping[Hashable, Shared] = field(default_factory=dict)


def folded(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def normalised(text: str) -> str:
    """The words alone, in small letters: what is left when capitals and punctuation do not count."""
    return " ".join(_WORD.findall(text.casefold()))


@dataclass(slots=True)
class _Text:
    key: Hashable
    organisation: str  # folded, in small letters; empty where it is not known
    exact: bytes
    plain: bytes
    shingles: array[int]
    words: int


def shared(texts: Iterable[tuple[Hashable, str, str]], templates: Iterable[tuple[str, str]] = ()) -> Sharing:
    """Which texts are not their organisation's own.

    ``texts`` are (key, organisation, text), keys unique; ``templates`` are (name, text). A text counts from more than
    40 characters. Organisations are told apart by name, so one organisation under two names looks like two; a text
    whose organisation is unknown is never "another organisation". Time and memory grow with the number of words.
    """
    numbers: dict[str, int] = {}
    taken = [_taken(numbers, key, organisation, text) for key, organisation, text in texts]
    models = [_taken(numbers, name, "", text) for name, text in templates]
    exact, plain = _groups(taken, "exact"), _groups(taken, "plain")
    names = {model.plain: str(model.key) for model in reversed(models) if model.plain}
    elsewhere, in_model = _shares(taken, models)
    of = {}
    for text, share, copied in zip(taken, elsewhere, in_model, strict=True):
        alike, others = _alike(text, exact, plain)
        template = names.get(text.plain, "")
        near = max(share or 0.0, copied or 0.0) >= NEAR
        if alike is Likeness.OWN and (template or near):
            alike = Likeness.BUT_FOR_SIGNS if template else Likeness.NEAR
        of[text.key] = Shared(alike, others, template, share, copied if models else None)
    return Sharing(
        _tally(exact), _tally(plain),
        near=sum(share is not None and share >= NEAR for share in elsewhere),
        long=sum(text.words >= LEAST_WORDS for text in taken),
        from_template=sum(copied is not None and copied >= NEAR for copied in in_model),
        equal_template=sum(bool(each.template) for each in of.values()),
        of=of,
    )  # fmt: skip


def _taken(numbers: dict[str, int], key: Hashable, organisation: str, text: str) -> _Text:
    whole, words = folded(text), _WORD.findall(text.casefold())
    plain = " ".join(words)
    told = [numbers.setdefault(word, len(numbers)) for word in words]
    rows = (told[start:] for start in range(SHINGLE))
    # The hash of a tuple of whole numbers is the same in every run, unlike that of words.
    shingles = array("q", set(map(hash, zip(*rows, strict=False)))) if len(words) >= LEAST_WORDS else array("q")
    return _Text(key, folded(organisation).casefold(), _digest(whole), _digest(plain), shingles, len(words))


def _digest(text: str) -> bytes:
    """Stands for a text, so that a large register is not held twice; empty for a text too short to compare."""
    if len(text) <= LEAST_LETTERS:
        return b""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(slots=True)
class _Group:
    records: int = 0
    organisations: set[str] = field(default_factory=set)


def _groups(texts: Sequence[_Text], by: str) -> dict[bytes, _Group]:
    groups: dict[bytes, _Group] = {}
    for text in texts:
        digest = getattr(text, by)
        if digest and text.organisation:
            group = groups.setdefault(digest, _Group())
            group.records += 1
            group.organisations.add(text.organisation)
    return groups


def _tally(groups: Mapping[bytes, _Group]) -> Tally:
    common = [group.records for group in groups.values() if len(group.organisations) > 1]
    return Tally(sum(common), len(common), max(common, default=0))


def _alike(text: _Text, exact: Mapping[bytes, _Group], plain: Mapping[bytes, _Group]) -> tuple[Likeness, int]:
    """How alike, and to how many other organisations."""
    for digest, groups, likeness in (
        (text.exact, exact, Likeness.WORD_FOR_WORD), (text.plain, plain, Likeness.BUT_FOR_SIGNS),
    ):  # fmt: skip
        found = groups.get(digest)
        others = len(found.organisations - {text.organisation}) if found and text.organisation else 0
        if others:
            return likeness, others
    return Likeness.OWN, 0


def _shares(texts: Sequence[_Text], models: Sequence[_Text]) -> tuple[list[float | None], list[float | None]]:
    """For each text, the share of its shingles at other organisations and in templates; None if it is too short."""
    elsewhere, copied = array("q", bytes(8 * len(texts))), array("q", bytes(8 * len(texts)))
    total = sum(len(text.shingles) for text in texts)
    shards = total // SHARD + 1
    for shard in range(shards):
        _count(texts, models, shard, shards, elsewhere, copied)
    counts = [(len(text.shingles), elsewhere[at], copied[at]) for at, text in enumerate(texts)]
    return [found / n if n else None for n, found, _ in counts], [found / n if n else None for n, _, found in counts]


def _count(
    texts: Sequence[_Text], models: Sequence[_Text], shard: int, shards: int, elsewhere: array[int], copied: array[int]
) -> None:
    """Count one shard's shingles: an index from a shingle to the one organisation that has it, or to many."""
    many = object()
    first: dict[int, object] = {}
    for text in texts:
        if text.organisation:
            for shingle in _of_shard(text.shingles, shard, shards):
                if first.setdefault(shingle, text.organisation) != text.organisation:
                    first[shingle] = many
    in_models = {shingle for model in models for shingle in _of_shard(model.shingles, shard, shards)}
    for at, text in enumerate(texts):
        for shingle in _of_shard(text.shingles, shard, shards):
            holder = first.get(shingle, text.organisation)
            elsewhere[at] += holder is many or (holder != text.organisation and bool(text.organisation))
            copied[at] += shingle in in_models


def _of_shard(shingles: array[int], shard: int, shards: int) -> Iterator[int]:
    return iter(shingles) if shards == 1 else (shingle for shingle in shingles if shingle % shards == shard)

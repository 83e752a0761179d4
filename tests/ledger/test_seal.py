"""Seals: what was sealed opens as it was, one field can go while the rest proves, and nothing else fits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.entries import Decided, Erasure, Extent, Office, Override, Story
from ombud.casefile.kinds import body
from ombud.ledger import merkle, seal
from ombud.ledger.entry import Body, Cite, Entry, Unread
from ombud.ledger.erased import MARK
from ombud.ledger.seal import BrokenSeal, NotErasable, Sealed, Unsealable
from ombud.ledger.stage import Stage
from tests.ledger.making import AMINA, BEGIN, LAMPS, decision, random

CITES = (Cite(sha256="ab" * 32, where="page 3", quote="800 lamp posts"), Cite(url="https://malmo.example/minutes"))


def entry(said: Body | Unread, **more: object) -> Entry:
    return replace(Entry(LAMPS, 4, BEGIN, "officer", said, "Street Works", 2, CITES), **more)  # type: ignore[arg-type]


text = st.text(max_size=60)
bodies = st.one_of(
    st.builds(Decided, what=st.text(min_size=2).filter(lambda t: len(t.strip()) > 1), reasons=text,
              on=st.none() | st.dates(), refused=st.lists(text, max_size=3).map(tuple)),
    st.builds(Extent, what=st.just("vehicles"), number=st.none() | st.floats(0, 1e300, allow_nan=False), as_of=text),
    st.dictionaries(st.sampled_from(["weight", "kind", "time"]), st.none() | st.booleans() | st.integers() | text)
    .map(lambda said: Unread(kind_said="future.thing/9", **said)),
)  # fmt: skip


def test_the_commitment_is_computed_as_it_is_written_down() -> None:
    """The document says how; this does it by hand, for the whole entry."""
    sealed = seal.seal(entry(decision(1)), random())
    told, leaves = sealed.as_json(), []
    for name in sorted(told["fields"]):
        field = told["fields"][name]
        said = json.dumps([name, field["value"]], sort_keys=True, separators=(",", ":")).encode()
        commitment = sha256(b"ombud/field/1\n" + bytes.fromhex(field["salt"]) + said).hexdigest()
        leaves.append(merkle.leaf_hash(json.dumps([name, commitment], separators=(",", ":")).encode()))
    expected = sha256(b"ombud/entry/1\n" + bytes.fromhex(told["salt"]) + merkle.root(leaves)).digest()
    assert sealed.leaf == expected
    assert len(sealed.leaf) == 32


@given(bodies, st.integers(0, 10**9), st.none() | st.integers(0, 9), text, text)
def test_what_was_sealed_opens_as_it_was(said: Body, seq: int, replaces: int | None, role: str, office: str) -> None:
    told = entry(said, seq=seq, replaces=replaces, role=role, office=office)
    sealed = seal.seal(told)
    seal.check_sealed(sealed)
    assert seal.opened(sealed, body) == told
    assert Sealed.from_json(json.loads(json.dumps(sealed.as_json()))) == sealed


def test_the_same_words_twice_give_different_commitments() -> None:
    """Without its salt a commitment to a name could be found by trying names."""
    one, two = seal.seal(entry(decision(1))), seal.seal(entry(decision(1)))
    assert one.leaf != two.leaf
    assert not {field.commitment for field in one.fields} & {field.commitment for field in two.fields}
    salts = [field.salt for field in (*one.fields, *two.fields)]
    assert len(set(salts)) == len(salts)
    assert all(len(salt) == 32 for salt in salts)


@given(bodies, st.data())
def test_any_fields_can_be_erased_and_the_rest_still_proves(said: Body, data: st.DataObject) -> None:
    sealed = seal.seal(entry(said))
    can_go = [field.name for field in sealed.fields if field.name not in seal.STAYS]
    names = data.draw(st.sets(st.sampled_from(can_go)))
    left = seal.erase(sealed, names)
    seal.check_sealed(left)
    assert left.leaf == sealed.leaf
    assert set(left.erased) == names
    opened = seal.opened(left, body)
    assert set(opened.erased) == names
    assert opened.kind == sealed.value("kind")
    assert seal.erase(left, names) == left


def test_what_is_erased_is_nowhere_in_what_is_left() -> None:
    sealed = seal.seal(entry(decision(1, AMINA)))
    salt = next(field.salt for field in sealed.fields if field.name == "body.reasons")
    left = json.dumps(seal.erase(sealed, ["body.reasons"]).as_json())
    assert AMINA in json.dumps(sealed.as_json())
    assert AMINA not in left
    assert salt.hex() not in left


def test_an_erased_text_that_was_required_reads_as_erased() -> None:
    erased = seal.erase(seal.seal(entry(decision(1))), ["body.what", "role"])
    opened = seal.opened(erased, body)
    assert isinstance(opened.body, Decided)
    assert opened.body.what == MARK
    assert opened.role == MARK
    assert opened.body.by == "Street Works"


def test_an_erased_text_that_must_be_a_sentence_still_reads_as_erased() -> None:
    said = Override(stage=Stage.TRIAL, checks=("5.3",), office="The mayor", reason="Because it must begin in May")
    opened = seal.opened(seal.erase(seal.seal(entry(said)), ["body.reason", "body.checks"]), body)
    assert isinstance(opened.body, Override)
    assert opened.body.reason == MARK
    assert opened.body.checks == (MARK,)


def test_a_field_that_may_be_left_out_reads_as_nothing_said() -> None:
    said = Story(plain="Posts with lamps on them", limits="Amina says they flicker")
    opened = seal.opened(seal.erase(seal.seal(entry(said)), ["body.limits"]), body)
    assert isinstance(opened.body, Story)
    assert opened.body.limits == ""
    assert opened.erased == ("body.limits",)


def test_where_no_mark_fits_the_statement_is_kept_unread() -> None:
    """A number or a stage cannot be made up, so no check may rest on the statement."""
    said = Override(stage=Stage.TRIAL, checks=("5.3",), office="The mayor", reason="Because it must begin in May")
    opened = seal.opened(seal.erase(seal.seal(entry(said)), ["body.stage"]), body)
    assert isinstance(opened.body, Unread)
    assert opened.kind == "answered.override/1"


def test_an_erasure_must_go_on_saying_what_it_erased() -> None:
    sealed = seal.seal(entry(Erasure(entry=1, fields=("body.reasons",), ground="GDPR article 17")))
    with pytest.raises(NotErasable, match=r"body\.entry, body\.fields cannot be erased"):
        seal.erase(sealed, ["body.entry", "body.fields"])


@pytest.mark.parametrize("name", sorted(seal.STAYS))
def test_the_place_of_an_entry_cannot_be_erased(name: str) -> None:
    with pytest.raises(NotErasable, match=name):
        seal.erase(seal.seal(entry(decision(1))), [name])


def test_a_field_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(NotErasable, match=r"no field reasons here; there is body\.by, "):
        seal.erase(seal.seal(entry(decision(1))), ["reasons"])


@given(st.data())
def test_a_changed_value_breaks_the_seal(data: st.DataObject) -> None:
    told = seal.seal(entry(decision(1)), random()).as_json()
    name = data.draw(st.sampled_from(sorted(told["fields"])))
    told["fields"][name]["value"] = "something else"
    with pytest.raises(BrokenSeal, match="do not add up"):
        seal.check_sealed(Sealed.from_json(told))


def test_an_erased_field_cannot_be_passed_off_as_another() -> None:
    """The name is sealed with the commitment: a city cannot say later that it was something else it erased."""
    told = seal.erase(seal.seal(entry(decision(1))), ["body.reasons"]).as_json()
    fields = told["fields"]
    fields["body.by"], fields["body.reasons"] = fields["body.reasons"], fields["body.by"]
    with pytest.raises(BrokenSeal):
        seal.check_sealed(Sealed.from_json(told))


def test_a_missing_field_breaks_the_seal() -> None:
    told = seal.seal(entry(decision(1))).as_json()
    del told["fields"]["body.reasons"]
    with pytest.raises(BrokenSeal, match="do not add up"):
        seal.check_sealed(Sealed.from_json(told))
    del told["fields"]["role"]
    with pytest.raises(BrokenSeal, match="lacks role"):
        seal.check_sealed(Sealed.from_json(told))


@pytest.mark.parametrize("told", [
    {}, {"leaf": "00", "salt": "00", "fields": {}}, {"leaf": "A" * 64, "salt": "0" * 64, "fields": {}},
    {"leaf": "0" * 64, "salt": "0" * 64, "fields": {"role": {"value": 1}}},
    {"leaf": "0" * 64, "salt": "0" * 64, "fields": {"role": 7}}, {"leaf": "0" * 64, "salt": "0" * 64, "fields": []},
])  # fmt: skip
def test_misshapen_seals_are_refused_in_words(told: dict[str, object]) -> None:
    with pytest.raises(BrokenSeal):
        seal.check_sealed(Sealed.from_json(told))


def test_a_time_without_a_zone_is_not_sealed() -> None:
    with pytest.raises(Unsealable, match="no time zone"):
        seal.seal(entry(decision(1), time=datetime(2026, 3, 1, 9)))  # noqa: DTZ001


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), [1.0, {"a": float("-inf")}]])
def test_no_number_that_is_none_is_sealed(weight: object) -> None:
    with pytest.raises(Unsealable, match="weight holds a number that is none"):
        seal.seal(entry(Unread(kind_said="future.thing/9", weight=weight)))


def test_a_kind_from_the_future_is_kept_whole() -> None:
    said = Unread(kind_said="future.thing/9", weight=[1, {"a": None}], role="not the envelope's")
    opened = seal.opened(seal.seal(entry(said)), body)
    assert opened.body == said
    assert opened.role == "officer"


def test_a_sealed_entry_of_the_wrong_shape_does_not_open() -> None:
    sealed = seal.seal(entry(Office(name="Head of Street Works")))
    fields = tuple(replace(field, value="four") if field.name == "seq" else field for field in sealed.fields)
    with pytest.raises(BrokenSeal, match="'four' is no int"):
        seal.opened(replace(sealed, fields=fields), body)


def test_time_keeps_its_zone() -> None:
    at = datetime.fromisoformat("2026-03-01T09:00:00.123456+01:00")
    opened = seal.opened(seal.seal(entry(decision(1), time=at)), body)
    assert opened.time.isoformat() == at.isoformat()
    assert opened.time.astimezone(UTC) == at

"""A stranger's YAML cannot run anything, fill the memory, or change what it says on the way."""

from __future__ import annotations

import pytest

from ombud.formats import fideslang, odcs
from ombud.formats.reading import Unreadable
from ombud.formats.safe import taken
from ombud.formats.safeyaml import MAX_DEPTH, documents


def read(text: str) -> list[object]:
    return documents(taken(text.encode(), "a.yml"))


def refused(text: str) -> str:
    with pytest.raises(Unreadable) as error:
        read(text)
    return str(error.value)


def test_norway_stays_norway_and_a_day_stays_as_written() -> None:
    assert read("a: NO\nb: 2026-09-01\nc: 010\nd: yes\ne: null\nf: 'null'\n") == [
        {"a": "NO", "b": "2026-09-01", "c": "010", "d": "yes", "e": "", "f": "null"}
    ]


def test_a_billion_laughs_are_counted_before_they_are_followed() -> None:
    laughs = ["a0: &a0 [lol, lol]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    told = refused("\n".join(laughs))
    assert "once its aliases are followed" in told
    assert "a.yml, line" in told


def test_honest_aliases_and_merges_are_followed() -> None:
    text = "base: &b {unit: d, value: 30}\none:\n  <<: *b\n  value: 60\ntwo: *b\n"
    assert read(text)[0] == {"base": {"unit": "d", "value": "30"}, "one": {"value": "60", "unit": "d"},
                             "two": {"unit": "d", "value": "30"}}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &a [*a]", "points nowhere, or at itself"),
        ("a: *b", "points nowhere"),
        ("[" * (MAX_DEPTH + 1), "nested too deep"),
        ("a: 1\na: 2\n", "a.yml, line 2: the field a stands twice"),
        ("? [a]\n: 1\n", "a name in it is a list or a mapping"),
        ("a: 'open\n", "this is not valid YAML"),
        ("a: b: c\n", "a.yml, line 1: this is not valid YAML"),
        ("a:\n\t- b\n", "a.yml, line 2"),
    ],
)
def test_what_is_broken_is_named_by_its_line(text: str, told: str) -> None:
    assert told in refused(text)


def test_a_tag_runs_nothing() -> None:
    text = "a: !!python/object/apply:os.system ['false']\nb: !!python/name:os.system ''\n"
    assert read(text) == [{"a": ["false"], "b": ""}]


def test_yaml_of_another_kind_is_refused_with_what_to_do() -> None:
    for reader, told in ((fideslang.read_source, "system or dataset"), (odcs.read_source, "under schema")):
        with pytest.raises(Unreadable) as error:
            reader(taken(b"name: x\n", "a.yml"))
        assert told in str(error.value)
        with pytest.raises(Unreadable):
            reader(taken(b"- a\n- b\n", "a.yml"))
    with pytest.raises(Unreadable) as error:
        fideslang.read_source(taken(b"system:\n  - name: x\n    privacy_declarations: [word]\n", "a.yml"))
    assert "privacy_declarations" in str(error.value)


FIDES = """
dataset:
  - fides_key: parking_db
    name: Parking
    data_categories: [user]
    retention: 13 weeks after the right ends
    collections:
      - name: reads
        description: Plates read by the cars
        fields:
          - name: plate
            data_categories: [user.unique_id]
          - name: place
            data_categories: [user.location.precise]
            fields:
              - name: street
                data_categories: [user.contact.address.street]
      - name: rights
        retention: P30D
        fields: []
system:
  - fides_key: chat
    name: Chat
    administrating_department: IT
    privacy_declarations:
      - name: Answer questions
        data_categories: [user.content.private]
        data_use: essential.service
        data_subjects: [citizen_voter]
        legal_basis_for_processing: Public interest
        retention_period: as long as needed
        data_shared_with_third_parties: true
        third_parties: Model Maker Inc; Host
"""


def test_a_fideslang_manifest_gives_an_item_for_each_declaration_and_collection() -> None:
    read = fideslang.read_source(taken(FIDES.encode(), "fides.yml"))
    chat, reads, rights = read.items
    assert (chat.name, chat.system, chat.why, chat.legal_basis) == (
        "Answer questions", "Chat", "essential.service", "Public interest",
    )  # fmt: skip
    assert [one.name for one in chat.recipients] == ["Model Maker Inc", "Host"]
    assert chat.life.rule == "as long as needed"
    assert reads.categories == ("user.unique_id", "user.location.precise", "user.contact.address.street")
    assert (reads.life.rule, reads.why) == ("13 weeks after the right ends", "Plates read by the cars")
    assert (rights.life.after, rights.categories) == ("P30D", ("user",))
    assert read.unmapped == ("system.administrating_department",)
    assert chat.place == "fides.yml, line 26"


ODCS = """
apiVersion: v3.1.0
kind: DataContract
id: p
version: 1.0.0
status: active
name: Parking
description: {purpose: Fine who does not pay}
slaDefaultElement: reads
price: {priceAmount: 1}
schema:
  - name: reads
    properties:
      - {name: plate, classification: pii}
      - {name: zone, classification: public}
  - name: rights
    customProperties:
      - {property: decision, value: Whether to fine}
      - {property: owner, value: IT}
slaProperties:
  - {property: retention, value: 13, unit: w}
  - {property: retention, value: 3, unit: m, element: rights.id}
  - {property: endOfLife, value: 2030-01-01, element: rights}
  - {property: latency, value: 4, unit: d, element: rights}
"""


def test_a_data_contract_gives_an_item_for_each_object_and_refuses_to_guess_a_unit() -> None:
    read = odcs.read_source(taken(ODCS.encode(), "c.yml"))
    reads, rights = read.items
    assert (reads.life.after, reads.why, reads.system) == ("P13W", "Fine who does not pay", "Parking")
    assert reads.categories == ("plate (pii)", "zone (public)")
    assert reads.personal.value == "identifiable"
    assert (rights.life.after, rights.life.rule, str(rights.life.on)) == ("", "3 m", "2030-01-01")
    assert rights.decision == "Whether to fine"
    assert [str(one) for one in read.notes] == [
        "c.yml, line 22, retention: “3 m” is no length of time beyond doubt; kept as words."
    ]
    assert set(read.unmapped) == {"price", "customProperties.owner"}

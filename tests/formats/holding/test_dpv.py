"""Processing in the words of the Data Privacy Vocabulary: whole addresses, references and terms say the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.formats import dpv, fideslang, inventories, odcs
from ombud.formats.door import through_the_door
from ombud.formats.itemsread import ItemsRead
from ombud.formats.reading import Unreadable
from ombud.formats.safe import taken
from ombud.held.data.ends import Stands, end_of
from ombud.held.entries import Ending, Personal
from tests.stacks import TODAY

DPV = "https://w3id.org/dpv#"


def read(document: Any) -> ItemsRead:
    return dpv.read_source(taken(json.dumps(document).encode(), "p.jsonld"))


def whole(name: str) -> str:
    return f"{DPV}{name}"


NODES = [
    {
        "@id": "urn:parking",
        "@type": [whole("Process")],
        "http://purl.org/dc/terms/title": [{"@value": "Parking control", "@language": "en"}],
        whole("hasPurpose"): [{"@id": whole("FraudPreventionAndDetection")}],
        whole("hasPersonalData"): [{"@id": "urn:plates"}],
        whole("hasLegalBasis"): [{"@id": whole("PublicInterest")}],
        whole("hasRecipient"): [{"@id": "urn:lab"}],
        whole("hasStorageCondition"): [{"@id": "urn:how-long"}, {"@id": "urn:gone"}],
        whole("hasRisk"): [{"@id": "urn:risk"}],
    },
    {"@id": "urn:plates", "@type": whole("PersonalData"), "http://www.w3.org/2000/01/rdf-schema#label": "Plates"},
    {"@id": "urn:lab", "@type": whole("Recipient"), "http://www.w3.org/2004/02/skos/core#prefLabel": "The lab"},
    {
        "@id": "urn:how-long",
        "@type": whole("StorageDuration"),
        whole("hasDuration"): {"@value": "P13W", "@type": "xsd:duration"},
    },
    {"@id": "urn:gone", "@type": whole("StorageDeletion"), whole("hasProcessing"): {"@id": whole("Erase")}},
]


def test_whole_addresses_and_references_are_followed_within_the_file() -> None:
    found = read(NODES)
    (item,) = found.items
    assert (item.name, item.why) == ("Parking control", "Fraud Prevention And Detection")
    assert (item.categories, item.personal) == (("Plates",), Personal.IDENTIFIABLE)
    assert (item.legal_basis, item.recipients[0].name) == ("Public Interest", "The lab")
    assert (item.life.after, item.life.method) == ("P13W", Ending.DELETE)
    assert found.unmapped == ("dpv:hasRisk",)


@pytest.mark.parametrize("term", ["EndlessDuration", "IndeterminateDuration"])
def test_a_duration_without_end_is_no_end(term: str) -> None:
    stored = {"@type": whole("StorageDuration"), whole("hasDuration"): {"@id": "urn:x", "@type": whole(term)}}
    (item,) = read([{whole("hasPurpose"): "Counts", whole("hasStorageCondition"): stored}]).items
    assert end_of(item, TODAY).stands is Stands.NO_END


def test_too_deep_a_document_is_refused() -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = {whole("hasPurpose"): deep}
    with pytest.raises(Unreadable, match="nested too deep"):
        read(deep)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "x", "P6M", "2030-01-01", whole("Erase")]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from(["@id", "@type", "@value", "@graph", "name", "value", "property", "element", "unit", "fields",
                         "collections", "dpv:hasDuration", whole("hasPurpose"), whole("hasPersonalData"),
                         whole("hasStorageCondition"), "dct:title"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(VALUES)
@settings(max_examples=60, deadline=None)
def test_any_shape_is_read_or_refused(value: Any) -> None:
    told = json.dumps(value).encode()
    contract = {"kind": "DataContract", "schema": value, "slaProperties": value, "name": "x"}
    for reader, data in (
        (dpv.read_source, told),
        (odcs.read_source, json.dumps(contract).encode()),
        (fideslang.read_source, json.dumps({"system": value, "dataset": value}).encode()),
    ):
        assert _read_or_refused(lambda reader=reader, data=data: reader(taken(data, "x")))


@given(st.binary(min_size=1, max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    def read() -> ItemsRead:
        source = through_the_door(taken(data, "x.csv"))
        return inventories.items_in(source, inventories.reader_of(source.head, source.name) or "ropa")

    assert _read_or_refused(read)


def _read_or_refused(read: Callable[[], ItemsRead]) -> bool:
    """Whether what is read are items, or it is refused with a sentence; anything else is raised."""
    try:
        return isinstance(read(), ItemsRead)
    except Unreadable as refused:
        return bool(str(refused))

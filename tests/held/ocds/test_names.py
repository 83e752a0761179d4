"""Organisations are told apart by their identifier first, and by name only where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ombud.held.ocds.names import Named, Register, has_form, normal
from ombud.held.ocds.process import Match
from tests.held.ocds.made import judged, release, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme AB", "ACME Aktiebolag"),
        ("Bentley Systems de México, S.A. de C.V.", "BENTLEY SYSTEMS DE MEXICO SA de CV"),
        ("Bolt B.V.", "bolt bv"),
        ("Rådhus A/S", "RADHUS AS"),
        ("Müller & Söhne GmbH & Co. KG", "Muller Sohne"),
        ("AB Volvo", "Volvo"),
        ("  Acme\tLtd. ", "Acme Limited"),
    ],
)
def test_legal_forms_capitals_accents_and_signs_make_no_other_organisation(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("Acme North", "Acme South"), ("Limited", "AB"), ("Company One", "One")])
def test_what_is_more_than_a_form_stays(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_a_company_has_a_form_and_a_person_has_not() -> None:
    assert has_form("Anna Berg AB")
    assert not has_form("Anna Berg")


def test_an_identifier_is_stronger_than_a_name() -> None:
    register = Register()
    one, other = Named("Acme AB", "SE-BLV", "1"), Named("Acme AB", "SE-BLV", "2")
    for named in (one, other):
        register.take(named)
    assert register.party(one) != register.party(other)
    assert register.ambiguous() == ("acme",)
    alone = register.party(Named("ACME"))
    assert alone is not None
    assert (alone.key, alone.by) == ("name acme", Match.NAME)


def test_a_bare_name_joins_the_one_identifier_that_it_stands_with() -> None:
    register = Register()
    register.take(Named("Acme AB", "SE-BLV", "1"))
    found = register.party(Named("Acme"))
    assert found is not None
    assert (found.key, found.by) == ("id SE-BLV 1", Match.NAME_OF_IDENTIFIED)


def test_an_id_built_of_scheme_and_number_is_an_identifier() -> None:
    assert Named("", local="GB-COH-123").identifier == Named("", "GB-COH", "123").identifier
    assert Named("", local="supplier-1").identifier == ""


def test_ids_that_a_publisher_counts_anew_in_each_process_join_nobody(tmp_path: Path) -> None:
    awards = [
        release(f"p{n}", "2026-01-01", buyer={"name": "Malmö"},
                awards=[{"id": "1", "status": "active", "suppliers": [{"id": "1", "name": name}]}])
        for n, name in enumerate(("Acme AB", "Bolt BV", "ACME"))
    ]  # fmt: skip
    row = judged(told(tmp_path, *awards)).concentration.of()[0]
    assert (row.vendors, row.purchases, row.largest.name) == (2, 3, "Acme AB")


def test_the_identifier_of_a_party_is_that_of_whoever_refers_to_it(tmp_path: Path) -> None:
    def bought(ocid: str, name: str, local: str) -> dict[str, object]:
        parties = [{"id": local, "name": name, "identifier": {"scheme": "SE-BLV", "id": 5}}]
        award = {"id": "1", "status": "active", "suppliers": [{"id": local, "name": name}]}
        return release(ocid, "2026-01-01", buyer={"name": "Malmö"}, parties=parties, awards=[award])

    files = told(tmp_path, bought("a", "Acme AB", "x"), bought("b", "Acme Lighting", "y"))
    row = judged(files).concentration.of()[0]
    assert (row.vendors, row.hhi) == (1, 1.0)

"""From files to one result about what was bought: every figure in a table, every currency apart, nobody named."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from ombud.casefile.holding.held import Held
from ombud.casefile.measured import Measured
from ombud.formats.holding.buying import buying
from ombud.formats.reading import Unreadable
from ombud.held.computed import Sort
from ombud.held.ocds.computed import Amended, Bidding, Concentrated, VendorGone
from tests.formats.test_systems import written
from tests.held.ocds.made import SHARED, TODAY, Json, needs_shared, nothing, release, signed, told

SYSTEMS = "Login;Acme AB;Lamp posts;2026-12-31;nobody;18;2000000;;\nMap;Bolt BV;;2028-01-01;Geodata;3;10;Login;\n"


def result(*files: Path, **options: Any) -> Held:
    return buying(files, what="Lamp posts", today=TODAY, told=nothing, **options)


def of(found: Held, kind: type) -> list[Any]:
    return [one for one in found.says if isinstance(one, kind)]


def sold(ocid: str, buyer: str, vendor: str, **more: Any) -> Json:
    award = {"id": "1", "status": "active", "suppliers": [{"name": vendor}], "value": {"amount": 5, "currency": "SEK"}}
    return release(ocid, "2026-01-01", buyer={"name": buyer}, awards=[award], **more)


def test_a_contract_that_grew_is_told_sealed_and_stands_in_a_table(tmp_path: Path) -> None:
    found = result(told(tmp_path, signed("p", "2026-01-01", 100.0), signed("p", "2026-02-01", 130.0)))
    assert found.measured.sort is Sort.BUYING
    assert [str(one) for one in found.measured.lead][3] == (
        "Contracts whose value grew by more than 20 per cent: 1 of 1 that could be judged, of 1."
    )
    row = dict(
        zip((c.name for c in found.measured.table("grown").columns), found.measured.table("grown").rows[0], strict=True)
    )
    assert (row["first"], row["last"], row["change"], row["currency"]) == (100.0, 130.0, 30.0, "SEK")
    assert of(found, Amended) == [
        Amended(what="Lamp posts", contracts=1, judged=1, large=1, extended=0, renewed=0, long=0, years=4.0)
    ]


def test_what_breaks_is_told_first_where_there_is_a_table_of_systems(tmp_path: Path) -> None:
    found = result(systems=written(tmp_path, SYSTEMS))
    assert [part.key for part in found.measured.parts] == ["vendor-gone"]
    assert str(found.measured.lead[0]) == "If Acme AB goes, lost at once: Login. Stop with it: Map. Run worse: none."
    first = of(found, VendorGone)[0]
    assert (first.vendor, first.lost, first.stops, first.too_late, first.unskilled) == ("Acme AB", 1, 1, 1, 1)


def test_contracts_of_open_data_stand_beside_the_systems_of_the_same_vendor(tmp_path: Path) -> None:
    found = result(told(tmp_path, signed("p", "2026-01-01", 9.0)), systems=written(tmp_path, SYSTEMS))
    table = found.measured.table("vendors-gone")
    assert [(row[0], row[-1]) for row in table.rows] == [("Acme AB", 1), ("Bolt BV", 0)]


def test_each_figure_has_its_table_and_the_document_survives_being_written(tmp_path: Path) -> None:
    lines = [
        sold(f"p{n}", "Malmö", "ABC"[n % 3], tender={"procurementMethod": "open", "numberOfTenderers": 1 + n % 2})
        for n in range(9)
    ]
    found = result(told(tmp_path, *lines), systems=written(tmp_path, SYSTEMS)).measured
    for part in found.parts:
        names = {table.name for table in part.tables}
        assert {figure.table for figure in part.figures} <= names
        assert (part.demand, part.method) == ("5.10", "buying")
    assert Measured.model_validate_json(found.model_dump_json()) == found


def test_a_buyer_is_chosen_by_name_or_number_and_others_stay_its_peers(tmp_path: Path) -> None:
    towns = ["Malmö", "Lund", "Kiruna", "Visby"]
    lines = [
        sold(f"{town}{n}", town, "Acme", tender={"procurementMethod": "direct" if n < at else "open"})
        for at, town in enumerate(towns)
        for n in range(5)
    ]
    found = result(told(tmp_path, *lines), buyer="MALMÖ")
    assert {one.buyer for one in of(found, Concentrated)} == {"Malmö"}
    (bid,) = of(found, Bidding)
    assert (bid.direct, bid.peers) == (0.0, 40.0)
    assert of(found, Amended)[0].buyer == "Malmö"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"buyer": "Paris"}, "no buyer is called Paris; there are Malmö"),
        ({"long_years": 0}, "0 years cannot be asked for"),
    ],
)
def test_what_cannot_be_asked_is_said(tmp_path: Path, options: Json, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        result(told(tmp_path, sold("p", "Malmö", "Acme")), **options)
    assert said in str(error.value)


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(Unreadable, match="there is nothing to look at"):
        result()


def test_two_buyers_of_one_name_must_be_told_apart_by_number(tmp_path: Path) -> None:
    lines = [
        sold(f"p{n}", "Malmö", "Acme") | {"buyer": {"name": "Malmö", "identifier": {"scheme": "SE", "id": str(n)}}}
        for n in (1, 2)
    ]
    with pytest.raises(Unreadable, match="more than one buyer is called Malmö"):
        result(told(tmp_path, *lines), buyer="Malmö")
    assert {one.buyer for one in of(result(told(tmp_path, *lines), buyer="SE 2"), Concentrated)} == {"Malmö"}


def test_a_vendor_that_may_be_a_person_is_neither_shown_nor_sealed(tmp_path: Path) -> None:
    lines = [sold("p1", "Malmö", "Dr. Anna Berg"), sold("p2", "Lund", "Anna Berg AB")]
    found = result(told(tmp_path, *lines))
    assert "Dr. Anna Berg" not in found.measured.model_dump_json()
    assert {one.largest for one in of(found, Concentrated)} == {"", "Anna Berg AB"}


def test_a_classification_makes_the_category_where_all_items_share_it(tmp_path: Path) -> None:
    def coded(*codes: str) -> Json:
        return {"items": [{"id": n, "classification": {"scheme": "CPV", "id": code}} for n, code in enumerate(codes)]}

    lines = [
        sold("a", "Malmö", "Acme", tender=coded("34993000-4", "34928500-3")),
        sold("b", "Malmö", "Acme", tender=coded("34", "72")),
    ]
    table = result(told(tmp_path, *lines), scheme="cpv").measured.table("few-hands")
    assert {row[1] for row in table.rows} == {"all categories", "cpv 34"}


def test_lines_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    lines = [sold(f"p{n % 9}", "Malmö", "ABC"[n % 3]) for n in range(9)]
    lines += [signed("q", f"2026-0{n}-01", 100.0 + n) for n in range(1, 9)]
    first = result(told(tmp_path, *lines))
    random.Random(3).shuffle(lines)
    other = result(told(tmp_path, *lines))
    assert first.says == other.says
    places = {"grown", "brands"}  # these tables name the line that something stands on
    for one, same in zip(first.measured.tables, other.measured.tables, strict=True):
        assert one.name in places or one == same
    assert first.measured.lead == other.measured.lead


@needs_shared
def test_real_files_give_a_result() -> None:
    found = result(SHARED / "ocdskit-release-package-1-2.json", SHARED / "fictional-record-000-00001.json")
    assert found.measured.table("amendments").rows[0][2:4] == ("tender", "2010-03-20")
    assert found.measured.inputs[0].sha256
    assert {one.currency for one in of(found, Concentrated)} == {"", "GBP", "MXN", "USD"}


def test_progress_is_told_to_its_end_and_may_stop_the_judging(tmp_path: Path) -> None:
    path = told(tmp_path, *(sold(f"p{n}", "Malmö", "Acme") for n in range(1200)))
    steps: list[tuple[str, int, int]] = []
    buying([path], what="x", today=TODAY, told=lambda what, done, all_: steps.append((str(what), done, all_)))
    assert steps[-1] == ("Judging what was bought", 1200, 1200)
    assert len([one for one in steps if one[0].startswith("Judging")]) == 3

    def stop(what: object, *_: int) -> None:
        if str(what).startswith("Judging"):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        buying([path], what="x", today=TODAY, told=stop)

"""What was measured, as one file: the same bytes each time, tables that open anywhere, and nothing taken on trust."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.casefile.measured import Column, Input, Measured, Part, Table
from ombud.formats.measuredfile import as_csv, as_geojson, as_parquet, document, member, opened, packed, says
from ombud.formats.reading import Unreadable
from ombud.formats.repeated import differences
from ombud.served.computed import Effect, MeasuredShare
from ombud.words import say

COLUMNS = (Column(name="code", title=say("Code")), Column(name="rate", title=say("Rate"), unit="per 100", places=1))
TABLE = Table(name="areas", title=say("Every area"), columns=COLUMNS, rows=(("01", 2.5), ("02", None)), areal=True)
SAID = MeasuredShare(what="Benches", group="renters", effect=Effect.GAIN, gap=-3.5, low=-4.0, high=-3.0, areas=12)
BORDERS = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"code": "01", "name": "One"},
     "geometry": {"type": "Point", "coordinates": [1, 2]}}]}  # fmt: skip


def measured(*tables: Table) -> Measured:
    part = Part(key="provided", demand="4.1", title=say("Where it is"), told=(say("{n} here.", n=3),), tables=tables)
    given_ = Input(name="a.csv", role="areas", sha256="a" * 64, size=3, source="the census", licence="CC0")
    return Measured(place="Exempelby", what="Benches", on=date(2026, 11, 26), version="1", lead=(say("Told."),),
                    parts=(part,), inputs=(given_,), licence="CC-BY-4.0")  # fmt: skip


def test_what_is_written_is_read_again_and_has_the_same_bytes_each_time() -> None:
    told = measured(TABLE)
    first, second = packed(told, BORDERS, b"kind", [SAID]), packed(told, BORDERS, b"kind", [SAID])
    assert first == second
    assert opened(io.BytesIO(first)) == told
    assert says(io.BytesIO(first)) == (SAID,)
    assert member(io.BytesIO(first), "place.toml") == b"kind"
    assert "SHA-256 " + "a" * 64 in member(io.BytesIO(first), "README.txt").decode()


def test_sentences_keep_their_gaps_also_those_that_are_sentences_themselves() -> None:
    nested = say("{who} is {what}.", who=say("{n} of {all}", n=2, all=7), what=2.5)
    told = measured().model_copy(update={"lead": (nested,)})
    again = opened(io.BytesIO(packed(told))).lead[0]
    assert again == nested
    swedish = {"{n} of {all}": "{n} av {all}", "{who} is {what}.": "{who} är {what}."}
    assert again.told(lambda text: swedish.get(text, text)) == "2 av 7 är 2.5."


def test_a_table_opens_as_csv_as_parquet_and_with_its_borders() -> None:
    told = measured(TABLE)
    rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"))))
    assert rows == [["code", "rate (per 100)"], ["01", "2.5"], ["02", ""]]
    table = pq.read_table(io.BytesIO(as_parquet(TABLE, told) or b""))
    assert table.to_pydict() == {"code": ["01", "02"], "rate (per 100)": [2.5, None]}
    assert table.schema.metadata[b"licence"] == b"CC-BY-4.0"
    features = json.loads(as_geojson(TABLE, BORDERS))["features"]
    assert [one["properties"] for one in features] == [{"code": "01", "rate": 2.5}, {"code": "02", "rate": None}]
    assert [one["geometry"] for one in features] == [{"type": "Point", "coordinates": [1, 2]}, None]


@given(st.text(max_size=20))
def test_no_cell_can_be_run_as_a_formula(text: str) -> None:
    table = Table(name="t", title=say("T"), columns=COLUMNS[:1], rows=((text,),))
    cell = as_csv(table).decode("utf-8-sig").split("\n", 1)[1]
    assert not cell.lstrip('"').startswith(("=", "+", "-", "@", "\t"))


def broken(**members: str) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        for name, text in members.items():
            into.writestr(f"{name}.json", text)
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (io.BytesIO(b"nothing"), "no whole zip file"),
        (broken(other="{}"), "there is no measured.json in it"),
        (broken(measured="{"), "Invalid JSON"),
        (broken(measured='{"kind": "ombud.measured/2"}'), "measured.json"),
        (broken(measured=document(measured()).decode().replace('"place"', '"plaice"')), "measured.json"),
    ],
)
def test_what_is_no_measurement_is_refused(file: io.BytesIO, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        opened(file, "all.zip")


def test_a_path_that_is_no_path_never_reaches_a_page() -> None:
    told = json.loads(document(measured()))
    step = {"step": 1, "words": {"pattern": "w"}, "areas": 1, "path": '"/><script>'}
    words = {"title": {"pattern": "t"}, "description": {"pattern": "d"}}
    bad = {"figure": "map", **words, "width": 1, "height": 1, "table": "areas", "steps": [step]}
    told["parts"][0]["figures"] = [bad]
    with pytest.raises(Unreadable, match="path"):
        opened(broken(measured=json.dumps(told)), "all.zip")


@pytest.mark.parametrize("said", ['[{"kind": "answered.decided/1"}]', '[{"kind": "nobody.knows/1"}]', "[1]", "{"])
def test_a_statement_that_nobody_computes_is_no_part_of_a_measurement(said: str) -> None:
    with pytest.raises(Unreadable):
        says(broken(says=said), "all.zip")


def test_what_comes_out_otherwise_is_named() -> None:
    other = TABLE.model_copy(update={"rows": (("01", 2.6), ("02", None))})
    assert differences(measured(TABLE), measured(TABLE)) == ()
    assert [str(one) for one in differences(measured(TABLE), measured(other))] == [
        "areas, row 1, rate: it was 2.5 and is 2.6."
    ]
    assert [str(one) for one in differences(measured(TABLE), measured())] == [
        "The table areas is in one of the two only."
    ]

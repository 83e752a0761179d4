"""What strangers bring to be measured: too large, without end, with script in its name; each gets a sentence."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ombud.people.roles import Role
from ombud.web.work import gains_looks, gains_taken, measuring, shelf
from ombud.web.work.gains_asking import tagged
from tests.casefile import towns
from tests.web.gainers import COLUMNS, bring, job_at, name, page, upload
from tests.web.workers import LAMPS, OPENING, a_case, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


@pytest.fixture
def bo(settings: object) -> Client:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    a_case(OPENING)
    return signed_in(Role.OFFICER)


def refused(client: Client, town: Path, role: str, file: str, data: bytes) -> str:
    """What is said at the field of a file that is refused; nothing of it is kept."""
    answer = client.post(page(), upload(town) | {role: SimpleUploadedFile(file, data)})
    assert answer.status_code == 200
    assert not list(shelf.store())
    assert not measuring.of_case(LAMPS)
    return " ".join(answer.context["form"].errors[role])


def endless(folder: Path) -> bytes:
    """A GeoPackage of a few kilobytes whose table of areas never ends."""
    path = folder / "endless.gpkg"
    with sqlite3.connect(path) as base:
        base.executescript("""
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
            INSERT INTO gpkg_geometry_columns VALUES ('areas', 'geom', 4326);
            CREATE VIEW areas AS WITH RECURSIVE n(code) AS (SELECT 1 UNION ALL SELECT code + 1 FROM n)
                SELECT code, NULL AS geom FROM n;
        """)
    base.close()
    return path.read_bytes()


def test_a_geopackage_without_end_takes_no_more_than_its_share(
    bo: Client, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gains_looks, "SECONDS", 4)
    told = refused(bo, town, "areas", "endless.gpkg", endless(tmp_path))
    assert "more memory" in told


def test_the_look_may_take_only_so_much_memory(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gains_looks, "MEMORY", 32 * 2**20)  # less than the reader of tables itself needs
    assert "more memory" in refused(bo, town, "areas", "areas.geojson", (town / "areas.geojson").read_bytes())


@pytest.mark.parametrize(
    ("role", "file", "data", "told"),
    [
        ("areas", "deep.geojson", b"[" * 100_000, "JSON"),
        ("areas", "empty.csv", b"", "empty"),
        ("areas", "one.csv", b"code;people\n1;2\n", "not separated by commas"),
        ("areas", "rows.csv", b"code,people\n", "no row"),
        ("areas", "twice.csv", b"code,people\n1,2\n1,2\n", "No column tells its rows apart"),
        ("areas", "latin.csv", "kod,namn\n1,Malmö\n".encode("latin-1"), "UTF8"),
        ("areas", "a.parquet", b"PAR1 and nothing more", "Parquet"),
        ("areas", "a.gpkg", b"SQLite format 3\0 and nothing more", "GeoPackage"),
        ("areas", "a.xlsx", b"PK\x03\x04\0\0\0\0", "cannot"),
        ("provision", "points.geojson", json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"a": 1}, "geometry": {"type": "Point", "coordinates": [0, 0]}},
        ]}).encode(), "save it as CSV"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_told_at_its_field(
    bo: Client, town: Path, role: str, file: str, data: bytes, told: str
) -> None:
    if told == "cannot":
        assert refused(bo, town, role, file, data)
    else:
        assert told in refused(bo, town, role, file, data)


def test_a_file_that_is_too_large_leads_to_the_command_line(bo: Client, town: Path) -> None:
    told = refused(bo, town, "provision", "large.csv", b"x,y\n" + b"1,1\n" * (31 * 2**18 - 1))
    assert "31 MB" in told
    assert "30 MB is the most" in told
    assert "ombud measure" in told


def test_two_files_of_one_name_are_told(bo: Client, town: Path) -> None:
    told = refused(bo, town, "provision", "areas.geojson", (town / "areas.geojson").read_bytes())
    assert "have this name" in told


HOSTILE = "<script>alert(1)</script>"


def hostile_town() -> dict[str, SimpleUploadedFile]:
    areas = [towns.square(at) for at in range(12)]
    for area in areas:
        area["properties"][f"=cmd|{HOSTILE}"] = "=HYPERLINK('http://x.example')"
        area["properties"][f"{HOSTILE}women"] = 7 if area["properties"]["code"] < "a03" else 9
    told = json.dumps({"type": "FeatureCollection", "features": areas})
    return {"areas": SimpleUploadedFile(f"{HOSTILE}.geojson", told.encode())}


def test_names_and_cells_are_shown_as_words_everywhere(bo: Client, town: Path) -> None:
    address = bring(bo, town, **hostile_town())
    women = f"{HOSTILE}women"
    columns = COLUMNS | {"groups": [women]}
    pages = [bo.get(page()), bo.get(f"{address}columns/"), bo.post(f"{address}columns/", COLUMNS | {"groups": []})]
    called = {tagged("group", women): HOSTILE, "patterns": [women], "city": HOSTILE, "what": HOSTILE}
    name(bo, address, columns, called)
    pages += [bo.get(f"{address}words/"), bo.get(address), bo.get(f"/work/{LAMPS}/evidence/")]
    for answer in pages:
        assert answer.status_code == 200
        assert b"<script" not in answer.content
        assert b"&lt;script&gt;" in answer.content or b"script&gt;" in answer.content


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("..", "file"), ("a\0b\n.csv", "ab.csv"), ("C:\\files\\areas.csv", "areas.csv"),
        ("", "file"), ("ö" * 300 + ".csv", "ö" * 98 + ".csv"), (".hidden", "hidden"),
    ],
)  # fmt: skip
def test_a_name_is_a_name_and_no_path(said: str, kept: str) -> None:
    file = SimpleUploadedFile("x", b"")
    file._name = said  # past what the framework already takes away
    assert gains_taken.name(file) == kept


def test_percentages_and_swapped_coordinates_are_told_before_anything_is_measured(bo: Client, town: Path) -> None:
    areas = io.StringIO()
    print("code,people,share,half", file=areas)
    for at in range(12):
        print(f"a{at:02},100,{at}.5,{'west' if at < 6 else 'east'}", file=areas)
    files: dict[str, Any] = {
        "areas": SimpleUploadedFile("areas.csv", areas.getvalue().encode()),
        "provision": SimpleUploadedFile("points.csv", b"x,y,day\n55.6,113.0,2020-05-01\n55.7,113.1,2020-05-01\n"),
    }
    address = bring(bo, town, **files)
    errors = bo.post(f"{address}columns/", COLUMNS | {"groups": ["share"]}).context["form"].errors
    assert "look like percentages" in errors["groups"][0]
    assert "Are the two swapped?" in errors["provision_lat"][0]
    assert not job_at(address).place.exists()

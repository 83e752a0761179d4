"""`ombud served`: the answer in words, as JSON, as a file that is measured again, and each refusal in one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from ombud.formats.measuredfile import opened, says
from tests.casefile import towns
from tests.casefile.towns import PLACE
from tests.cli.workspaces import run


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return towns.built(tmp_path)


def test_it_says_who_gets_what_in_words_and_as_json(town: Path) -> None:
    said = run("served", town)
    assert said.returncode == 0, said.stderr
    assert "renters: 18.0 per cent of it, 50.0 per cent of the people" in said.stdout
    told = json.loads(run("served", town, "--json").stdout)
    assert told["kind"] == "ombud.measured/1"
    assert [part["key"] for part in told["parts"]][:2] == ["provided", "shares"]
    assert all(f"- {one['text']}" in said.stdout for part in told["parts"] for one in part["told"])


def test_all_of_it_goes_into_one_file_which_can_be_measured_again(town: Path, tmp_path: Path) -> None:
    into, status = tmp_path / "all.zip", tmp_path / "status.json"
    assert run("served", town, "--into", into, "--status", status).returncode == 0
    assert json.loads(status.read_text())["ended"] == "done"
    names = zipfile.ZipFile(into).namelist()
    assert {"measured.json", "says.json", "place.toml", "areas.geojson", "README.txt"} < set(names)
    assert {"tables/groups.csv", "tables/groups.parquet", "tables/areas.csv"} < set(names)
    measured = opened(into)
    assert {one.name for one in measured.inputs} == {"areas.geojson", "benches.csv"}
    assert says(into)[0].kind == "served.share/1"
    again = run("served", town, "--against", into)
    assert (again.returncode, "The same comes out again" in again.stdout) == (0, True)


def test_another_bench_makes_another_answer_and_it_says_where(town: Path, tmp_path: Path) -> None:
    run("served", town, "--into", tmp_path / "all.zip")
    with (town / "benches.csv").open("a") as file:
        file.write("\n0.015,0.005,2022-05-01\n")
    again = run("served", town, "--against", tmp_path / "all.zip")
    assert again.returncode == 1
    assert "The file benches.csv is not the same as it was." in again.stdout
    assert "areas, row 2, amount: it was 0.0 and is 1.0." in again.stdout


def test_a_file_that_is_there_is_not_written_over(town: Path, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"mine")
    said = run("served", town, "--into", tmp_path / "all.zip")
    assert said.returncode == 4
    assert "say --force" in said.stderr
    assert (tmp_path / "all.zip").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('lon = "x"\nlat = "y"', 'lon = "y"\nlat = "x"', "swapped"),
        ('code = "code"', 'code = "half"', "areas.geojson: "),
        ('file = "benches.csv"', 'file = "chairs.csv"', "chairs.csv"),
        ("[scales]", "[scale]", "place.toml, scale"),
        ('effect = "gain"', 'effect = "good"', "place.toml, provision.effect"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_and_nothing_is_written(
    town: Path, tmp_path: Path, old: str, new: str, told: str
) -> None:
    (town / "place.toml").write_text(PLACE.replace(old, new))
    into, status = tmp_path / "all.zip", tmp_path / "status.json"
    said = run("served", town, "--into", into, "--status", status)
    assert (said.returncode, said.stdout) == (3, ""), said.stderr
    assert said.stderr.count("\n") == 1
    assert told in said.stderr
    assert not into.exists()
    ended = json.loads(status.read_text())
    assert ended["ended"] == "failed"
    assert told in ended["error"]


def test_a_file_that_is_no_measurement_is_refused(town: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(io.BytesIO(b"not a zip").getvalue())
    said = run("served", town, "--against", other)
    assert said.returncode == 3
    assert "no whole zip file" in said.stderr

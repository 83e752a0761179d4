"""Who gains, on the page: from files to a public answer, and everything that can go wrong on the way in a sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ombud.answered.entries import Withdrawal
from ombud.casefile.kinds import KINDS
from ombud.evidence.computed import Computed
from ombud.formats.measuredfile import opened
from ombud.people.roles import GIVEN, Role
from ombud.served.computed import MeasuredShare, Measurement
from ombud.web import log
from ombud.web.work import lacks, measurer, measuring, shelf
from ombud.web.work.gains_asking import tagged
from ombud.web.work.measuring import State
from tests.casefile import towns
from tests.web.gainers import COLUMNS, WORDS, bring, ended, job_at, name, page, ready, upload
from tests.web.workers import BULBS, LAMPS, OPENING, a_case, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_step(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


@pytest.fixture
def bo() -> Client:
    a_case(OPENING, BULBS)
    return signed_in(Role.OFFICER)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def status(client: Client, address: str) -> int:
    """What a file answers with; the file is closed again."""
    answer = client.get(address)
    if answer.streaming:
        answer.getvalue()  # read to its end, it closes itself, and leaves the database open
    return answer.status_code


def faults(answer: Any) -> dict[str, str]:
    return {field: " ".join(told) for field, told in answer.context["form"].errors.items()}


def test_from_files_to_a_public_answer(bo: Client, town: Path) -> None:
    address = bring(bo, town, shown=["areas"])
    name(bo, address)
    job = job_at(address)
    assert "Ready to be measured" in words(bo.get(address))
    assert job.state is State.READY
    bo.post(address, {"step": "start"})
    assert ended(job) is State.DONE, measurer.said(job)

    preview = bo.get(address)
    assert "renters: 18.0 per cent of it, 50.0 per cent of the people" in words(preview)
    assert "their names and hashes are public: benches.csv." in words(preview)
    assert not job.inputs.exists()  # the copies went with the process that read them
    assert len(log.entries(LAMPS)) == 2  # nothing is public before it is added
    whole = opened(io.BytesIO(bo.get(f"{address}result.zip").content))
    assert {one.name: one.closed for one in whole.inputs} == {"areas.geojson": False, "benches.csv": True}

    sent = {"step": "add", "until": "2031-01-01", "looked_at": preview.context["form"].initial["looked_at"]}
    done = bo.post(address, sent)
    assert done.headers["Location"] == f"/cases/{LAMPS}/measured/2/"
    said = [entry.body for entry in log.entries(LAMPS)[2:]]
    assert isinstance(said[0], Measurement)
    assert any(isinstance(one, MeasuredShare) for one in said)
    assert "renters" in words(Client().get(f"/cases/{LAMPS}/measured/2/"))
    again = bo.post(address, sent)  # the button pressed twice
    assert again.headers["Location"] == done.headers["Location"]
    assert len(log.entries(LAMPS)) == 2 + len(said)


def test_what_is_measured_again_takes_the_place_of_the_earlier_and_can_be_taken_back(bo: Client, town: Path) -> None:
    for more in ({}, {"shown": ["areas"]}):
        address = bring(bo, town, **more)
        name(bo, address)
        bo.post(address, {"step": "start"})
        assert ended(job_at(address)) is State.DONE
        looked = bo.get(address).context["form"].initial["looked_at"]
        bo.post(address, {"step": "add", "until": "2031-01-01", "looked_at": looked})
    measured = [entry for entry in log.entries(LAMPS) if isinstance(entry.body, Measurement)]
    assert measured[1].replaces == measured[0].seq
    seq = measured[1].seq
    assert bo.get(f"/work/{LAMPS}/entries/{seq}/supersede/").status_code == 404  # it is measured anew, never typed
    assert bo.post(f"/work/{LAMPS}/entries/{seq}/withdraw/", {"reason": "The files were of 2019."}).status_code == 302
    assert log.entries(LAMPS)[-1].body == Withdrawal(entry=seq, reason="The files were of 2019.")
    assert signed_in(Role.DATA_PROTECTION).get(f"/work/{LAMPS}/entries/{seq}/erase/").status_code == 200


def test_the_files_are_kept_for_officials_unless_they_are_shown(bo: Client, town: Path) -> None:
    address = bring(bo, town, shown=["areas"])
    areas, benches = job_at(address).files
    assert (areas.public, benches.public) == (True, False)
    door = reverse("evidence", args=[benches.sha256])
    assert status(Client(), door) == 404
    assert status(bo, door) == 200
    assert status(Client(), reverse("evidence", args=[areas.sha256])) == 200
    (use,) = shelf.store().about(benches.sha256).uses
    assert use.purpose == "To measure who gains: What is provided"
    assert "resident" not in use.seen_by


def test_the_same_files_brought_twice_make_one_measurement(bo: Client, town: Path) -> None:
    assert bring(bo, town) == bring(bo, town)
    assert len(measuring.of_case(LAMPS)) == 1


def test_what_was_guessed_is_said_and_groups_are_never_guessed(bo: Client, town: Path) -> None:
    form = bo.get(bring(bo, town) + "columns/").context["form"]
    chosen = {key: field.initial for key, field in form.fields.items() if field.initial}
    assert chosen == {"areas_code": "code", "areas_people": "people", "provision_lon": "x", "provision_lat": "y",
                      "provision_on": "day"}  # fmt: skip
    for key in chosen:
        assert "check it" in str(form.fields[key].help_text)
    assert form["groups"].value() is None


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"areas_code": ""}, "areas_code", "Fill this in."),
        ({"groups": []}, "groups", "Tick at least one group"),
        ({"groups": ["people"]}, "groups", "counts everyone"),
        ({"provision_lat": ""}, "provision_lat", "A point needs both."),
        ({"provision_lat": "x"}, "provision_lat", "chosen for something else"),
        ({"provision_lon": "", "provision_lat": ""}, "provision_lon", "Say where each thing is"),
        ({"provision_area": "x"}, "provision_area", "choose one"),
        ({"provision_format": "?"}, "provision_format", "Say how the day is written: 2020-05-01"),
        ({"provision_format": "%d.%m.%Y"}, "provision_format", "No day in the file can be read so"),
        ({"provision_crs": "metres"}, "provision_crs", "Write it as in EPSG:4326."),
        ({"areas_lon": "people"}, "areas_lat", "A point needs both."),
        ({"areas_code": "half"}, "areas_code", "half"),
    ],
)
def test_a_column_that_cannot_be_right_comes_back_to_its_field(
    bo: Client, town: Path, changed: dict[str, Any], field: str, told: str
) -> None:
    address = bring(bo, town) + "columns/"
    answer = bo.post(address, COLUMNS | changed)
    assert told in faults(answer)[field]
    assert answer.context["form"]["provision_on"].value() == "day"  # nothing that was chosen is lost


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"what": ""}, "what", "Fill this in."),
        ({"chosen_by": ""}, "chosen_by", "Fill this in."),
        ({"within": "near"}, "within", "whole numbers"),
        ({"within": "1,2,3,4,5,6,7"}, "within", "at most 6"),
        ({"points_shown": "on"}, "points_shown", "for officials only"),
        ({"together": ["renters"]}, "together_name", "say what they are called"),
        ({"threshold": "0"}, "threshold", "1 or more"),
        ({"smallest": "few"}, "smallest", "figures"),
        ({"since": "1.1.2000"}, "since", "year-month-day"),
        ({"over": "street"}, "over", "street"),
    ],
)
def test_a_word_that_does_not_fit_comes_back_to_its_field(
    bo: Client, town: Path, changed: dict[str, Any], field: str, told: str
) -> None:
    address = bring(bo, town)
    assert bo.post(f"{address}columns/", COLUMNS).status_code == 302
    answer = bo.post(f"{address}words/", WORDS | changed)
    assert told in faults(answer)[field]
    assert not job_at(address).place.exists()


def test_what_was_said_is_there_again_and_names_stay_with_their_columns(bo: Client, town: Path) -> None:
    address = bring(bo, town)
    name(bo, address, words={"smallest": "3"})
    form = bo.get(f"{address}columns/").context["form"]
    assert form["groups"].value() == ["renters"]
    both = {"groups": ["people", "renters"], "areas_people": ""}
    name(bo, address, columns=both, words={tagged("group", "people"): "all"})
    place = tomllib.loads(job_at(address).place.read_text())
    assert {group: told["column"] for group, told in place["groups"].items()} == {"all": "people", "renters": "renters"}


def test_a_class_of_areas_is_a_group_and_two_values_with_one_name_are_one(bo: Client, town: Path) -> None:
    address = bring(bo, town)
    columns = COLUMNS | {"groups": [], "classes": "half"}
    assert bo.post(f"{address}columns/", columns).status_code == 302
    unnamed = bo.post(f"{address}words/", WORDS)
    assert "Name at least one" in faults(unnamed)[tagged("class", "east")]
    for names, groups in (
        ({"east": "the east"}, {"the east": ["east"]}),
        ({"east": "all", "west": "all"}, {"all": ["east", "west"]}),
    ):
        name(bo, address, columns, {tagged("class", value): called for value, called in names.items()})
        place = tomllib.loads(job_at(address).place.read_text())
        assert {group: told["equals"] for group, told in place["groups"].items()} == groups


def test_the_place_file_of_the_page_is_the_one_of_the_command_line(bo: Client, town: Path) -> None:
    address = bring(bo, town)
    name(bo, address)
    place = tomllib.loads(bo.get(f"{address}place.toml").content.decode())
    wanted = tomllib.loads(towns.PLACE)
    del wanted["example"]  # the case is none
    wanted["provision"] |= {"day_format": "", "source": "invented"}
    assert place == wanted


def test_a_worked_example_stays_one(town: Path) -> None:
    a_case(OPENING.model_copy(update={"example": True}))
    bo = signed_in(Role.OFFICER)
    address = bring(bo, town)
    name(bo, address)
    assert tomllib.loads(job_at(address).place.read_text())["example"] is True


def test_a_place_file_that_was_brought_asks_nothing_more(bo: Client, town: Path) -> None:
    address = bring(bo, town, place=SimpleUploadedFile("place.toml", towns.PLACE.encode()))
    assert bo.get(f"{address}columns/").headers["Location"] == address
    assert "Ready to be measured" in words(bo.get(address))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (towns.PLACE.replace('"benches.csv"', '"../../etc/passwd"'), "in no other folder"),
        (towns.PLACE.replace('"benches.csv"', '"chairs.csv"'), "chairs.csv, which you did not bring"),
        (towns.PLACE.replace("[scales]", "[scale]"), "there is no such field"),
        ("kind = ", "this is not valid TOML"),
        ("#" * 300_000, "too large"),
    ],
)
def test_a_place_file_that_cannot_be_followed_is_told_and_nothing_is_kept(
    bo: Client, town: Path, place: str, told: str
) -> None:
    answer = bo.post(page(), upload(town, place=SimpleUploadedFile("place.toml", place.encode())))
    assert told in faults(answer)["place"]
    assert not list(shelf.store())
    assert not measuring.of_case(LAMPS)


def test_a_file_that_the_place_file_does_not_name_is_told(bo: Client, town: Path) -> None:
    sent = upload(town, place=SimpleUploadedFile("place.toml", towns.PLACE.encode()))
    answer = bo.post(page(), sent | {"watch": SimpleUploadedFile("rents.csv", b"a,b\n1,2\n")})
    assert "does not name rents.csv" in faults(answer)["watch"]


def test_without_an_end_no_file_is_kept(bo: Client, town: Path) -> None:
    for until, told in (("", "Fill this in."), ("2020-01-01", "has passed"), ("soon", "year-month-day")):
        assert told in faults(bo.post(page(), upload(town, until=until)))["until"]
    assert not list(shelf.store())


def test_where_nothing_can_be_measured_the_page_says_what_to_install(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as if it were not installed
    answer = words(bo.get(page()))
    assert "lacks (pyarrow)" in answer
    assert "ombud[served]" in answer
    assert "Go on" not in answer
    assert bo.post(page(), upload(town)).status_code == 200
    assert not list(shelf.store())


def test_a_server_without_any_engine_opens_every_page(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "for name in ('numpy', 'pyarrow', 'shapely', 'pyproj', 'numba', 'highspy'): sys.modules[name] = None\n"
        "import django; django.setup()\n"
        "import ombud.web.urls, ombud.web.nightly, ombud.cli.measure\n"
        "from ombud.web.work.measurer import lacking; print(len(lacking()))"
    )
    env = os.environ | {"OMBUD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ombud.web.settings"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "6", done.stderr


def test_a_table_that_fails_while_it_is_measured_is_told_in_its_own_sentence(bo: Client, town: Path) -> None:
    address = bring(bo, town, place=SimpleUploadedFile("p.toml", towns.PLACE.replace('"half"', '"halb"').encode()))
    bo.post(address, {"step": "start"})
    assert ended(job_at(address)) is State.FAILED
    answer = words(bo.get(address))
    assert "areas.geojson: there is no column halb" in answer
    assert "<title>Error:" in answer
    assert len(log.entries(LAMPS)) == 2


def test_a_result_that_was_measured_again_since_it_was_seen_is_not_added(bo: Client, town: Path) -> None:
    job = ready(town)
    address = f"{page()}{job.id}/"
    bo.post(address, {"step": "start"})
    assert ended(job) is State.DONE
    answer = bo.post(address, {"step": "add", "until": "2031-01-01", "looked_at": "ab" * 32}, follow=True)
    assert "measured again since you looked" in words(answer)
    for until, told in (("2020-01-01", "until a day to come"), ("", "Fill this in.")):
        assert told in faults(bo.post(address, _seen(bo, address) | {"until": until}))["until"]
    assert len(log.entries(LAMPS)) == 2


def _seen(client: Client, address: str) -> dict[str, str]:
    return {"step": "add", "looked_at": client.get(address).context["form"].initial["looked_at"]}


def test_words_that_point_to_a_person_are_shown_before_they_are_public(bo: Client, town: Path) -> None:
    job = ready(town)
    job.place.write_text(towns.PLACE.replace('"invented"', '"Ask Anna Berg, anna.berg@malmo.example"'))
    bo.post(f"{page()}{job.id}/", {"step": "start"})
    assert ended(job) is State.DONE
    answer = words(bo.get(f"{page()}{job.id}/"))
    assert "This may point to a person" in answer
    assert "anna.berg@malmo.example</q>" in answer


def test_a_measurement_of_another_case_is_not_there(bo: Client, town: Path) -> None:
    a_case(OPENING, slug="cameras")
    job = ready(town)
    other = f"/work/cameras/gains/{job.id}/"
    for door in ("", "columns/", "words/", "place.toml", "result.zip"):
        assert bo.get(other + door).status_code == 404
    assert bo.post(other, {"step": "discard"}).status_code == 404
    assert job.folder.exists()
    assert bo.get(f"{page()}nothing-like-it/").status_code == 404


def test_put_away_it_is_gone_and_the_files_stay(bo: Client, town: Path) -> None:
    address = bring(bo, town)
    job = job_at(address)
    bo.post(address, {"step": "discard"})
    assert not job.folder.exists()
    assert len(list(shelf.store())) == 2


COMPUTED = [name for name, kind in KINDS.items() if issubclass(kind, Computed)]


@pytest.mark.parametrize("kind", COMPUTED)
def test_nobody_types_in_what_is_computed(kind: str) -> None:
    a_case(OPENING, BULBS)
    for role in GIVEN:
        assert signed_in(role).get(f"/work/{LAMPS}/add/{kind.partition('/')[0]}/").status_code == 404
    assert kind.partition("/")[0] not in words(signed_in(Role.EDITOR, LAMPS).get(f"/work/{LAMPS}/"))


def test_a_check_that_can_be_measured_leads_to_the_page_and_to_its_forms(bo: Client) -> None:
    for number in ("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "3.4"):
        assert not [kind for kind in lacks.answering(number) if issubclass(kind, Computed)]
    desk = words(bo.get(f"/work/{LAMPS}/"))
    assert f'<a href="{page()}">Measure it<span class="vh"> (4.1)</span></a>' in desk
    resident = words(signed_in(Role.RESIDENT).get(f"/work/{LAMPS}/"))
    assert page() not in resident


def test_no_page_of_measuring_carries_script_or_style(bo: Client, town: Path) -> None:
    address = bring(bo, town)
    name(bo, address)
    for door in (page(), address, f"{address}columns/", f"{address}words/"):
        answer = words(bo.get(door))
        assert "<script" not in answer
        assert " style=" not in answer


def test_a_place_file_is_handed_out_as_a_download(bo: Client, town: Path) -> None:
    job = ready(town)
    answer = bo.get(f"{page()}{job.id}/place.toml")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{LAMPS}-place.toml"'
    assert zipfile.is_zipfile(io.BytesIO(answer.content)) is False

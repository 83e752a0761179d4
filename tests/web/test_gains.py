"""What was measured in a case can be read, compared, taken away and doubted, and is never more than the file says."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from ombud.answered.entries import Withdrawal
from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.kinds import KINDS
from ombud.evidence.card import Reason
from ombud.evidence.store import Store
from ombud.web import gainspage, measurements, reading
from ombud.web.reading import case_file
from ombud.words import say
from tests.web import crawl, files, measured

pytestmark = pytest.mark.django_db

PAGE = f"/cases/{files.BENCHES}/measured/1/"
AGAIN = date(2026, 6, 1)


@pytest.fixture
def client() -> Client:
    return Client()


def html(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def text(client: Client, address: str = PAGE) -> str:
    return " ".join(crawl.read(html(client, address)).text.split())


def sha256() -> str:
    return case_file(files.BENCHES).entries[1].cites[0].sha256


def store() -> Store:
    return Store(Path(settings.DATA) / "evidence")


def test_the_first_screen_says_what_was_found_before_anything_else(client: Client) -> None:
    files.something_measured()
    said = text(client)
    for sentence in measured.document().lead:
        assert str(sentence) in said
    assert said.index(str(measured.document().lead[0])) < said.index("What was measured")


def test_every_part_has_its_page_with_all_it_says_and_does_not_account_for(client: Client) -> None:
    files.something_measured()
    for part in measured.document().parts:
        said = text(client, f"{PAGE}{part.key}/").replace("\u2068", "").replace("\u2069", "")
        for sentence in (part.title, *part.told, *part.notes):
            assert str(sentence) in said, part.key
        assert f"{PAGE}{part.key}/" in html(client)


def test_a_part_leads_to_how_it_is_measured(client: Client) -> None:
    files.something_measured()
    for part in measured.document().parts:
        assert part.demand in BY_NUMBER
        chapter = f"/method/how/{part.method}/"
        assert f'href="{chapter}"' in html(client, f"{PAGE}{part.key}/")
        assert "<h1>" in html(client, chapter)


def test_there_is_no_page_of_a_chapter_that_is_none(client: Client) -> None:
    assert client.get("/method/how/operations/").status_code == 404
    assert client.get("/method/how/nothing/").status_code == 404


def test_every_figure_has_its_table_beneath(client: Client) -> None:
    files.something_measured()
    for part in measured.document().parts:
        page = html(client, f"{PAGE}{part.key}/")
        assert page.count("<figure") == page.count("<details") == len(part.figures)
        for figure in part.figures:
            assert str(measured.document().table(figure.table).title) in page


def test_no_part_is_shown_that_was_not_measured(client: Client) -> None:
    files.something_measured()
    assert client.get(f"{PAGE}reach/").status_code == 404


def test_only_a_measurement_has_these_pages(client: Client) -> None:
    files.something_measured()
    for seq in (0, 2, 99):
        assert client.get(f"/cases/{files.BENCHES}/measured/{seq}/").status_code == 404
        assert client.get(f"/cases/{files.BENCHES}/measured/{seq}/all.zip").status_code == 404


def test_what_it_was_measured_from_is_named_with_its_hash_source_and_terms(client: Client) -> None:
    files.something_measured()
    said = text(client)
    for one in measured.document().inputs:
        assert one.name in said
        assert one.sha256 in said
        assert one.source in said
        assert one.licence in said


def test_a_file_that_everyone_may_see_is_one_link_away(client: Client) -> None:
    public = measured.keep(b"code,people\nA,1\n", timezone.localdate())
    document = measured.document()
    given = (document.inputs[0].model_copy(update={"sha256": public}),)
    files.something_measured(document.model_copy(update={"inputs": given}))
    assert f'href="/evidence/{public}/"' in html(client)


# Two groups beside each other


def test_two_groups_are_set_beside_each_other_in_words_and_figures(client: Client) -> None:
    files.something_measured()
    said = text(client, f"{PAGE}?a=Northerners&b=Southerners")
    assert "Of it (%): 50.4 for Northerners and 24.6 for Southerners, 25.8 more for Northerners." in said
    assert "Of the people (%): 41.2 for Northerners and 33.1 for Southerners, 8.1 more for Northerners." in said
    assert "Whether two groups differ from each other by more than chance was not asked" in said


def test_whoever_has_more_is_named_whichever_way_round_they_are_asked(client: Client) -> None:
    files.something_measured()
    said = text(client, f"{PAGE}?a=Southerners&b=Northerners")
    assert "Of it (%): 24.6 for Southerners and 50.4 for Northerners, 25.8 more for Northerners." in said


def test_a_group_is_not_compared_with_itself(client: Client) -> None:
    files.something_measured()
    assert "Choose two different groups." in text(client, f"{PAGE}?a=Newcomers&b=Newcomers")


@pytest.mark.parametrize("asked", ["a=Nobody&b=Northerners", "a=%3Cscript%3E&b=%00", "a=Northerners", "b=x" * 99])
def test_a_group_that_was_not_measured_is_not_compared(client: Client, asked: str) -> None:
    files.something_measured()
    page = html(client, f"{PAGE}?{asked}")
    assert "more for" not in page
    assert "<script" not in page


def test_a_group_that_a_table_tells_of_more_than_once_is_not_taken_for_one_number(client: Client) -> None:
    """The table by scale has four rows for newcomers; none of them is their number."""
    files.something_measured()
    assert "<option>newcomers</option>" not in html(client)


def test_where_there_is_one_group_there_is_nothing_to_compare(client: Client) -> None:
    document = measured.document()
    shares = document.part("shares")
    table = shares.tables[0].model_copy(update={"rows": shares.tables[0].rows[:1]})
    part = shares.model_copy(update={"tables": (table, *shares.tables[1:])})
    files.something_measured(document.model_copy(update={"parts": (part,)}))
    assert "<select" not in html(client)


def test_a_comparison_is_kept_apart_from_every_other(client: Client) -> None:
    files.something_measured()
    first, second = html(client, f"{PAGE}?a=Northerners&b=Newcomers"), html(client, f"{PAGE}?a=Southerners&b=Newcomers")
    assert first != second
    assert first == html(client, f"{PAGE}?a=Northerners&b=Newcomers")


# Taken away


def test_every_table_can_be_had_as_csv_and_parquet_and_areas_with_their_borders(client: Client) -> None:
    files.something_measured()
    for table in measured.document().tables:
        response = client.get(f"{PAGE}{table.name}.csv")
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert len(rows) == len(table.rows) + 1
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.headers["Content-Disposition"] == f'attachment; filename="benches-{table.name}.csv"'
        assert client.get(f"{PAGE}{table.name}.parquet").content[:4] == b"PAR1"
        assert client.get(f"{PAGE}{table.name}.geojson").status_code == (200 if table.areal else 404)


def test_areas_come_with_their_borders_and_their_figures(client: Client) -> None:
    files.something_measured()
    response = client.get(f"{PAGE}areas.geojson")
    assert response.headers["Content-Type"] == "application/geo+json"
    told = json.loads(response.content)
    assert len(told["features"]) == 24
    assert told["features"][3]["properties"]["count"] == 3
    assert told["features"][3]["geometry"]["coordinates"][0][0] == [3, 0]


def test_a_download_has_every_row_of_a_table_that_is_cut_on_the_page(client: Client) -> None:
    files.something_measured(measured.document(areas=625))
    assert measurements.MOST_ROWS < 625
    page = text(client, f"{PAGE}provided/")
    assert "The first 12 of 625 rows." in page
    assert "Quarter 11" in page
    assert "Quarter 12" not in page
    assert client.get(f"{PAGE}areas.csv").content.count(b"\r\n") == 626
    assert len(json.loads(client.get(f"{PAGE}areas.geojson").content)["features"]) == 625


def test_the_terms_come_with_every_file(client: Client) -> None:
    files.something_measured()
    for name in ("areas.csv", "all.zip"):
        assert client.get(f"{PAGE}{name}").headers["Link"] == f'<{measured.LICENCE}>; rel="license"'


@pytest.mark.parametrize("terms", ["CC0-1.0", "https://x.example/>; rel=evil", "javascript:alert(1)", ""])
def test_terms_that_are_no_address_make_no_header(client: Client, terms: str) -> None:
    files.something_measured(measured.document().model_copy(update={"licence": terms}))
    response = client.get(f"{PAGE}areas.csv")
    assert response.status_code == 200
    assert "Link" not in response.headers


def test_a_file_is_compressed_on_the_way_and_sent_once(client: Client) -> None:
    files.something_measured()
    plain = client.get(f"{PAGE}areas.geojson")
    packed = client.get(f"{PAGE}areas.geojson", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    again = client.get(f"{PAGE}areas.geojson", headers={"if-none-match": plain.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{PAGE}areas.csv", headers={"if-none-match": plain.headers["ETag"]}).status_code == 200


def test_who_has_a_file_already_is_told_when_it_is_gone(client: Client) -> None:
    files.something_measured()
    seen = client.get(f"{PAGE}areas.geojson").headers["ETag"]
    store().destroy(sha256(), Reason.ERASED_BY_LAW, timezone.localdate())
    assert client.get(f"{PAGE}areas.geojson", headers={"if-none-match": seen}).status_code == 410


def test_the_whole_is_the_very_file_that_was_sealed(client: Client) -> None:
    files.something_measured()
    data = client.get(f"{PAGE}all.zip").content
    assert data == measured.packed()
    assert "measured.json" in ZipFile(io.BytesIO(data)).namelist()


@pytest.mark.parametrize("name", ["nothing.csv", "measured.csv", "areas.json", "..%2Fmeasured.csv", "curves.geojson"])
def test_nothing_else_is_handed_out(client: Client, name: str) -> None:
    files.something_measured()
    assert client.get(f"{PAGE}{name}").status_code == 404


# When it is gone, old or invented


def gone(client: Client) -> str:
    """The page of a measurement whose file cannot be shown: it stands, and the statement with it."""
    said = text(client)
    assert "benches" in said
    assert "Exempelby" in said
    assert "areas.csv" in said
    assert str(measured.document().lead[0]) not in said
    assert client.get(f"{PAGE}shares/").status_code == 404
    return said


def test_a_file_that_was_destroyed_is_said_to_be_and_the_statement_stays(client: Client) -> None:
    files.something_measured()
    html(client, f"{PAGE}?a=1")
    store().destroy(sha256(), Reason.END_OF_LIFE, timezone.localdate())
    assert "This file was destroyed" in gone(client)
    for name in ("areas.csv", "all.zip"):
        response = client.get(f"{PAGE}{name}")
        assert response.status_code == 410
        assert "This file was destroyed" in response.content.decode()


def test_a_file_that_is_not_for_everyone_is_not_shown(client: Client) -> None:
    files.something_measured(sha256=measured.keep(measured.packed(), timezone.localdate(), ("officer",)))
    assert "not here, or not open to everyone" in gone(client)
    assert client.get(f"{PAGE}areas.csv").status_code == 404


def test_a_file_that_was_never_kept_is_told_like_one_that_is_not_for_everyone(client: Client) -> None:
    files.something_measured(sha256="ab" * 32)
    assert "not here, or not open to everyone" in gone(client)


def test_a_file_that_was_altered_is_not_believed(client: Client) -> None:
    files.something_measured()
    place = Path(settings.DATA) / "evidence" / "files" / sha256()[:2] / sha256()
    place.chmod(0o600)
    place.write_bytes(measured.packed(measured.document(25)))
    assert "not as it was kept" in gone(client)


@pytest.mark.parametrize("data", [b"no zip at all", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_measurement_is_said_to_be_none(client: Client, data: bytes) -> None:
    files.something_measured(sha256=measured.keep(data, timezone.localdate()))
    assert "cannot be read as a measurement" in gone(client)


def test_a_file_whose_time_is_over_is_not_shown_from_memory(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    files.something_measured()
    assert measurements.opened(case_file(files.BENCHES).entries[1]).measured.place == "Exempelby"
    later = timezone.localdate() + timedelta(days=4000)
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    with pytest.raises(measurements.Gone, match="not open to everyone"):
        measurements.opened(case_file(files.BENCHES).entries[1])


def test_nothing_is_kept_in_memory_after_an_erasure(client: Client) -> None:
    files.something_measured()
    html(client)
    assert measurements._read.cache_info().currsize == 1
    reading.forget()
    assert measurements._read.cache_info().currsize == 0


def test_an_earlier_measurement_says_so_and_leads_to_the_newest(client: Client) -> None:
    files.something_measured()
    files.measure(measured.document(25, on=AGAIN))
    newest = case_file(files.BENCHES).stack.last(KINDS["served.measurement/1"]).entry.seq
    page = html(client)
    assert "This is an earlier measurement." in page
    assert f'href="/cases/{files.BENCHES}/measured/{newest}/"' in page
    assert "earlier measurement" not in html(client, f"/cases/{files.BENCHES}/measured/{newest}/")
    later = client.get(f"/cases/{files.BENCHES}/measured/{newest}/areas.csv")
    assert client.get(f"{PAGE}areas.csv").content != later.content


def test_of_three_measurements_the_first_leads_to_the_last(client: Client) -> None:
    files.something_measured()
    for at in (25, 26):
        files.measure(measured.document(at, on=AGAIN))
    file = case_file(files.BENCHES)
    last = file.stack.last(KINDS["served.measurement/1"]).entry.seq
    assert gainspage.life(file, file.entries[1]).newest == last


def test_a_measurement_that_was_taken_back_says_by_what(client: Client) -> None:
    files.something_measured()
    files.said(files.BENCHES, Withdrawal(entry=1, reason="The wrong benches were counted."))
    said = text(client)
    assert "This measurement was taken back by entry" in said
    assert "The newest measurement" not in said
    assert "Measured: benches" not in text(client, f"/cases/{files.BENCHES}/")


def test_invented_figures_are_marked_on_every_page_of_a_case_that_is_real(client: Client) -> None:
    files.something_measured(example=False)
    for address in (PAGE, f"{PAGE}shares/"):
        assert "These figures are invented" in text(client, address)
    assert "Worked example" not in text(client, f"/cases/{files.BENCHES}/entries/")


def test_real_figures_in_a_real_case_are_not_called_invented(client: Client) -> None:
    files.something_measured(measured.document(example=False), example=False)
    assert "Worked example" not in text(client)


# Found from elsewhere


def test_the_case_and_its_questions_lead_to_what_was_measured(client: Client) -> None:
    files.something_measured()
    for address in ("", "served/", "counted/"):
        assert f'href="{PAGE}"' in html(client, f"/cases/{files.BENCHES}/{address}"), address
    assert f'href="{PAGE}"' not in html(client, f"/cases/{files.BENCHES}/held/")


def test_a_finding_leads_to_the_part_that_it_rests_on(client: Client) -> None:
    files.something_measured()
    resting = [one for one in case_file(files.BENCHES).sheet.findings if set(one.entries) & {1, 2, 3, 4, 5}]
    assert resting
    for finding in resting:
        word = {"3": "counted", "4": "served"}[finding.check[0]]
        page = html(client, f"/cases/{files.BENCHES}/{word}/{finding.check}/")
        for part in measured.document().parts:
            led = f'href="{PAGE}{part.key}/"' in page
            assert led is (part.demand == finding.check), (finding.check, part.key)


def test_a_figure_leads_to_the_measurement_it_came_with(client: Client) -> None:
    files.something_measured()
    for seq in (1, 2, 5):
        assert f'href="{PAGE}"' in html(client, f"/cases/{files.BENCHES}/entries/{seq}/")
    assert f'href="{PAGE}"' not in html(client, f"/cases/{files.BENCHES}/entries/0/")


def test_the_council_paper_says_what_was_measured_and_draws_it(client: Client) -> None:
    files.something_measured()
    page = html(client, f"/cases/{files.BENCHES}/paper/")
    assert str(measured.document().lead[0]) in crawl.read(page).text
    assert page.count("<figure") == 4
    read = crawl.read(page)
    assert len(read.ids) == len(set(read.ids))
    assert set(read.refers) <= set(read.ids)


def test_the_council_paper_says_why_nothing_is_shown(client: Client) -> None:
    files.something_measured()
    store().destroy(sha256(), Reason.END_OF_LIFE, timezone.localdate())
    assert "This file was destroyed" in text(client, f"/cases/{files.BENCHES}/paper/")


# Light, and safe


@pytest.mark.parametrize("language", ["", "/sv", "/ar"])
def test_a_city_of_two_thousand_areas_weighs_no_more_than_a_slow_line_bears(client: Client, language: str) -> None:
    files.something_measured(measured.document(areas=2116))
    for address in ("", "?a=Northerners&b=Southerners", "provided/", "shares/", "areal/", "over-time/"):
        response = client.get(language + PAGE + address, headers={"accept-encoding": "gzip"})
        assert len(response.content) <= 14 * 1024, address
        assert len(gzip.decompress(response.content)) <= 64 * 1024, address


def test_what_stands_in_the_file_is_shown_and_never_run(client: Client) -> None:
    hostile = "</title><script>alert(1)</script>{{ city }}\u202e"
    document = _renamed(measured.document(), hostile)
    files.something_measured(document)
    for address in ("", f"?a={hostile}&b=Southerners", "shares/", "areal/", "over-time/", "provided/"):
        page = crawl.read(html(client, PAGE + address))
        assert page.inline == [], address
    assert "alert(1)" in text(client, f"{PAGE}shares/")


def _renamed(document: Any, name: str) -> Any:
    """The document with one group, one series, one place and one sentence called so."""
    told = json.dumps(json.loads(document.model_dump_json())).replace("Northerners", json.dumps(name)[1:-1])
    made = type(document).model_validate_json(told)
    return made.model_copy(update={"place": name, "lead": (say(name.replace("{", "(").replace("}", ")")),)})

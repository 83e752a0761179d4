"""The map to explore: the one page with script runs nothing but ours, and is whole without it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from tools import maplibre

from ombud.casefile.measured import Table
from ombud.evidence.card import Reason
from ombud.evidence.store import Store
from ombud.publish.places import Published
from ombud.publish.still import made_still
from ombud.web import explore, headers, measurements, shades
from ombud.web.passing import pass_over_all
from tests.web import blocks, crawl, files

pytestmark = pytest.mark.django_db

STATIC = Path(explore.__file__).parent / "static"
SCRIPT = STATIC / "ombud" / "explore.js"
STARTS = re.compile(r'<option value="(\w+)"[^>]* data-steps="([^"]*)"( selected)?>')


def page(**asked: str) -> str:
    return Client().get(blocks.measured_case(), asked).content.decode()


# What it may run


def test_only_this_page_may_run_script_and_only_our_own() -> None:
    address = blocks.measured_case()
    policy = Client().get(address).headers["Content-Security-Policy"]
    assert policy == f"{headers.POLICY}; script-src 'self'; worker-src 'self'; connect-src 'self'"
    for other in ("/", f"/cases/{blocks.CASE}/", f"/cases/{blocks.CASE}/measured/0/", "/about/"):
        response = Client().get(other)
        assert response.headers["Content-Security-Policy"] == headers.POLICY, other
        assert "<script" not in response.content.decode(), other


def test_its_script_is_a_file_of_ours_and_nothing_runs_from_within_the_page() -> None:
    html = page()
    assert crawl.read(html).inline == ["script"]
    assert re.findall(r"<script[^>]*>", html) == [
        f'<script type="module" src="/static/ombud/explore.js?{_mark("ombud/explore.js")}">'
    ]


def test_everything_that_the_page_loads_stands_on_our_own_server() -> None:
    html = page()
    told = re.findall(r'(?:src|data-program|data-worker|data-sheet|data-areas)="([^"]*)"', html)
    assert len(told) == 5
    for address in told:
        response = Client().get(address)
        assert response.status_code == 200, address
        assert response.getvalue(), address
    assert "://" not in SCRIPT.read_text().replace("https://www.w3.org", "")


def test_the_script_is_small_writes_no_html_and_makes_no_code_of_words() -> None:
    text = SCRIPT.read_text()
    assert len(text.encode()) < 6 * 1024
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function|document\.write", text)


def test_all_that_the_script_asks_of_the_page_is_there() -> None:
    html, text = page(), SCRIPT.read_text()
    ids = {f"explore{name}" for name in re.findall(r'part\("([^"]*)"\)', text)}
    assert len(ids) > 12
    assert ids <= set(crawl.read(html).ids)
    words = set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'fail\("(\w+)"\)', text))
    assert {"areas", "noWebgl", "noAreas", "said"} <= words
    for name in words - {"drawn"}:
        assert f"data-{re.sub('([A-Z])', lambda found: f'-{found[0].lower()}', name)}=" in html, name


def test_maplibre_is_as_its_makers_published_it_and_its_licence_lies_beside_it() -> None:
    for name, told in maplibre.FILES.items():
        file = STATIC / "maplibre" / Path(name).name
        maplibre.checked(name, file.read_bytes())
        assert len(told) == 64
    banner = (STATIC / "maplibre" / "maplibre-gl-csp.js").read_text("utf-8")[:300]
    assert f"/v{maplibre.VERSION}/" in banner
    assert "Redistribution and use" in (STATIC / "maplibre" / "LICENSE.txt").read_text("utf-8")
    assert maplibre.VERSION in (STATIC / "maplibre" / "SOURCES.md").read_text("utf-8")


def test_a_changed_file_is_not_laid_into_the_package(tmp_path: Path) -> None:
    name = next(iter(maplibre.FILES))
    with pytest.raises(maplibre.OtherFile, match="not the one written down"):
        maplibre.checked(name, b"something else")
    import tarfile

    package = tmp_path / "other.tgz"
    with tarfile.open(package, "w:gz"):
        pass
    with pytest.raises(maplibre.OtherFile, match="is it version"):
        maplibre.lay(package, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["other.tgz"]


# What it says without script


def test_without_script_the_page_says_the_same_as_a_table_with_a_way_back() -> None:
    html = page()
    told = crawl.read(html)
    assert "Where script runs, this page draws a map" in told.text
    assert '<section class="explore screen" id="explore" hidden' in html
    assert f"/cases/{blocks.CASE}/measured/0/" in told.links
    assert '<th scope="row" dir="auto">B035</th>' in html
    assert "500.0" in html  # the rate of block 35
    assert f"/cases/{blocks.CASE}/measured/0/areas.csv" in told.links


def test_a_long_table_comes_in_pages_and_weighs_little() -> None:
    address = blocks.measured_case(side=25)
    last = Client().get(address, {"page": "7"}).content
    assert b">B624</th>" in last
    assert b">B599</th>" not in last
    assert b"Page 7 of 7" in last
    for asked in ("1", "7"):
        assert len(gzip.compress(Client().get(address, {"page": asked}).content)) <= 14 * 1024


@pytest.mark.parametrize("asked", ["", "0", "-1", "two", "²", "99999999999"])
def test_whatever_is_no_page_is_the_first(asked: str) -> None:
    assert ">B000</th>" in page(page=asked)


def test_a_word_that_is_no_table_and_a_table_without_areas_have_no_map() -> None:
    address = blocks.measured_case()
    assert Client().get(address, {"table": "areas"}).status_code == 200
    for name in ("groups", "nope", "<script>"):
        assert Client().get(address, {"table": name}).status_code == 404, name


def test_no_map_is_offered_where_no_borders_are_in_the_file() -> None:
    assert Client().get(blocks.measured_case(with_borders=False)).status_code == 404


def test_an_entry_that_is_no_measurement_has_no_map() -> None:
    files.nearly_nothing()
    for seq in (0, 5):
        assert Client().get(f"/cases/{files.NEARLY_NOTHING}/measured/{seq}/explore/").status_code == 404
    assert Client().get("/cases/nope/measured/0/explore/").status_code == 404


def test_what_was_destroyed_is_not_explored(tmp_path: Path) -> None:
    address = blocks.measured_case()
    store = Store(tmp_path / "evidence")
    assert Client().get(address).status_code == 200
    store.destroy(next(iter(store)).sha256, Reason.ERASED_BY_LAW, blocks.NOON.date())
    assert Client().get(address).status_code == 404


def test_the_page_can_only_be_read() -> None:
    address = blocks.measured_case()
    assert {getattr(Client(), way)(address).status_code for way in ("post", "put", "delete", "patch")} == {405}


def test_in_another_language_the_areas_come_from_the_same_place() -> None:
    html = Client().get(f"/sv{blocks.measured_case()}").content.decode()
    assert f'data-areas="/cases/{blocks.CASE}/measured/0/areas.geojson"' in html
    assert '<html lang="sv"' in html


def test_what_people_wrote_is_shown_and_never_run() -> None:
    hostile = '"><script>alert(1)</script>{{ x }}'
    html = Client().get(blocks.measured_case(what=hostile, place=hostile)).content.decode()
    assert crawl.read(html).inline == ["script"]
    assert "<script>alert(1)</script>" in crawl.read(html).text


def test_the_published_record_leaves_it_out() -> None:
    """A page in a folder may not fetch its areas, so it would show a map that never comes."""
    published = Published(languages=("en", "sv"), bundles=True, papers=True, feeds=True)
    for address in ("/cases/benches/measured/0/explore/", "/sv/cases/benches/measured/0/explore/"):
        assert published.place(address) is None
    blocks.measured_case()
    gains = f"/cases/{blocks.CASE}/measured/0/"
    still = made_still(Client().get(gains).content.decode(), gains, published)
    assert "The areas in figures" in still.html
    assert "Explore the map" not in still.html  # nor a link that leads nowhere


def test_the_gains_page_leads_to_it_where_borders_are() -> None:
    address = blocks.measured_case()
    pass_over_all(blocks.NOON.date())
    there = crawl.read(Client().get(f"/cases/{blocks.CASE}/measured/0/").content.decode())
    assert address in there.links


def test_the_gains_page_does_not_lead_to_a_map_that_is_not_there() -> None:
    address = blocks.measured_case(with_borders=False)
    assert address not in Client().get(f"/cases/{blocks.CASE}/measured/0/").content.decode()


# In which steps


def test_the_drawn_column_is_shown_first_in_the_drawn_maps_own_steps() -> None:
    drawn = blocks.drawn(6)
    shown = {one.column.name: one for one in shades.shades(blocks.areas(6), drawn)}
    assert [name for name, one in shown.items() if one.shown] == ["rate"]
    assert [(one.number, one.words, one.areas) for one in shown["rate"].steps] == [
        (one.step, one.words, one.areas) for one in drawn.steps
    ]


def test_every_area_is_in_the_step_that_it_was_drawn_in_though_the_table_is_rounded() -> None:
    shown = next(one for one in shades.shades(blocks.areas(6), blocks.drawn(6)) if one.shown)
    first, *more = json.loads(shown.told)
    counted = {one.number: 0 for one in shown.steps if one.number}
    for row in blocks.areas(6).rows:
        if isinstance(row[3], float):
            step = first
            for start, number in zip(more[::2], more[1::2], strict=True):
                step = number if row[3] >= start else step
            counted[step] += 1
    assert counted == {one.number: one.areas for one in shown.steps if one.number}


def test_a_map_of_other_figures_lends_its_steps_to_nobody() -> None:
    other = blocks.drawn(5)
    shown = next(one for one in shades.shades(blocks.areas(6), other) if one.column.name == "rate")
    assert sum(one.areas for one in shown.steps) == 36


def test_columns_of_words_and_empty_ones_are_not_shown_on_the_map() -> None:
    assert [one.column.name for one in shades.shades(blocks.areas(6))] == ["people", "rate"]


def test_a_table_in_which_nothing_is_known_cannot_be_explored() -> None:
    nothing = Table(name="areas", title=blocks.areas(2).title, columns=blocks.COLUMNS[:3], areal=True,
                    rows=(("B001", "Block", None), ("B002", "Block", None)))  # fmt: skip
    assert shades.shades(nothing) == ()
    found = measurements.Opened("", blocks.document(), {}, frozenset({"areas.geojson"}))
    assert [one.name for one in explore.explorable(found)] == ["areas"]


def test_one_figure_for_all_is_one_step() -> None:
    table = blocks.areas(3).model_copy(update={"rows": (("B001", "Block 1", 5, 2.5, None, None),) * 3})
    assert [one.told for one in shades.shades(table)] == ["[1]", "[1]"]


def test_the_legend_says_each_step_in_words_before_its_colour() -> None:
    with override("en"):
        legend = next(one for one in shades.shades(blocks.areas(6), blocks.drawn(6)) if one.shown).legend
    assert "not known, or too few people: 1 area<" in legend
    assert "none: 11 areas<" in legend
    assert legend.count("<li>") == 6
    assert 'fill="url(#explore-hatch)"' in legend


def test_the_page_names_the_column_of_codes_and_that_of_names() -> None:
    html = page()
    assert 'data-code="code" data-name="area"' in html
    told = {name: json.loads(steps.replace("&quot;", '"')) for name, steps, _ in STARTS.findall(html)}
    assert set(told) == {"people", "rate"}
    assert [name for name, _, selected in STARTS.findall(html) if selected] == ["rate"]
    assert told["rate"][0] == 1


def _mark(name: str) -> str:
    from ombud.web.assets import fingerprint

    return fingerprint(name)

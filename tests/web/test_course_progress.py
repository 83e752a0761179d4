"""A learner's progress is their own; a unit's figures are of ten people or more, and no two days' figures tell one."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import html5lib
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ombud.learn.gain import gain
from ombud.learn.progress import Part, Progress, progress
from ombud.learn.steps import LEAST
from ombud.learn.sums import Answers, added
from ombud.people.roles import Role
from ombud.web import units
from ombud.web.coursekept import COOKIE, begun, held
from ombud.web.models import Block, Unit, Waiting
from ombud.web.taught import course
from tests.web import crawl
from tests.web.workers import signed_in

pytestmark = pytest.mark.django_db
FIRST = course()[0]
MEASURED = [one for one in FIRST.words.question if one.measured]
WORD = "WX4H-92PK"
TODAY = timezone.localdate()
OWN = ("/learn/1/before/", "/learn/1/after/", "/learn/progress/")
CHANGES = [f"/learn/progress/{name}/" for name in ("read", "bring", "hand-in", "take-back", "erase")]


def chosen(signs: str) -> dict[str, str]:
    """The form of a learner who is right (1), wrong (0) or does not know (-), question by question."""
    sent = {}
    for question, sign in zip(MEASURED, signs, strict=True):
        at = next(at for at, one in enumerate(question.option) if one.right == (sign == "1"))
        sent[question.id] = "unknown" if sign == "-" else str(at)
    return sent


def learner(before: str = "100", after: str = "111") -> Client:
    """A browser that keeps these answers to the first module."""
    client = Client()
    client.post("/learn/1/before/", chosen(before))
    if after:
        client.post("/learn/1/after/", chosen(after))
    return client


def kept(client: Client) -> Progress:
    request = client.get("/learn/progress/").wsgi_request
    found = held(request)
    assert found is not None
    return found


def text(client: Client, address: str = "/learn/progress/") -> str:
    return crawl.read(client.get(address).content.decode()).text


def unit(name: str = "Street Works", word: str = WORD) -> Unit:
    return Unit.objects.create(name=name, word=word)


def handed(client: Client, word: str = WORD) -> str:
    """Hand the first module in; what the page says then."""
    sent = client.post("/learn/progress/hand-in/", {"word": word, "module": "1"}, follow=True)
    return crawl.read(sent.content.decode()).text


def come(of: Unit, *people: str) -> list[Progress]:
    """People hand in for a unit: ``"100 111"`` is before and after."""
    made = []
    for one in people:
        before, after = one.split()
        mine = begun().having(1, before=before).having(1, after=after)
        assert units.hand_in(mine, 1, of)
        made.append(mine.having(1, handed=True))
    return made


# --- the learner's own


def test_nothing_is_kept_before_the_learner_asks_for_it() -> None:
    client = Client()
    for address in OWN:
        assert COOKIE not in client.get(address).cookies
    assert COOKIE not in client.post("/learn/1/before/", {}).cookies
    answer = client.post("/learn/1/before/", chosen("100"))
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert answer.headers["Location"] == "/learn/1/before/"  # and no answer in the address


def test_the_questions_before_tell_no_answer_and_are_those_that_are_measured() -> None:
    there = Client().get("/learn/1/before/").content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    asked = re.findall(r'fieldset id="([^"]+)"', there)
    assert asked == [one.id for one in MEASURED]
    assert not any(option.why in there for one in MEASURED for option in one.option)


def test_a_learner_answers_before_and_after_and_sees_what_they_learnt() -> None:
    client = learner("10-", "")
    assert kept(client).of(1) == Part(before="100")
    sent = client.post("/learn/1/after/", {**chosen("110"), "read": "on"})
    told = crawl.read(sent.content.decode()).text
    assert "Right before: 1 of 3. Right after: 2 of 3. Gain: 50\u00a0%" in told
    assert all(option.why in told for one in MEASURED for option in one.option)
    assert kept(client).of(1) == Part(before="100", after="110", read=True)
    assert "Gain: 50\u00a0%" in text(client)


def test_whoever_is_right_less_often_afterwards_is_not_scolded() -> None:
    told = text(learner("110", "100"))
    assert "Right before: 2 of 3. Right after: 1 of 3. No gain this time." in told
    assert "\u2212" not in told


def test_whoever_knew_it_all_is_told_that_nothing_was_left_to_learn() -> None:
    assert "nothing left to teach" in text(learner("111", "110"))


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_answer_that_is_missing_is_asked_for_and_nothing_is_kept(when: str) -> None:
    client = learner("100", "") if when == "after" else Client()
    was = client.cookies.get(COOKIE)
    sent = chosen("110")
    del sent[MEASURED[1].id]
    html = client.post(f"/learn/1/{when}/", sent).content.decode()
    assert html.count("Choose an answer, or say that you do not know.") == 1
    assert "<title>Error:" in html
    assert html.count(" checked") == 2  # what was chosen stays chosen
    assert client.cookies.get(COOKIE) == was


@pytest.mark.parametrize("odd", ["9", "-1", "x", "²", ""])
def test_an_answer_that_was_not_offered_is_none(odd: str) -> None:
    html = Client().post("/learn/1/before/", {**chosen("111"), MEASURED[0].id: odd}).content.decode()
    assert "Choose an answer" in html


def test_the_first_answers_count() -> None:
    client = learner("100", "110")
    client.post("/learn/1/before/", chosen("000"))
    client.post("/learn/1/after/", chosen("111"))
    assert kept(client).of(1) == Part(before="100", after="110")


def test_without_answers_before_there_is_nothing_to_hold_those_after_against() -> None:
    client = Client()
    assert COOKIE not in client.post("/learn/1/after/", chosen("111")).cookies
    assert "nothing to hold yours against" in text(client, "/learn/1/after/")


def test_progress_goes_along_in_a_file_and_comes_back_elsewhere(tmp_path: Path) -> None:
    here, there = learner(), Client()
    file = tmp_path / "ombud-progress.json"
    file.write_bytes(here.get("/learn/progress/ombud-progress.json").content)
    assert set(json.loads(file.read_text())) == {"format", "token", "modules"}
    with file.open("rb") as sent:
        there.post("/learn/progress/bring/", {"file": sent})
    assert kept(there) == kept(here)
    with file.open("rb") as sent:  # and never over what is there
        told = crawl.read(there.post("/learn/progress/bring/", {"file": sent}, follow=True).content.decode()).text
    assert "kept on this device already" in told


@pytest.mark.parametrize("bad", [b"", b"{}", b"[1]", b"\xff\xfe", b"null", b"{" * 9000, b" " * 20000, b"nothing",
    b'{"format":"ombud-progress/1","token":"AAAAAAAAAAAAAAAAAAAAAA","modules":{"1":{"after":"111"}}}',
    b'{"format":"ombud-progress/1","token":"AAAAAAAAAAAAAAAAAAAAAA","modules":{"1":{"before":"11"}}}',
    b'{"format":"ombud-progress/1","token":"<script>","modules":{}}'])  # fmt: skip
def test_a_file_that_is_no_progress_is_refused_in_a_sentence(bad: bytes, tmp_path: Path) -> None:
    file, client = tmp_path / "x.json", Client()
    file.write_bytes(bad)
    with file.open("rb") as sent:
        told = client.post("/learn/progress/bring/", {"file": sent}, follow=True).content.decode()
    assert "This is no progress from Ombud" in told
    assert COOKIE not in client.cookies


@pytest.mark.parametrize("bad", ["", "x", "eyJ9:1:2", "a" * 4000])
def test_a_cookie_that_is_not_ours_is_no_progress(bad: str) -> None:
    client = Client()
    client.cookies[COOKIE] = bad
    assert "Nothing is kept on this device" in text(client)


def test_the_file_reads_as_it_was_written_and_a_full_cookie_fits() -> None:
    mine = begun()
    for one in course():
        number = one.facts.number
        mine = mine.having(number, before="010").having(number, after="101", read=True).having(number, handed=True)
    assert progress(mine.as_text()) == mine
    client = learner()
    answer = client.post("/learn/progress/read/", {"module": "1"})
    assert len(answer.cookies[COOKIE].value) < 4000 / 2
    assert len(mine.as_text()) < 1000


def test_erasing_takes_everything_away() -> None:
    unit()
    client = learner()
    handed(client)
    assert Waiting.objects.count() == 1
    client.post("/learn/progress/erase/")
    assert Waiting.objects.count() == 0
    assert "Nothing is kept on this device" in text(client)


def test_a_module_read_to_the_end_is_remembered() -> None:
    client = learner()
    client.post("/learn/progress/read/", {"module": "1"})
    assert kept(client).of(1).read
    client.post("/learn/progress/read/", {"module": "77"})
    assert set(kept(client).modules) == {1}


# --- safe, and the same for everyone where it should be


def test_own_pages_are_kept_by_nobody_in_between_and_name_nobody() -> None:
    client = learner()
    for address in (*OWN, "/learn/progress/ombud-progress.json"):
        assert client.get(address).headers["Cache-Control"] == "private, no-store"


def test_the_module_is_the_same_page_for_whoever_keeps_progress() -> None:
    client = learner()
    assert client.get("/learn/1/").content == Client().get("/learn/1/").content
    assert client.get("/learn/").content == Client().get("/learn/").content
    assert client.get("/learn/1/").headers["Cache-Control"] == "public, no-cache"
    assert b"/learn/1/before/" in client.get("/learn/1/").content
    assert b"/learn/progress/" in client.get("/learn/").content


@pytest.mark.parametrize("address", [*OWN[:2], *CHANGES])
def test_a_form_without_its_token_is_refused(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = learner().cookies
    assert client.post(address, chosen("111")).status_code == 403


@pytest.mark.parametrize("address", CHANGES)
def test_nothing_is_changed_by_following_a_link(address: str) -> None:
    client = learner()
    was = kept(client)
    for language in ("", "/sv"):
        assert client.get(language + address).headers["Location"] == f"{language}/learn/progress/"
    assert kept(client) == was
    assert client.put(address).status_code == 405


@pytest.mark.parametrize("language", ["", "/sv", "/ar"])
def test_own_pages_are_valid_and_small_in_every_language(language: str) -> None:
    unit()
    fresh, there = Client(), learner()
    done = learner("100", "")
    for client in (fresh, there, done):
        for address in OWN:
            html = client.get(language + address).content
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            parser.parse(html.decode())
            assert parser.errors == []
            page = crawl.read(html.decode())
            assert page.headings[0] == 1
            assert page.headings.count(1) == 1
            assert page.inline == []
            assert len(page.ids) == len(set(page.ids))
            assert set(page.refers) <= set(page.ids)
            assert len(client.get(language + address, headers={"accept-encoding": "gzip"}).content) < 14 * 1024


# --- for a unit


def test_what_is_handed_in_names_nobody_and_waits_for_ten() -> None:
    of, client = unit(), learner()
    assert "Handed in for Street Works: module 1." in handed(client, "wx4h 92pk")
    (row,) = Waiting.objects.all()
    told = {one.name for one in Waiting._meta.get_fields()}
    assert told == {"proof", "unit", "module", "before", "after", "month"}
    assert row.month == TODAY.replace(day=1)
    assert kept(client).token not in row.proof
    assert (row.unit, row.before, row.after) == (of, "100", "111")
    page = text(Client(), "/learn/progress/units/")
    assert "Not told: fewer than 10 people have handed in." in page


def test_two_rows_of_one_learner_cannot_be_laid_together() -> None:
    mine = begun()
    assert units.proof(mine, 1) != units.proof(mine, 2)


def test_who_handed_in_cannot_do_so_again() -> None:
    of, client = unit(), learner()
    handed(client)
    assert "not handed in yet" in handed(client)
    assert units.hand_in(kept(client).having(1, handed=False), 1, of) is False  # nor from another window
    assert Waiting.objects.count() == 1


def test_who_was_counted_does_not_come_again() -> None:
    of, client = unit(), learner()
    handed(client)
    come(of, *["100 110"] * 9)
    assert Waiting.objects.count() == 0
    assert "not handed in yet" in handed(client)
    assert units.hand_in(kept(client), 1, of) is False
    assert Waiting.objects.count() == 0


@pytest.mark.parametrize("word", ["", "WX4H-92PL", "WX4H-92PK-WX4H", "%", "'", "Street Works"])
def test_without_the_units_word_nothing_is_handed_in(word: str) -> None:
    unit()
    assert "No unit has this word" in handed(learner(), word)
    assert Waiting.objects.count() == 0


def test_only_a_finished_module_can_be_handed_in() -> None:
    unit()
    assert "Nothing was handed in" in handed(learner("100", ""))
    assert Waiting.objects.count() == 0


def test_one_address_cannot_hand_in_without_end() -> None:
    unit()
    client = learner()
    for _again in range(60):
        handed(client, "wrong")
    assert "in the last hour" in handed(client)
    assert Waiting.objects.count() == 0
    cache.clear()
    assert "Handed in" in handed(client)


def test_what_waits_is_taken_back_and_can_be_handed_in_again() -> None:
    unit()
    client = learner()
    handed(client)
    told = crawl.read(client.post("/learn/progress/take-back/", {"module": "1"}, follow=True).content.decode()).text
    assert "Taken back." in told
    assert Waiting.objects.count() == 0
    assert "Handed in" in handed(client)


def test_nobody_else_can_take_it_back() -> None:
    unit()
    client, other = learner(), learner()
    handed(client)
    handed_too = kept(other).having(1, handed=True)
    assert units.take_back(handed_too, 1) is False
    assert Waiting.objects.count() == 1


def test_ten_are_added_up_shown_and_forgotten() -> None:
    told = ["100 110"] * 6 + ["110 111"] * 3 + ["000 000"]
    come(unit(), *told)
    assert Waiting.objects.count() == 0
    (block,) = Block.objects.all()
    assert block.people == LEAST
    page = text(Client(), "/learn/progress/units/")
    found = gain(added(Answers(*one.split()) for one in told))
    assert found.gain == pytest.approx(0.5)
    assert found.interval is not None
    assert "Gain: 50\u00a0% of what there was left to learn." in page
    assert f"from {round(100 * found.interval.low)}\u00a0% to {round(100 * found.interval.high)}\u00a0% (19" in page
    assert re.search(r"90\s%\s*90\s%", page)
    assert re.search(r"30\s%\s*90\s%", page)
    assert re.search(r"\b0\s%\s*30\s%", page)


def test_taking_back_what_was_counted_changes_no_figure_and_is_told_truly() -> None:
    of, client = unit(), learner("000", "000")
    handed(client)
    come(of, *["111 111"] * 9)
    was = Client().get("/learn/progress/units/").content
    told = crawl.read(client.post("/learn/progress/take-back/", {"module": "1"}, follow=True).content.decode()).text
    assert "added up with those of nine others or more" in told
    client.post("/learn/progress/erase/")
    assert Client().get("/learn/progress/units/").content == was


def test_the_page_changes_in_steps_of_ten_whoever_comes_and_goes() -> None:
    """A year of comings and goings in two units and modules: each change of a sum is by ten people or more."""
    rng, there = Random(7), [unit(), unit("Parks", "PARK-S234")]
    waiting: list[tuple[Progress, int]] = []
    was = units.sums(TODAY)
    steps = []
    for _day in range(300):
        of, module = rng.choice(there), rng.choice([1, 2])
        if rng.random() < 0.2 and waiting:
            units.take_back(*waiting.pop(rng.randrange(len(waiting))))
        else:
            answers = {"before": f"{rng.randrange(8):03b}", "after": f"{rng.randrange(8):03b}"}
            mine = begun().having(module, **answers)
            assert units.hand_in(mine, module, of)
            waiting.append((mine, module))
        now = units.sums(TODAY)
        changed = [key for key in now if now[key] != was.get(key)]
        steps += [now[key].people - (was[key].people if key in was else 0) for key in changed]
        was = now
    assert len(steps) > 10
    assert set(steps) == {LEAST}
    assert all(one.people >= LEAST for one in was.values())


def test_units_stand_in_the_order_of_the_alphabet_and_no_total_gives_a_small_one_away() -> None:
    best, worst, small = unit("Works"), unit("Archive", "ARCH-2345"), unit("Moorings", "MOOR-2345")
    come(best, *["000 111"] * 10)
    come(worst, *["111 000", *["000 000"] * 9])
    come(small, *["010 010"] * 9)
    page = text(Client(), "/learn/progress/units/")
    assert page.index("Archive") < page.index("Moorings") < page.index("Works")
    counts = {int(one) for one in re.findall(r"(\d+) people\b", page)}
    assert counts == {10}  # of each that is shown, and the ten of the rule: never 9, 19 or 29


def test_the_questions_are_held_against_each_other_over_what_is_shown() -> None:
    for at, name in enumerate(("Works", "Archive", "Moorings")):
        come(unit(name, f"ABCD-234{at + 2}"), *["000 111", "000 000"] * 5)
    page = text(Client(), "/learn/progress/units/")
    assert "The questions themselves" in page
    assert "30 people of all units that are shown" in page
    assert page.count("1.00") == 3


def test_what_is_older_than_two_years_goes_whole() -> None:
    of = unit()
    come(of, *["000 111"] * 10, *["000 111"] * 3)
    later = TODAY.replace(year=TODAY.year + 2, day=1)
    assert units.forget(later) == 0
    assert units.sums(later)
    past = date(later.year + (later.month == 12), later.month % 12 + 1, 1)
    assert units.sums(past) == {}  # not shown even where no night has swept yet
    assert units.forget(past) == 4
    assert (Block.objects.count(), Waiting.objects.count()) == (0, 0)


# --- the editor's page


def test_the_editor_names_units_and_takes_them_away(settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    editor = signed_in(Role.EDITOR)
    page = editor.post("/work/people/units/", {"name": " Street  Works "}, follow=True).content.decode()
    (made,) = Unit.objects.all()
    assert made.name == "Street Works"
    assert made.word in page
    assert b"this name already" in editor.post("/work/people/units/", {"name": "street works"}).content
    old = made.word
    editor.post(f"/work/people/units/{made.pk}/word/")
    assert Unit.objects.get().word != old
    editor.post(f"/work/people/units/{made.pk}/take-away/")
    assert Unit.objects.count() == 1
    editor.post(f"/work/people/units/{made.pk}/take-away/", {"sure": "on"})
    assert Unit.objects.count() == 0


def test_a_word_is_never_shown_to_the_public() -> None:
    of = unit()
    come(of, *["000 111"] * 10)
    assert of.word not in Client().get("/learn/progress/units/").content.decode()
    assert of.word not in learner().get("/learn/progress/").content.decode()


# --- at once


HANDS_IN = """
import sys, django
django.setup()
from ombud.web import units
from ombud.web.coursekept import begun
from ombud.web.models import Unit
for _one in range(int(sys.argv[1])):
    mine = begun().having(1, before="100").having(1, after="110")
    assert units.hand_in(mine, 1, Unit.objects.get())
"""


def test_whoever_hands_in_at_the_same_time_is_counted_once(tmp_path: Path) -> None:
    """Three programs on one file: 33 people are in blocks of ten or wait, and nobody is in two or in none."""
    there = os.environ | {"OMBUD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ombud.web.settings"}
    there["OMBUD_DATABASE_URL"] = ""
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=there, check=True)
    with closing(sqlite3.connect(tmp_path / "ombud.sqlite3")) as disk, disk:
        disk.execute("INSERT INTO web_unit (name, word) VALUES ('Street Works', 'WX4H-92PK')")
    many = [subprocess.Popen([sys.executable, "-c", HANDS_IN, "11"], env=there) for _one in range(3)]
    assert [one.wait() for one in many] == [0, 0, 0]
    with closing(sqlite3.connect(tmp_path / "ombud.sqlite3")) as disk:
        blocks = [people for (people,) in disk.execute("SELECT people FROM web_block")]
        waiting = disk.execute("SELECT count(*) FROM web_waiting").fetchone()
    assert (blocks, waiting) == ([10, 10, 10], (3,))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="needs a PostgreSQL server")
def test_on_one_server_too_whoever_hands_in_at_the_same_time_is_counted_once() -> None:
    of = unit()

    def many(_writer: int) -> None:
        try:
            come(of, *["100 110"] * 11)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as writers:
        list(writers.map(many, range(3)))
    assert list(Block.objects.values_list("people", flat=True)) == [10, 10, 10]
    assert Waiting.objects.count() == 3

"""Workshops with a date: announced in words that help to come, signed up for without an account, and forgotten."""

from __future__ import annotations

import csv
import io
import os
import re
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from django.conf import settings as running
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ombud.demo import lamp_posts, workshops
from ombud.people.roles import Role
from ombud.web import log, nightly
from ombud.web.meeting_models import SignUp, Workshop
from ombud.web.meetings import calendar, codes, dates, seats
from tests.web.gatherings import STREETS, ZONE, a_workshop, at, code_in, official, sent

pytestmark = pytest.mark.django_db
PAGE = f"/learn/workshops/{STREETS}/"
SIGN_UP = f"{PAGE}sign-up/"
MINE = "/learn/workshops/mine/"
WORK = f"/work/workshops/of/{STREETS}/"
AMINA = {"name": "Amina", "reach": "amina@example.org", "needs": "Arabic, please"}


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


def signed_up(**said: str) -> str:
    """Sign up as a browser would; the code."""
    status, html = sent(Client(), SIGN_UP, **(AMINA | said))
    assert status == 200
    return code_in(html)


def announced(**more: str) -> dict[str, str]:
    """What an office types to announce a workshop."""
    day = timezone.localdate() + timedelta(days=20)
    typed = {
        "title": "Whose street is it?", "language": "sv",
        "module": "2", "case": "", "day": day.isoformat(), "at": "17:30", "zone": ZONE,
        "minutes": "90", "place": "The library", "step_free": "By the yard", "phone": "",
        "languages": "svenska\nsoomaali", "seats": "12", "offered": "Child care", "contact": "The desk of Street Works",
        "sign_up_until": (day - timedelta(days=1)).isoformat(), "discussion_until": "",
    }  # fmt: skip
    return typed | more


# What everyone reads


def test_whoever_means_to_come_reads_when_where_how_to_get_in_and_what_is_offered() -> None:
    workshop = a_workshop()
    html = Client().get(PAGE).content.decode()
    for told in (workshop.place, workshop.step_free, "svenska, العربية", workshop.offered, workshop.contact):
        assert told in html
    assert "17:30–19:00" in html
    assert "Europe/Stockholm" in html
    assert PAGE in Client().get("/learn/workshops/").content.decode()
    assert PAGE in Client().get("/learn/workshops/?module=2").content.decode()
    assert PAGE not in Client().get("/learn/workshops/?module=3").content.decode()


def test_the_time_is_told_by_the_clock_of_the_place() -> None:
    a_workshop(zone="America/New_York")
    assert "11:30–13:00" in Client().get(PAGE).content.decode()


def test_what_is_to_come_stands_before_what_was_the_next_one_first() -> None:
    for slug, days in (("past", -5), ("later", 30), ("next", 3), ("long-past", -90)):
        a_workshop(days, slug=slug)
    html = Client().get("/learn/workshops/").content.decode()
    order = list(dict.fromkeys(re.findall(r'href="/learn/workshops/([a-z-]+)/"', html.partition("<h2>")[2])))
    assert order == ["next", "later", "past", "long-past"]


def test_the_seats_are_told_so_that_nobody_sees_one_more_name() -> None:
    workshop = a_workshop(seats=7)
    told = []
    for n in range(8):
        told.append(seats.told(workshop))
        SignUp.objects.create(workshop=workshop, code=str(n), name="x", made=timezone.now())
    assert len(set(told)) == 3  # room, a few, none: and no number in between
    assert told[1] == told[0]
    assert told[7].startswith("All seats are taken")


def test_pages_about_people_are_kept_by_nobody() -> None:
    a_workshop()
    for address in (PAGE, SIGN_UP, MINE):
        assert "no-store" in Client().get(address).headers["Cache-Control"], address


def test_a_calendar_file_tells_the_moment_and_that_it_was_cancelled() -> None:
    workshop = a_workshop(title="Streets, lamps; and \\ doors " + "å" * 60)
    answer = Client().get(f"/learn/workshops/{STREETS}.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert f"DTSTART:{workshop.starts.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert "SUMMARY:Streets\\, lamps\\; and \\\\ doors " + "å" * 60 in lines
    assert "STATUS:CONFIRMED" in lines
    Workshop.objects.update(cancelled="The library is flooded.")
    assert b"STATUS:CANCELLED\r\n" in Client().get(f"/learn/workshops/{STREETS}.ics").content


def test_a_long_line_of_a_calendar_is_broken_between_signs() -> None:
    line = "SUMMARY:" + "ب" * 100
    assert calendar.folded(line).decode().replace("\r\n ", "") == line + "\r\n"


# Signing up


def test_somebody_signs_up_with_a_name_they_made_up_and_sees_changes_and_withdraws_with_a_code() -> None:
    a_workshop()
    code = signed_up(name="The owl", reach="", needs="A lift")
    kept = SignUp.objects.get()
    assert (kept.name, kept.reach, kept.waiting) == ("The owl", "", False)
    assert code not in (kept.code, *Client().get(PAGE).content.decode().split())
    there = Client().post(MINE, {"code": code.lower().replace("-", " ")}).content.decode()
    assert "The owl" in there
    Client().post(MINE, {"code": code, "act": "change", "name": "The owl", "reach": "0400", "needs": ""})
    assert SignUp.objects.get().reach == "0400"
    Client().post(MINE, {"code": code, "act": "withdraw"})
    assert not SignUp.objects.exists()
    assert "Nothing is kept under this code" in Client().post(MINE, {"code": code}).content.decode()


def test_a_button_pressed_twice_signs_up_once_and_shows_the_same_code() -> None:
    a_workshop()
    client = Client()
    slip = re.findall(r'name="slip" value="([^"]+)"', client.get(SIGN_UP).content.decode())[0]
    codes_shown = [code_in(client.post(SIGN_UP, {**AMINA, "slip": slip}).content.decode()) for _ in range(2)]
    assert codes_shown[0] == codes_shown[1]
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    "slip", ["", "AAAA-AAAA-AAAA", "AAAA-AAAA-AAAA:forged", codes.slip("write.other")],
    ids=["none", "unsigned", "forged", "of another form"],
)  # fmt: skip
def test_a_slip_that_we_did_not_write_signs_nobody_up(slip: str) -> None:
    a_workshop()
    answer = Client().post(SIGN_UP, {**AMINA, "slip": slip}).content.decode()
    assert "This form was not made here" in answer
    assert slip == "" or slip not in answer  # it comes back with one of ours
    assert not SignUp.objects.exists()


def test_whoever_writes_no_name_is_told_so_beside_the_field() -> None:
    a_workshop()
    status, html = sent(Client(), SIGN_UP, name=" ")
    assert status == 200
    assert "Write a name, or any word that you will know again." in html
    assert "<title>Error:" in html
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("gone", ["late", "begun", "cancelled"])
def test_nobody_signs_up_after_the_end_and_nothing_is_kept(gone: str) -> None:
    workshop = a_workshop()
    slip = re.findall(r'name="slip" value="([^"]+)"', Client().get(SIGN_UP).content.decode())[0]
    changed = {
        "late": {"sign_up_until": timezone.now() - timedelta(seconds=1)},
        "begun": {"starts": timezone.now() - timedelta(minutes=1)},
        "cancelled": {"cancelled": "Flooded."},
    }[gone]
    Workshop.objects.filter(pk=workshop.pk).update(**changed)
    answer = Client().post(SIGN_UP, {**AMINA, "slip": slip})
    assert answer.status_code == 409
    assert b"One can no longer sign up" in answer.content
    assert not SignUp.objects.exists()
    assert SIGN_UP not in Client().get(PAGE).content.decode()


def test_whoever_waited_longest_gets_the_seat_of_whoever_withdraws() -> None:
    a_workshop(seats=1)
    first, second, third = (signed_up(name=name) for name in ("One", "Two", "Three"))
    assert list(SignUp.objects.values_list("name", "waiting")) == [("One", False), ("Two", True), ("Three", True)]
    Client().post(MINE, {"code": second, "act": "withdraw"})
    assert SignUp.objects.filter(waiting=True).get().name == "Three"  # who waited took nobody's seat with them
    Client().post(MINE, {"code": first, "act": "withdraw"})
    assert SignUp.objects.get().waiting is False
    assert "You moved up from the waiting list" in Client().post(MINE, {"code": third}).content.decode()


TAKER = """
import django, sys
django.setup()
from django.utils import timezone
from ombud.web.meetings import codes, seats
for n in range(6):
    seats.sign_up("whose-street-is-it", codes.new(), {"name": sys.argv[1], "reach": "", "needs": ""}, timezone.now())
"""


def test_programs_that_share_one_file_give_no_seat_twice(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    there = os.environ | {
        "OMBUD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "ombud.web.settings", "OMBUD_DATABASE_URL": "",
        "PYTHONPATH": f"{root}:{root / 'src'}",
    }  # fmt: skip
    made = "import django\ndjango.setup()\nfrom tests.web.gatherings import a_workshop\na_workshop(seats=5)"
    for command in (["-m", "django", "migrate", "--verbosity", "0"], ["-c", made]):
        subprocess.run([sys.executable, *command], env=there, check=True)
    takers = [subprocess.Popen([sys.executable, "-c", TAKER, str(name)], env=there) for name in range(3)]
    assert [taker.wait() for taker in takers] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "ombud.sqlite3") as disk:
        waiting = [one for (one,) in disk.execute("SELECT waiting FROM web_signup ORDER BY waiting")]
    disk.close()
    assert waiting == [0] * 5 + [1] * 13


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(running.DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="needs a PostgreSQL server")
def test_two_who_take_the_last_seat_at_once_do_not_both_get_it() -> None:
    """The second comes while the first has the seat and has not confirmed it yet; then the first confirms."""
    workshop = a_workshop(seats=1)
    arrived = Event()

    def second() -> bool:
        try:
            arrived.set()
            return take(workshop)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as people:
        with transaction.atomic():
            first = take(workshop)
            later = people.submit(second)
            arrived.wait()
            while not later.done() and not somebody_waits():  # whoever waits for nobody is done soon, and has a seat
                sleep(0.01)
        assert (first, later.result()) == (False, True)
    assert seats.taken(workshop) == 1


def take(workshop: Workshop) -> bool:
    """Sign up; whether one has to wait."""
    said = {"name": "x", "reach": "", "needs": ""}
    return seats.sign_up(workshop.slug, codes.new(), said, timezone.now()).waiting


def somebody_waits() -> bool:
    """Whether another connection to the server waits until ours lets go of a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_one_address_can_send_only_so_much_and_reads_as_it_likes(settings: Settings) -> None:
    a_workshop()
    settings.ACCOUNT_RATE_LIMITS = {"meeting_code": "3/5m/ip"}
    statuses = [Client().post(MINE, {"code": "AAAA-AAAA-AAAA"}).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert Client().get(MINE).status_code == 200
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # behind a web server everyone comes from its address
    other = {"x-forwarded-for": "192.0.2.7"}
    assert Client(headers=other).post(MINE, {"code": "AAAA-AAAA-AAAA"}).status_code == 200


@pytest.mark.parametrize("address", [SIGN_UP, MINE])
def test_a_form_without_its_token_is_refused(address: str) -> None:
    a_workshop()
    assert Client(enforce_csrf_checks=True).post(address, AMINA | {"code": "x"}).status_code == 403


# Forgetting


def test_names_are_deleted_thirty_days_after_the_workshop_and_not_before() -> None:
    workshop = a_workshop(-29)
    SignUp.objects.create(workshop=workshop, code="1", name="Amina", made=timezone.now())
    over = dates.ends(workshop)
    from ombud.web.meetings.ending import delete_what_has_ended

    assert delete_what_has_ended(over + timedelta(days=30)) == 0
    assert delete_what_has_ended(datetime.combine(over.date() + timedelta(days=31), time(), over.tzinfo)) == 1
    assert not SignUp.objects.exists()
    assert Workshop.objects.exists()


def test_the_form_says_when_what_is_written_there_will_be_deleted() -> None:
    workshop = a_workshop()
    from django.utils.formats import date_format

    assert date_format(dates.names_until(workshop)) in Client().get(SIGN_UP).content.decode()


def test_the_work_of_the_night_deletes_names(monkeypatch: pytest.MonkeyPatch) -> None:
    SignUp.objects.create(workshop=a_workshop(-40), code="1", name="Amina", made=timezone.now())
    naps = iter([None])

    def nap(_seconds: float) -> None:
        if next(naps, "over") == "over":
            raise KeyboardInterrupt

    monkeypatch.setattr(nightly.time, "sleep", nap)
    monkeypatch.setattr(nightly, "close_old_connections", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        nightly.watch()
    assert not SignUp.objects.exists()


# Holding a workshop


def test_an_official_announces_a_workshop_and_everyone_reads_it() -> None:
    answer = official().post("/work/workshops/new/", announced())
    assert answer.status_code == 302
    made = Workshop.objects.get()
    assert (made.slug, made.office, made.languages) == (
        "whose-street-is-it",
        "Head of Street Works",
        ["svenska", "soomaali"],
    )
    assert dates.begins(made).time() == time(17, 30)
    html = Client().get(PAGE).content.decode()
    assert "Head of Street Works" in html
    assert '<h1 lang="sv" dir="auto">Whose street is it?</h1>' in html
    official(email="second@malmo.example").post("/work/workshops/new/", announced())
    assert Workshop.objects.order_by("-pk")[0].slug == "whose-street-is-it-2"


@pytest.mark.parametrize(("field", "typed", "told"), [
    ("day", "2020-01-01", "This day or time is past."),
    ("day", "1 May", "Write the day as year-month-day"),
    ("at", "half past five", "Write the time as hours and minutes"),
    ("zone", "Malmö", "No such time zone is known."),
    ("zone", "../../etc/passwd", "No such time zone is known."),
    ("seats", "0", "Write a number from 1 to 2000."),
    ("seats", "many", "Write a number in figures"),
    ("minutes", "100000", "Write a number from 10 to 720."),
    ("place", "", "Write where it is, or under"),
    ("step_free", "", "Say how one gets in without a step"),
    ("sign_up_until", "2090-01-01", "This is after the workshop."),
    ("sign_up_until", "2020-01-01", "This day is past, so nobody could sign up."),
    ("discussion_until", "2020-01-01", "Leave it open for a day after the workshop"),
    ("case", "no-such-case", "There is no case with this address."),
    ("contact", "", "Fill this in."),
])  # fmt: skip
def test_each_fault_is_a_sentence_and_nothing_is_announced(field: str, typed: str, told: str) -> None:
    answer = official().post("/work/workshops/new/", announced(**{field: typed}))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Workshop.objects.exists()


def test_a_time_that_the_clock_skips_is_no_time() -> None:
    assert dates.moment(date(2027, 3, 28), time(2, 30), ZONE) is None
    assert dates.moment(date(2027, 3, 28), time(3, 30), ZONE) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_a_move_is_said_with_where_it_was_and_why_and_a_move_without_reason_is_not_made() -> None:
    before = a_workshop(20)
    client = official()
    typed = announced(place="The school", sign_up_until=timezone.localdate().isoformat())
    assert "Say why it is moved" in client.post(WORK, typed | {"why": ""}).content.decode()
    assert Workshop.objects.get().place == before.place
    assert client.post(WORK, typed | {"why": "The library is being painted."}).status_code == 302
    html = Client().get(PAGE).content.decode()
    assert "The library is being painted." in html
    assert before.place in html
    assert "The school" in html


def test_a_workshop_can_be_moved_when_signing_up_is_over() -> None:
    workshop = a_workshop(2, sign_up_until=timezone.now() - timedelta(days=1))
    until = workshop.sign_up_until.astimezone(dates.begins(workshop).tzinfo).date().isoformat()
    day = dates.begins(workshop).date().isoformat()
    typed = announced(day=day, place="The school", why="Painted.", sign_up_until=until)
    assert official().post(WORK, typed).status_code == 302
    assert Workshop.objects.get().place == "The school"


def test_more_seats_let_those_who_wait_move_up_and_nobody_loses_one() -> None:
    workshop = a_workshop(20, seats=2)
    for name in ("One", "Two", "Three"):
        signed_up(name=name)
    client = official()
    same = announced(place=workshop.place, sign_up_until=timezone.localdate().isoformat(), at="17:30", why="")
    assert "More people than that have a seat already." in client.post(WORK, same | {"seats": "1"}).content.decode()
    assert client.post(WORK, same | {"seats": "3"}).status_code == 302
    assert not SignUp.objects.filter(waiting=True).exists()


def test_a_cancelled_workshop_stays_with_its_reason() -> None:
    a_workshop()
    code = signed_up()
    assert official().post(f"{WORK}cancel/", {"why": "The library is flooded."}).status_code == 302
    for html in (Client().get(PAGE), Client().get("/learn/workshops/"), Client().post(MINE, {"code": code})):
        assert "The library is flooded." in html.content.decode()
    assert official(email="again@malmo.example").post(f"{WORK}cancel/", {"why": "Twice."}).status_code == 404


def test_only_the_office_that_holds_it_sees_who_comes() -> None:
    a_workshop()
    signed_up(name="=Amina", needs="A lift")
    own = official()
    assert "=Amina" in own.get(f"{WORK}people/").content.decode()
    others = (official(Role.OFFICER, "Parks", "parks@malmo.example"), official(Role.PROCUREMENT), official(Role.EDITOR))
    for client in others:
        for door in ("", "people/", "people.csv", "digest/", "cancel/"):
            assert client.get(WORK + door).status_code == 403, door
    rows = list(csv.reader(io.StringIO(own.get(f"{WORK}people.csv").content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["'=Amina", "amina@example.org", "A lift"]  # no spreadsheet runs it


def test_a_worked_example_says_so_wherever_it_is_shown() -> None:
    a_workshop(example=True)
    client, own = Client(), official()
    for address in ("/learn/workshops/", PAGE, SIGN_UP, f"{PAGE}discussion/", f"{PAGE}discussion/write/"):
        assert "Worked example" in client.get(address).content.decode(), address
    for address in ("/work/workshops/", WORK, f"{WORK}people/", f"{WORK}digest/", f"{WORK}cancel/"):
        assert "Worked example" in own.get(address).content.decode(), address
    assert "SUMMARY:Worked example" in client.get(f"/learn/workshops/{STREETS}.ics").content.decode()


def test_a_real_workshop_is_not_marked_as_an_example() -> None:
    a_workshop(starts=at(3))
    assert "Worked example" not in Client().get(PAGE).content.decode()


def test_the_workshops_of_the_demonstration_are_invented_dated_by_its_day_and_answered() -> None:
    now = timezone.now()
    log.append(lamp_posts.CASE, lamp_posts.drafts(), now)
    workshops.bring(now)
    past, coming = Workshop.objects.order_by("starts")
    assert dates.is_over(past, now)
    assert dates.takes_sign_ups(coming, now)
    for one in (past, coming):
        for more in ("", "discussion/"):
            assert "Worked example" in Client().get(f"/learn/workshops/{one.slug}/{more}").content.decode()
    html = Client().get(f"/learn/workshops/{past.slug}/discussion/").content.decode()
    assert html.count("Sealed in the case file") == len(workshops.told()["point"])
    assert "no digest yet" not in html
    assert "It advertises: 1" in html
    assert "Moved." in Client().get(f"/learn/workshops/{coming.slug}/").content.decode()

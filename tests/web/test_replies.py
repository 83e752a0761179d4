"""Offices answer what the course recommends: from the form to the seal, the page and a correction."""

from __future__ import annotations

import csv
import gzip
import io
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ombud.answered.entries_replies import Answer, OfficeReply
from ombud.asked.entries import Opening, Raiser
from ombud.casefile.citywide import CITY
from ombud.ledger.entry import Draft
from ombud.people.roles import Role
from ombud.web import listing, log
from ombud.web.listing import Asked
from ombud.web.models import CaseCard, EntryRow
from ombud.web.passing import pass_over_all
from ombud.web.taught import recommendations
from tests.web.workers import LAMPS, OPENING, a_case, person, signed_in

pytestmark = pytest.mark.django_db
NAME = "know-the-place"
LIST = "/learn/recommendations/"
PAGE = f"{LIST}{NAME}/"
FORM = f"/work/recommendations/{NAME}/"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WHY = "We walk through each quarter in spring and write down what people ask for."


@pytest.fixture(autouse=True)
def _a_city(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    a_case(OPENING)


def reply(answer: Answer = Answer.UNKNOWN, **more: Any) -> OfficeReply:
    return OfficeReply(**({"to": NAME, "answer": answer, "because": WHY} | more))


def sealed(body: OfficeReply, office: str, case: str = CITY, replaces: int | None = None) -> int:
    """The reply in the log; its number in the case."""
    (entry,) = log.append(case, [Draft(body, "officer", NOON, office, replaces)])
    return entry.seq


def text(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def under(name: str, html: str) -> str:
    """What stands under one recommendation in the list."""
    return html.partition(f'<li id="{name}">')[2].partition('<li id="')[0]


def typed(**said: str) -> dict[str, str]:
    return {f"says-{name}": value for name, value in ({"answer": "we_do_not_know_yet", "because": WHY} | said).items()}


def sent(client: Client, step: str, address: str = FORM, **said: str) -> Any:
    return client.post(address, {**typed(**said), "step": step})


def errors(client: Client, **said: str) -> str:
    answer = sent(client, "check", **said)
    assert answer.status_code == 200
    assert not EntryRow.objects.filter(case=CITY).exists()
    return answer.content.decode()


def test_silence_is_shown_as_silence_and_never_as_consent() -> None:
    there = text(LIST)
    assert there.count("No office has answered.") == len(recommendations("en"))
    assert "An office that says nothing has not agreed." in there
    assert "Answered by" not in there
    assert "No office has answered." in text(PAGE)


def test_an_office_answers_and_everyone_can_read_and_check_it(tmp_path: Path) -> None:
    officer = signed_in(Role.OFFICER)
    assert FORM in under(NAME, text(LIST))
    form = officer.get(FORM).content.decode()
    assert recommendations("en")[6].text in form
    checked = sent(officer, "check", answer="we_do_so_already", case=f"/cases/{LAMPS}/", entry="0").content.decode()
    assert "Check your answers" in checked
    assert not EntryRow.objects.filter(case=CITY).exists()  # nothing is sealed before it is confirmed
    added = sent(officer, "add", answer="we_do_so_already", case=f"/cases/{LAMPS}/", entry="0")
    assert added.headers["Location"] == f"/work/recommendations/#{NAME}"
    (entry,) = log.entries(CITY)
    assert (entry.role, entry.office) == ("officer", "Head of Street Works")
    assert entry.body == reply(Answer.DO, case=LAMPS, entry=0)
    there = under(NAME, text(LIST))
    assert "Answered by 1 office." in there
    assert "Head of Street Works" in there
    assert "We do so already" in there
    assert WHY in text(PAGE)
    assert f'href="/cases/{LAMPS}/entries/0/"' in text(PAGE)
    index = EntryRow.objects.get(case=CITY, seq=0).index
    assert f'href="/log/{index}.tlog-proof"' in text(PAGE)
    assert Client().get(f"/log/{index}.tlog-proof").status_code == 200
    folder = tmp_path / "published"
    log.export(folder, records=True)
    alone = subprocess.run([sys.executable, "-I", folder / "verify.py", folder], capture_output=True, check=False)
    assert alone.returncode == 0, alone.stderr


def test_offices_differ_and_all_are_shown_in_the_order_of_the_alphabet() -> None:
    sealed(reply(Answer.WILL_NOT, because="The law gives us no time for it."), "Water")
    sealed(reply(Answer.PART), "Arts")
    sealed(reply(Answer.UNKNOWN), "Parks")
    for there in (under(NAME, text(LIST)), text(PAGE)):
        assert "Answered by 3 offices." in there
        assert there.index("Arts") < there.index("Parks") < there.index("Water")
    assert "The law gives us no time for it." in text(PAGE)


def test_a_correction_takes_its_place_and_the_earlier_words_stay() -> None:
    officer = signed_in(Role.OFFICER)
    sent(officer, "add")
    mine = officer.get("/work/recommendations/").content.decode()
    address = f"/work/{CITY}/entries/0/supersede/"
    assert address in under(NAME, mine)
    anew = {"answer": "we_will_not", "because": "It is the task of another office.", "to": "speak-plainly"}
    done = sent(officer, "add", address, **anew)
    assert done.status_code == 302
    first, second = log.entries(CITY)  # the second is of the same recommendation, whatever was sent
    assert second.replaces == first.seq
    assert second.body == reply(Answer.WILL_NOT, because="It is the task of another office.")
    there = text(PAGE)
    assert "Answered by 1 office." in there
    assert "We will not" in there
    assert WHY not in there
    history = text(f"/cases/{CITY}/entries/1/")
    assert "Its versions" in history
    assert f'href="/cases/{CITY}/entries/0/"' in history
    assert WHY in text(f"/cases/{CITY}/entries/0/")


def test_an_office_that_has_answered_is_sent_to_its_answer() -> None:
    officer = signed_in(Role.OFFICER)
    sent(officer, "add")
    again = sent(officer, "add", because="Pressed twice, or a colleague was quicker.")
    assert again.headers["Location"] == f"/work/recommendations/#{NAME}"
    assert "Your office has answered this." in officer.get("/work/recommendations/").content.decode()
    assert len(log.entries(CITY)) == 1


@pytest.mark.parametrize(("address", "case"), [(FORM, CITY), (f"/work/{LAMPS}/add/answered.reply/", LAMPS)])
def test_two_offices_may_say_the_same_words(address: str, case: str) -> None:
    """The second is no button pressed twice."""
    for office in ("Parks", "Water"):
        clerk = person(Role.PLANNER, None, f"{office}@malmo.example")
        clerk.office = office
        clerk.save()
        client = Client()
        client.force_login(clerk)
        assert sent(client, "add", address, to=NAME).status_code == 302
    assert [one.office for one in log.entries(case)][-2:] == ["Parks", "Water"]


@pytest.mark.parametrize(
    ("days", "says"), [(1, None), (0, "Due today."), (-1, "Overdue: the day has passed.")], ids=["ahead", "now", "past"]
)
def test_a_promise_is_marked_on_its_day_and_after_it(days: int, says: str | None) -> None:
    due = timezone.localdate() + timedelta(days=days)
    sealed(reply(Answer.WILL, due=due, who="Parks"), "Parks")
    for there in (under(NAME, text(LIST)), text(PAGE)):
        marks = [mark for mark in ("Due today.", "Overdue: the day has passed.") if mark in there]
        assert marks == ([says] if says else [])
        assert ("1 promise is overdue." in there) is (days < 0)


def test_a_promise_that_was_overdue_is_mended_by_saying_what_was_done() -> None:
    late = sealed(reply(Answer.WILL, due=date(2026, 3, 2), who="Parks"), "Parks")
    assert "Overdue" in text(PAGE)
    sealed(reply(Answer.DO, record="Report of the walks, 2026"), "Parks", replaces=late)
    assert "Overdue" not in text(PAGE)
    assert "Report of the walks, 2026" in text(PAGE)


def test_an_office_of_one_case_answers_in_that_case() -> None:
    there = signed_in(Role.OFFICER, LAMPS)
    refused = there.get(FORM)  # it does not speak for the city as a whole
    assert refused.status_code == 403
    assert "With a role for one case, add a reply" in refused.content.decode()
    address = f"/work/{LAMPS}/add/answered.reply/"
    assert recommendations("en")[0].text[:40] in there.get(address).content.decode()
    assert sent(there, "add", address, to=NAME).status_code == 302
    assert log.entries(LAMPS)[-1].body == reply()
    assert "Head of Street Works" in under(NAME, text(LIST))


@pytest.mark.parametrize("to", ["", "no-such-thing", "../x", "<b>"])
def test_only_what_the_course_recommends_can_be_answered(to: str) -> None:
    there = signed_in(Role.OFFICER, LAMPS)
    answer = sent(there, "add", f"/work/{LAMPS}/add/answered.reply/", to=to)
    told = answer.content.decode()
    assert ("Choose one from the list." in told) or ("Fill this in." in told)
    assert len(log.entries(LAMPS)) == 1
    assert signed_in(Role.COUNCIL).get("/work/recommendations/no-such-thing/").status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"answer": ""}, "Fill this in."),
        ({"answer": "perhaps"}, "perhaps"),
        ({"because": ""}, "Fill this in."),
        ({"because": "no"}, "Write at least 5 characters."),
        ({"answer": "we_will"}, "A promise needs a day."),
        ({"answer": "we_will", "due": "soon"}, "Write the day as year-month-day"),
        ({"answer": "we_will", "due": "2020-01-01", "who": "Parks"}, "This day has passed."),
        ({"answer": "we_will", "due": "2090-01-01"}, "A promise needs an office or a role that does it."),
        ({"answer": "we_do_so_already"}, "name the case or the record that shows it"),
        ({"answer": "we_do_so_already", "case": "no-such-case"}, "No case file here has this name."),
        ({"answer": "in_part", "case": "two words"}, "No case file here has this name."),
        ({"answer": "in_part", "case": LAMPS, "entry": "77"}, "That case has no entry of this number."),
        ({"answer": "in_part", "entry": "1"}, "Name the case as well."),
        ({"answer": "in_part", "case": LAMPS, "entry": "one"}, "Write a number in figures"),
    ],
)
def test_what_is_wrong_gets_its_sentence_and_nothing_is_sealed(said: dict[str, str], sentence: str) -> None:
    assert sentence in errors(signed_in(Role.OFFICER), **said)


def test_an_office_changes_its_own_answer_and_nobody_elses() -> None:
    sealed(reply(), "Parks")
    anew, back = f"/work/{CITY}/entries/0/supersede/", f"/work/{CITY}/entries/0/withdraw/"
    officer = signed_in(Role.OFFICER)  # the same role in another office
    assert officer.get(anew).status_code == officer.get(back).status_code == 403
    assert "the office that said it" in officer.get(anew).content.decode()
    gardener = person(Role.PLANNER, None, "gardener@malmo.example")  # another role in the same office
    gardener.office = "Parks"
    gardener.save()
    parks = Client()
    parks.force_login(gardener)
    assert parks.get(anew).status_code == parks.get(back).status_code == 200
    assert parks.post(back, {"reason": "It was the answer to another one."}).status_code == 302
    assert "No office has answered." in text(PAGE)


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.COMMUNITY, Role.AUDITOR])
def test_only_officials_answer_for_an_office(role: Role) -> None:
    somebody = person(role, None)
    somebody.office = "Parks"
    somebody.save()
    client = Client()
    client.force_login(somebody)
    assert client.get(FORM).status_code == 403


def test_the_file_of_the_city_is_no_case() -> None:
    sealed(reply(), "Parks")
    assert not CaseCard.objects.filter(slug=CITY).exists()
    pass_over_all()
    assert not CaseCard.objects.filter(slug=CITY).exists()
    assert CITY not in {card.slug for card in listing.page(Asked(), 1).cards}
    assert Client().get(f"/cases/{CITY}/asked/").status_code == 404
    assert "The city as a whole" in text(f"/cases/{CITY}/")
    assert "The city as a whole" in text("/changes/")
    packed = Client().get(f"/cases/{CITY}/", headers={"accept-encoding": "gzip"}).content
    assert "Reply to a recommendation" in gzip.decompress(packed).decode()
    assert "We do not know yet · Study who has had less" in gzip.decompress(packed).decode()
    editor = signed_in(Role.EDITOR)
    for address in ("stage/", "evidence/", "gains/", "heard/", "add/asked.alternative/", "add/answered.reply/"):
        assert editor.get(f"/work/{CITY}/{address}").status_code == 404, address
    assert editor.get(f"/work/{CITY}/").status_code == 302


def test_no_case_takes_the_name_of_the_city_as_a_whole() -> None:
    opening = {"says-title": "City-wide", "says-problem": "Everyone waits for the bus.", "says-raised_by": "residents"}
    signed_in(Role.OFFICER).post("/work/new/", {**opening, "step": "add"})
    assert not EntryRow.objects.filter(case=CITY).exists()
    assert EntryRow.objects.filter(case=f"{CITY}-2", kind=Opening.kind).exists()


def test_a_worked_example_is_marked_and_counts_for_no_office() -> None:
    invented = Opening(title="Invented", problem="It is dark.", raised_by=Raiser.RESIDENTS, example=True)
    a_case(invented, slug="invented")
    sealed(reply(Answer.WILL, due=date(2026, 3, 2), who="Parks"), "Parks", "invented")
    for there in (under(NAME, text(LIST)), text(PAGE)):
        assert "No office has answered." in there
        assert "Worked example" in there
        assert "Parks" in there


def test_the_list_stays_light_however_much_is_answered_and_each_page_shows_all() -> None:
    names = [one.id for one in recommendations("en")]
    for name in names:
        for number in range(6):
            sealed(reply(to=name, because=f"{name} {number}. {WHY} " * 9), f"Office {number}")
    packed = Client().get(LIST, headers={"accept-encoding": "gzip"}).content
    assert len(packed) <= 14 * 1024
    assert "Office 5" in gzip.decompress(packed).decode() or "and 2 more" in gzip.decompress(packed).decode()
    for number in range(6, 45):
        sealed(reply(because=f"{number}. {WHY} " * 9), f"Office {number:02}")
    shown = [text(f"{PAGE}?page={number}") for number in (1, 2, 3)]
    assert all(f"<b dir=\"auto\">Office {number:02}</b>" in "".join(shown) for number in range(6, 45))
    assert "Page 3 of 3" in shown[2]
    assert len(Client().get(PAGE, headers={"accept-encoding": "gzip"}).content) <= 14 * 1024


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99", "1e9", ""])
def test_an_odd_number_of_a_page_is_still_a_page(asked: str) -> None:
    assert "No office has answered." in text(f"{PAGE}?page={asked}")


def test_a_reply_to_what_the_course_no_longer_recommends_is_not_lost() -> None:
    sealed(reply(to="gone-by-now"), "Parks")
    assert "gone-by-now" in text(LIST)
    assert WHY in text(f"{LIST}gone-by-now/")
    assert Client().get(f"{LIST}never-there/").status_code == 404


def test_a_name_from_elsewhere_that_is_no_address_is_shown_without_one() -> None:
    for to in ("a name / with signs", "<b>", "ö"):
        sealed(reply(to=to * 2), "Parks", LAMPS)
    for address in (LIST, f"/cases/{LAMPS}/answered/", f"/cases/{LAMPS}/entries/", f"/cases/{LAMPS}/entries/1/"):
        assert "a name / with signs" in text(address)
    assert len(Client().get(f"{LIST}replies.csv").content.decode().splitlines()) == 1 + 18 + 3


def test_everything_can_be_taken_away_silence_too() -> None:
    promise = reply(Answer.WILL, due=date(2026, 3, 2), who="Parks", because="=1+1, and then some")
    sealed(promise, "Parks")
    told = Client().get(f"{LIST}replies.json").json()["recommendations"]
    assert [one["id"] for one in told] == [one.id for one in recommendations("en")]
    (mine,) = next(one["replies"] for one in told if one["id"] == NAME)
    assert (mine["office"], mine["answer"], mine["stands"]) == ("Parks", "we_will", "overdue")
    assert mine["due"] == "2026-03-02"
    assert [one["offices"] for one in told if one["id"] != NAME] == [0] * 17
    answer = Client().get(f"{LIST}replies.csv")
    assert 'filename="replies.csv"' in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 18
    assert [row["answer"] for row in rows if row["recommendation"] != NAME] == ["unsaid"] * 17
    (row,) = (row for row in rows if row["recommendation"] == NAME)
    assert row["because"] == "'=1+1, and then some"  # no spreadsheet runs it


def test_words_of_an_office_are_words_and_no_markup() -> None:
    sealed(reply(because="<script>alert(1)</script>", record="javascript:alert(1)"), "<b>Parks</b>")
    for there in (text(LIST), text(PAGE)):
        assert "<script" not in there
        assert "<b>Parks" not in there
        assert 'href="javascript' not in there


def test_what_was_erased_by_law_is_gone_from_the_page() -> None:
    sealed(reply(), "Parks")
    log.erase(CITY, 0, ["because", "office"], "GDPR, article 17", "data_protection_officer", "Data Protection")
    there = text(PAGE)
    assert WHY not in there
    assert "Parks" not in there
    assert there.count("[erased by law") == 2


def test_a_case_shows_what_its_offices_answer_and_a_check_what_the_course_recommends() -> None:
    sealed(reply(Answer.PART), "Parks", LAMPS)
    there = text(f"/cases/{LAMPS}/answered/")
    assert f'href="{PAGE}"' in there
    assert "In part" in there
    assert PAGE not in text(f"/cases/{LAMPS}/asked/")
    for one in recommendations("en"):
        for number in one.demands:
            assert f'href="{LIST}{one.id}/"' in text(f"/method/{number}/")
            assert f'href="/method/{number}/"' in text(f"{LIST}{one.id}/")


def test_the_city_as_a_whole_has_no_council_paper() -> None:
    sealed(OfficeReply(to=NAME, answer=Answer.UNKNOWN, because=WHY), "Street Works")
    assert Client().get(f"/cases/{CITY}/").status_code == 200
    assert Client().get(f"/cases/{CITY}/paper/").status_code == 404
    assert Client().get(f"/cases/{CITY}/paper.pdf").status_code == 404

"""The workspace: a statement is checked before it is public, a gate is passed in public, and nothing is lost."""

from __future__ import annotations

import lzma
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ombud.answered.entries import Erasure, Override, Staged, Withdrawal
from ombud.asked.entries import Alternative, Opening, Purpose
from ombud.casefile.kinds import KINDS
from ombud.demo import records
from ombud.ledger.stage import Stage
from ombud.people.roles import Role
from ombud.web import log
from ombud.web.models import EntryRow, Grant, Person
from ombud.web.work import naming, policies, shelf
from tests.web.workers import BULBS, LAMPS, OPENING, a_case, person, signed_in

pytestmark = pytest.mark.django_db
ADD = f"/work/{LAMPS}/add/asked.alternative/"
CREWS = {"says-name": "More repair crews", "says-sort": "policy_or_care", "says-chosen": "unsaid"}
PROBLEM = {
    "says-title": "Dark bus stop", "says-problem": "Nobody sees the bus stop at night.", "says-raised_by": "residents",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_second_step(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


@pytest.fixture
def bo() -> Client:
    """Bo runs Street Works; the lamp posts are open."""
    a_case(OPENING, BULBS)
    return signed_in(Role.OFFICER)


def words(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def step(client: Client, address: str, said: dict[str, object], name: str) -> object:
    return client.post(address, {**said, "step": name})


def hidden(answer: object) -> dict[str, str]:
    return dict(answer.context["hidden"])  # type: ignore[attr-defined]


def test_my_cases_say_what_is_most_pressing_and_lead_to_the_form(bo: Client) -> None:
    page = words(bo.get("/work/"))
    assert "Street lighting in Rosengård" in page
    assert "things are open" in page
    assert f'href="/work/{LAMPS}/add/' in page


def test_a_case_opens_with_a_problem_at_the_stage_of_an_idea(bo: Client) -> None:
    checked = step(bo, "/work/new/", PROBLEM, "check")
    assert "Check your answers" in words(checked)
    assert not log.entries("dark-bus-stop")  # nothing is kept before it is confirmed
    done = step(bo, "/work/new/", hidden(checked), "add")
    assert done.headers["Location"] == "/work/dark-bus-stop/"
    opening, idea = log.entries("dark-bus-stop")
    assert isinstance(opening.body, Opening)
    assert idea.body == Staged(stage=Stage.IDEA, since=timezone.localdate().isoformat())
    assert (opening.role, opening.office) == ("officer", "Head of Street Works")


def test_what_is_said_after_midnight_is_of_the_citys_day(bo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 13, 22, 30, tzinfo=UTC))  # half past midnight here
    step(bo, "/work/new/", hidden(step(bo, "/work/new/", PROBLEM, "check")), "add")
    _, idea = log.entries("dark-bus-stop")
    assert idea.body == Staged(stage=Stage.IDEA, since="2026-05-14")


def test_two_cases_of_one_name_get_two_addresses(bo: Client) -> None:
    for address in ("/work/dark-bus-stop/", "/work/dark-bus-stop-2/"):
        assert step(bo, "/work/new/", PROBLEM, "add").headers["Location"] == address


@pytest.mark.parametrize("name", ["check", "add", "change"])
def test_a_vendor_s_offer_cannot_open_a_case_and_is_asked_for_the_problem(bo: Client, name: str) -> None:
    before = EntryRow.objects.count()
    answer = words(step(bo, "/work/new/", {**PROBLEM, "says-raised_by": "vendor"}, name))
    assert "The standing reply" in answer
    assert "Which problem of our residents does this answer" in answer
    assert EntryRow.objects.count() == before


def test_a_vendor_s_offer_opens_no_case_by_a_side_door_either(bo: Client) -> None:
    offer = {**PROBLEM, "says-raised_by": "vendor"}
    for door in (f"/work/{LAMPS}/add/asked.opening/", f"/work/{LAMPS}/entries/0/supersede/"):
        assert "The standing reply" in words(step(bo, door, offer, "add"))
    assert len(log.entries(LAMPS)) == 2


def test_a_statement_is_shown_as_everyone_will_read_it_before_it_is_added(bo: Client) -> None:
    checked = step(bo, ADD, CREWS, "check")
    assert "More repair crews" in words(checked)
    assert "City official, Head of Street Works" in words(checked)
    assert len(log.entries(LAMPS)) == 2
    done = step(bo, ADD, hidden(checked), "add")
    assert done.status_code == 302
    added = log.entries(LAMPS)[-1]
    assert isinstance(added.body, Alternative)
    assert added.body.name == "More repair crews"
    assert "More repair crews" in words(Client().get(f"/cases/{LAMPS}/entries/"))


def test_going_back_to_change_keeps_what_was_typed(bo: Client) -> None:
    again = step(bo, ADD, hidden(step(bo, ADD, CREWS, "check")), "change")
    assert 'value="More repair crews"' in words(again)
    assert "There is something to mend" not in words(again)


def test_a_button_pressed_twice_says_it_once(bo: Client) -> None:
    for _ in range(2):
        step(bo, ADD, CREWS, "add")
    assert len(log.entries(LAMPS)) == 3


def test_a_field_that_names_another_statement_offers_the_names_in_the_case(bo: Client) -> None:
    page = words(bo.get(f"/work/{LAMPS}/add/asked.cost/"))
    assert 'list="says-alternative-names"' in page
    assert '<datalist id="says-alternative-names"><option value="LED bulbs"></option></datalist>' in page


def test_every_field_that_asks_for_a_name_as_written_there_offers_it() -> None:
    asking = {
        (kind, name)
        for kind in KINDS.values()
        for name, info in kind.model_fields.items()
        if "as written there" in (info.description or "") or "as sealed" in (info.description or "")
    }
    assert asking <= set(naming.NAMES)
    assert all(named[1] in named[0].model_fields for named in naming.NAMES.values())


def test_an_account_whose_day_has_passed_opens_nothing() -> None:
    a_case()
    client = signed_in(Role.OFFICER)
    Person.objects.update(ends=timezone.localdate())
    assert client.get(f"/work/{LAMPS}/").status_code == 200  # its last day
    Person.objects.update(ends=timezone.localdate() - timedelta(days=1))
    assert client.get(f"/work/{LAMPS}/").status_code == 404


def test_a_policy_that_cannot_be_followed_stops_the_start_with_its_line(policy_of: object) -> None:
    policy_of('[[gate]]\nstage = "trial"\nchecks = ["9.1"]\n')  # type: ignore[operator]
    with pytest.raises(ImproperlyConfigured, match=r"city.toml, line 3: There is no check '9.1'"):
        apps.get_app_config("web").ready()


def test_a_fault_stands_in_the_summary_the_title_and_beside_its_field(bo: Client) -> None:
    page = words(step(bo, ADD, {"says-sort": "digital"}, "check"))
    assert "<title>Error:" in page
    assert '<a href="#id_says-name">Name: Fill this in.</a>' in page
    assert 'id="id_says-name_error"' in page


def test_a_step_that_there_is_not_is_shown_as_a_form(bo: Client) -> None:
    assert "Go on: check your answers" in words(step(bo, ADD, CREWS, "append"))
    assert len(log.entries(LAMPS)) == 2


@pytest.mark.parametrize("words_of_one", ["Ring Anna Berg.", "Write to anna.berg@malmo.example", "Call 040-34 10 00"])
def test_words_that_point_to_a_person_are_shown_before_they_are_public(bo: Client, words_of_one: str) -> None:
    page = words(step(bo, ADD, {**CREWS, "says-what": words_of_one}, "check"))
    assert "This may point to a person" in page
    assert "This may point to a person" not in words(step(bo, ADD, CREWS, "check"))


def test_a_statement_rests_on_a_file_that_is_kept_by_its_hash(bo: Client) -> None:
    said = {
        **CREWS, "cite-file": SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes"), "cite-purpose": "shows the cost",
        "cite-seen_by": ["public"], "cite-until": str(timezone.localdate() + timedelta(days=9)), "cite-where": "page 3",
    }  # fmt: skip
    checked = step(bo, ADD, said, "check")
    assert "minutes.pdf" in words(checked)
    assert "cite-purpose" not in hidden(checked)  # from here on the file is known by its hash
    step(bo, ADD, hidden(checked), "add")
    (cite,) = log.entries(LAMPS)[-1].cites
    assert (cite.where, cite.sha256) == ("page 3", hidden(checked)["cite-kept"])
    assert b"".join(Client().get(reverse("evidence", args=[cite.sha256])).streaming_content) == b"%PDF-1.7 minutes"
    listed = words(bo.get(f"/work/{LAMPS}/evidence/"))
    assert "shows the cost" in listed
    assert "entry 2" in listed


def test_a_file_without_purpose_end_or_audience_is_not_kept(bo: Client) -> None:
    page = words(step(bo, ADD, {**CREWS, "cite-file": SimpleUploadedFile("a.pdf", b"x")}, "check"))
    assert page.count("Say this for the file that you add.") == 6  # three fields, each in the summary as well
    assert not list(shelf.store())


def test_a_file_of_another_case_is_not_cited_here(bo: Client) -> None:
    until = timezone.localdate() + timedelta(days=9)
    other = shelf.keep(b"secret", "secret.pdf", "cameras", "shows nothing here", ["procurement"], until)
    page = words(step(bo, ADD, {**CREWS, "cite-kept": other}, "add"))
    assert "secret.pdf" not in page
    assert len(log.entries(LAMPS)) == 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "not an address"])
def test_an_address_that_could_run_or_is_none_is_refused(bo: Client, url: str) -> None:
    step(bo, ADD, {**CREWS, "cite-url": url}, "add")
    assert len(log.entries(LAMPS)) == 2


def test_what_is_said_anew_leaves_the_earlier_words_in_the_file(bo: Client) -> None:
    anew = f"/work/{LAMPS}/entries/1/supersede/"
    assert 'value="LED bulbs"' in words(bo.get(anew))
    assert step(bo, anew, {"says-name": "Better LED bulbs", "says-sort": "non_digital", "says-chosen": "yes"}, "add")
    _opening, old, new = log.entries(LAMPS)
    assert old.body == BULBS
    assert new.replaces == 1
    assert bo.get(anew).status_code == 404  # it no longer stands, so it is not said anew


def test_what_is_taken_back_stays_to_be_read(bo: Client) -> None:
    back = f"/work/{LAMPS}/entries/1/withdraw/"
    assert "Write" in words(bo.post(back, {"reason": ""})) or "required" in words(bo.post(back, {"reason": ""}))
    assert bo.post(back, {"reason": "Written in the wrong case."}).status_code == 302
    assert log.entries(LAMPS)[-1].body == Withdrawal(entry=1, reason="Written in the wrong case.")
    assert log.entries(LAMPS)[1].body == BULBS
    assert bo.get(back).status_code == 404


def test_what_is_erased_by_law_is_gone_and_the_erasure_is_public(bo: Client) -> None:
    chandra = signed_in(Role.DATA_PROTECTION)
    erase = f"/work/{LAMPS}/entries/1/erase/"
    assert "New bulbs in the old lamps." in words(chandra.get(erase))
    wanted = {"fields_to_erase": ["what"], "ground": "GDPR article 17"}
    assert "I know that this cannot be undone" in words(chandra.post(erase, wanted))  # asked again: it was not ticked
    assert chandra.post(erase, {**wanted, "sure": "on"}).status_code == 302
    assert isinstance(log.entries(LAMPS)[-1].body, Erasure)
    assert "New bulbs in the old lamps." not in EntryRow.objects.get(case=LAMPS, seq=1).sealed
    assert "New bulbs in the old lamps." not in words(Client().get(f"/cases/{LAMPS}/entries/1/"))


def test_what_cannot_be_erased_is_refused_in_words(bo: Client) -> None:
    chandra = signed_in(Role.DATA_PROTECTION)
    sent = {"fields_to_erase": ["kind"], "ground": "GDPR article 17", "sure": "on"}
    assert chandra.post(f"/work/{LAMPS}/entries/1/erase/", sent).status_code == 200
    assert len(log.entries(LAMPS)) == 2


def test_a_gate_that_is_open_is_passed_and_one_that_is_shut_is_not(bo: Client) -> None:
    gate = f"/work/{LAMPS}/stage/"
    assert bo.post(gate, {"stage": "question"}).status_code == 302
    shut = words(bo.post(gate, {"stage": "procurement"}))
    assert "is shut" in shut
    assert "checks are missing" in shut
    assert [e.body.stage for e in log.entries(LAMPS) if isinstance(e.body, Staged)] == [Stage.QUESTION]


def test_a_gate_is_passed_without_by_a_named_office_with_a_reason_in_public(bo: Client) -> None:
    gate = f"/work/{LAMPS}/stage/"
    without = {"stage": "trial", "step": "without", "reason": "Too short"}
    assert "Ensure this value" in words(bo.post(gate, without)) or "20" in words(bo.post(gate, without))
    reason = "The lamps on the school path are a danger; the contract follows in May."
    assert bo.post(gate, {**without, "reason": reason}).status_code == 302
    override, staged = (entry.body for entry in log.entries(LAMPS)[-2:])
    assert isinstance(override, Override)
    assert override.office == "Head of Street Works"
    assert "5.3" in override.checks
    assert staged == Staged(stage=Stage.TRIAL, since=timezone.localdate().isoformat())
    assert reason in words(Client().get(f"/cases/{LAMPS}/entries/{len(log.entries(LAMPS)) - 2}/"))


def test_going_back_a_stage_asks_nothing(bo: Client) -> None:
    a_case(Staged(stage=Stage.TRIAL))
    assert bo.post(f"/work/{LAMPS}/stage/", {"stage": "idea"}).status_code == 302


def test_without_an_office_nobody_passes_a_gate(bo: Client) -> None:
    Person.objects.update(office="")
    sent = {"stage": "trial", "step": "without", "reason": "The lamps on the school path are a danger."}
    assert bo.post(f"/work/{LAMPS}/stage/", sent).status_code == 403
    assert not [e for e in log.entries(LAMPS) if isinstance(e.body, Override)]


@pytest.fixture
def policy_of(tmp_path: Path, settings: object) -> object:
    def put(text: str) -> None:
        (tmp_path / "city.toml").write_text(text)
        settings.POLICY = str(tmp_path / "city.toml")  # type: ignore[attr-defined]
        policies.policy.cache_clear()

    yield put
    policies.policy.cache_clear()


def test_a_city_can_let_fewer_pass_and_hold_a_check_that_nobody_passes(bo: Client, policy_of: object) -> None:
    sent = {"stage": "trial", "step": "without", "reason": "The lamps on the school path are a danger."}
    gate = '[[gate]]\nstage = "trial"\nchecks = ["5.7"]\n'
    policy_of('[without]\nroles = ["council"]\n' + gate)  # type: ignore[operator]
    assert bo.post(f"/work/{LAMPS}/stage/", sent).status_code == 403
    policy_of('[without]\nroles = ["officer"]\n' + gate + 'never_without = ["5.7"]\n')  # type: ignore[operator]
    assert "lets nobody pass without 5.7" in words(bo.post(f"/work/{LAMPS}/stage/", sent))
    assert not [e for e in log.entries(LAMPS) if isinstance(e.body, (Staged, Override))]


def test_somebody_new_gets_a_letter_and_chooses_their_own_password() -> None:
    editor = signed_in(Role.EDITOR)
    a_case()
    sent = {"email": "Dag@malmo.example", "office": "Procurement", "role": "procurement", "case": f"/cases/{LAMPS}/"}
    assert editor.post("/work/people/", sent).status_code == 302
    dag = Person.objects.get(email="dag@malmo.example")
    assert [(grant.role, grant.case) for grant in dag.grants.all()] == [("procurement", LAMPS)]
    (letter,) = mail.outbox
    assert letter.to == ["dag@malmo.example"]
    link = next(line for line in letter.body.splitlines() if "/account/password/reset/key/" in line)
    client = Client()
    form = client.get(link.strip().partition("testserver")[2], follow=True)
    chosen = client.post(form.redirect_chain[-1][0], {"password1": "lamps over water", "password2": "lamps over water"})
    assert chosen.status_code == 302
    dag.refresh_from_db()
    assert dag.check_password("lamps over water")


def test_the_last_editor_cannot_be_taken_away() -> None:
    editor = signed_in(Role.EDITOR)
    grant = Grant.objects.get(role="editor")
    page = editor.post(f"/work/people/{grant.pk}/take-back/", follow=True)
    assert "last editor" in words(page)
    person(Role.EDITOR, None, "second@malmo.example")
    editor.post(f"/work/people/{grant.pk}/take-back/")
    assert not Grant.objects.filter(pk=grant.pk).exists()


def test_a_role_in_a_case_that_there_is_not_is_refused() -> None:
    editor = signed_in(Role.EDITOR)
    sent = {"email": "dag@malmo.example", "role": "procurement", "case": "no-such-case"}
    assert "There is no case with this address" in words(editor.post("/work/people/", sent))
    assert not Person.objects.filter(email="dag@malmo.example").exists()


def test_a_register_is_shown_before_it_is_read_in_and_read_once(tmp_path: Path) -> None:
    packed = Path(records.__file__).parent / "registers" / "city_cases_facts.json.xz"
    file = tmp_path / "city_cases_facts.json"
    file.write_bytes(lzma.decompress(packed.read_bytes()))
    editor = signed_in(Role.EDITOR)
    until = str(timezone.localdate() + timedelta(days=9))
    sent = {"file": SimpleUploadedFile(file.name, file.read_bytes()), "until": until, "step": "look"}
    preview = editor.post("/work/import/", sent)
    assert "What would change" in words(preview)
    assert not EntryRow.objects.exists()
    opened = preview.context["opened"]
    editor.post("/work/import/", {"sha256": preview.context["reading"].sha256, "step": "add"})
    assert EntryRow.objects.values("case").distinct().count() == opened > 0
    again = editor.post("/work/import/", {**sent, "file": SimpleUploadedFile(file.name, file.read_bytes())})
    assert "There is nothing to read in" in words(again)


def test_a_file_that_is_no_register_is_refused_in_words_and_nothing_is_written() -> None:
    editor = signed_in(Role.EDITOR)
    sent = {"file": SimpleUploadedFile("x.json", b"{"), "until": str(timezone.localdate()), "step": "look"}
    page = words(editor.post("/work/import/", sent))
    assert "There is something to mend" in page
    assert "x.json" in page
    assert not EntryRow.objects.exists()
    assert editor.post("/work/import/", {"sha256": "ab" * 32, "step": "add"}).status_code == 404


HOSTILE = (
    ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"),
    ("page.html", b"<!doctype html><script>alert(document.cookie)</script>"),
    ("page.pdf.html", b"<script>alert(1)</script>"),
    ("page.xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"),
    ('a".html\r\nSet-Cookie: x=1', b"<script>alert(1)</script>"),
    ("run.js", b"alert(1)"),
)


@pytest.mark.parametrize(("name", "content"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_a_file_is_never_shown_as_a_page_of_this_site(name: str, content: bytes) -> None:
    kept = shelf.keep(content, name, LAMPS, "shows nothing", ["public"], timezone.localdate())
    answer = Client().get(reverse("evidence", args=[kept]))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]


def test_what_people_write_is_shown_as_words_everywhere(bo: Client) -> None:
    script = "<script>alert('%s')</script><img src=x onerror=alert(1)>"
    a_case(Purpose(text=script % "purpose"))
    step(bo, ADD, {**CREWS, "says-name": script % "name"}, "add")
    pages = [
        bo.get("/work/"), bo.get(f"/work/{LAMPS}/"), bo.get(f"/work/{LAMPS}/entries/3/supersede/"),
        bo.get(f"/work/{LAMPS}/entries/3/withdraw/"), step(bo, ADD, {**CREWS, "says-name": script % "x"}, "check"),
        step(bo, ADD, {**CREWS, "says-name": script % "x"}, "change"), bo.get("/work/", {"q": script % "q"}),
        signed_in(Role.DATA_PROTECTION).get(f"/work/{LAMPS}/entries/3/erase/"),
    ]  # fmt: skip
    for page in pages:
        assert page.status_code == 200
        assert "<script" not in words(page)
        assert "<img src=x" not in words(page)


def test_no_page_of_the_workspace_carries_script_style_or_anything_from_elsewhere(bo: Client) -> None:
    for address in ("/work/", f"/work/{LAMPS}/", ADD, f"/work/{LAMPS}/stage/", "/account/", "/account/second/"):
        answer = bo.get(address)
        page = words(answer)
        assert "<script" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert 'src="http' not in page
        assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]

"""Every address against every role, in one's own case and in another's: no door opens that this table does not open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as running
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from ombud.people.may import FINAL
from ombud.people.roles import GIVEN, PUBLIC, Role
from ombud.web.meeting_models import Contribution
from ombud.web.models import Grant, Unit
from ombud.web.work import measuring, shelf
from tests.casefile import towns
from tests.web.gainers import ready
from tests.web.gatherings import a_workshop, said
from tests.web.workers import BULBS, LAMPS, OFFICES, OPENING, a_case, person

pytestmark = pytest.mark.django_db
CAMERAS = "cameras"
WORKSHOP = "whose-street"
SCOPES = ("all", "own", "other")  # a role in all cases, in the case that is asked for, in another one

RESIDENTS = {Role.RESIDENT, Role.COMMUNITY}
PLANS_OR_RUNS = {Role.OFFICER, Role.PLANNER, Role.INNOVATION}
OFFICIALS = PLANS_OR_RUNS | {Role.PROCUREMENT, Role.DATA_PROTECTION, Role.EQUALITY, Role.COUNCIL, Role.EDITOR}
ANYONE = set(GIVEN)
EDITOR = {Role.EDITOR}
HOSTS = {role for role in OFFICIALS if role in OFFICES}  # officials who speak for an office
STREETS = {Role.OFFICER}
MODERATORS = {Role.EDITOR, Role.EQUALITY, Role.DATA_PROTECTION}

# For a page of a case: who may read it with GET, and who may send its form with POST.
IN_A_CASE = {
    "work-case": (ANYONE, set()),
    "work-add": (RESIDENTS | OFFICIALS | {Role.AUDITOR}, RESIDENTS | OFFICIALS | {Role.AUDITOR}),  # an alternative
    "work-supersede": ({Role.OFFICER, Role.EDITOR}, {Role.OFFICER, Role.EDITOR}),  # what an official said
    "work-withdraw": ({Role.OFFICER, Role.EDITOR}, {Role.OFFICER, Role.EDITOR}),
    "work-erase": ({Role.DATA_PROTECTION}, {Role.DATA_PROTECTION}),
    "work-stage": (ANYONE, PLANS_OR_RUNS | {Role.PROCUREMENT, Role.COUNCIL, Role.EDITOR}),
    "work-evidence": (ANYONE, RESIDENTS | OFFICIALS | {Role.AUDITOR}),
    "work-gains": (OFFICIALS, OFFICIALS),
    "work-gains-one": (OFFICIALS, OFFICIALS),
    "work-gains-columns": (OFFICIALS, OFFICIALS),
    "work-gains-words": (OFFICIALS, OFFICIALS),
    "work-gains-place": (OFFICIALS, set()),
    "work-heard": (OFFICIALS, set()),
    "work-heard-bring": (OFFICIALS, OFFICIALS),
    "work-held": (OFFICIALS, set()),
    "work-held-bring": (OFFICIALS, OFFICIALS),
}
READ_ONLY = {"work-case", "work-gains-place", "work-heard", "work-held", "work-recommendations", "work-meetings",
             "work-meeting-guests", "work-meeting-guests-file", "work-meeting-queue"}  # fmt: skip
OF_A_WORKSHOP = {"work-meeting", "work-meeting-cancel", "work-meeting-guests", "work-meeting-guests-file",
                 "work-meeting-digest"}  # fmt: skip
# For a page about no single case: only a role in all cases counts.
IN_ALL_CASES = {
    "work-new": (RESIDENTS | OFFICIALS, RESIDENTS | OFFICIALS),
    "work-import": (EDITOR, EDITOR),
    "work-people": (EDITOR, EDITOR),
    "work-revoke": (set(), EDITOR),
    "work-recommendations": (HOSTS, set()),
    "work-recommendation": (HOSTS, HOSTS),
    "work-units": (EDITOR, EDITOR),
    "work-unit-word": (set(), EDITOR),
    "work-unit-away": (set(), EDITOR),
    "work-meetings": (HOSTS | MODERATORS, set()),
    "work-meeting-new": (HOSTS, HOSTS),
    "work-meeting": (STREETS, STREETS),  # the office that holds it, and no other
    "work-meeting-cancel": (STREETS, STREETS),
    "work-meeting-guests": (STREETS, set()),
    "work-meeting-guests-file": (STREETS, set()),
    "work-meeting-digest": (STREETS, STREETS),
    "work-meeting-queue": (MODERATORS, set()),
    "work-meeting-judge": (MODERATORS, MODERATORS),
}
ONE_S_OWN = {  # whoever has signed in, with a role or without
    "work", "work-act", "account", "account_change_password", "account_set_password", "account_email", "account_logout",
    "account_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate", "account-square",
}  # fmt: skip
SIGNING_IN = {  # pages that whoever has not signed in must be able to open
    "account_login", "account_signup", "account_inactive", "account_email_verification_sent", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_confirm_email", "mfa_authenticate", "account_confirm_login_code",
}  # fmt: skip
BY_FILE = {"evidence", "work-gains-result"}  # judged file by file: below, and in test_work_gains
TAKES_AWAY = {"work-revoke", "work-unit-word", "work-unit-away"}  # sends back to the list at once
MEASURED = {"work-gains-one", "work-gains-columns", "work-gains-words", "work-gains-place"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


@pytest.fixture(autouse=True)
def _two_cases(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    a_case(OPENING, BULBS)
    a_case(OPENING, slug=CAMERAS)
    said(a_workshop(slug=WORKSHOP), "The path is dark.", "waiting")


def patterns(found: list[URLPattern | URLResolver]) -> list[URLPattern]:
    return [one for part in found for one in (patterns(part.url_patterns) if isinstance(part, URLResolver) else [part])]


def every_name() -> set[str]:
    return {str(pattern.name) for pattern in patterns(get_resolver().url_patterns)}


def address(name: str) -> str:
    grant = Grant.objects.order_by("pk").first()
    given = {
        "work-add": [LAMPS, "asked.alternative"],
        "work-supersede": [LAMPS, 1], "work-withdraw": [LAMPS, 1], "work-erase": [LAMPS, 1],
        "work-revoke": [grant.pk if grant else 1], "work-heard-bring": [LAMPS, "room"],
        "work-held-bring": [LAMPS, "contract"], "work-act": [1], "work-recommendation": ["know-the-place"],
    }  # fmt: skip
    unit = Unit.objects.get_or_create(name="Street Works", word="KQ7F-M2XR")[0].pk
    given |= {"work-unit-word": [unit], "work-unit-away": [unit]}
    job = next((one.id for one in measuring.of_case(LAMPS)), "0" * 24)
    given |= {one: [LAMPS, job] for one in MEASURED}
    given |= {one: [WORKSHOP] for one in OF_A_WORKSHOP}
    given["work-meeting-judge"] = [Contribution.objects.get().pk]
    return reverse(name, args=given.get(name, [LAMPS] if name in IN_A_CASE else []))


def somebody(role: Role | None, scope: str) -> Client:
    client = Client()
    case = {"all": None, "own": LAMPS, "other": CAMERAS}[scope]
    client.force_login(person(role, case, f"{role}.{scope}@malmo.example"))
    return client


def test_every_address_is_in_this_table_or_open_to_everyone() -> None:
    """A new page of the workspace must be given its line here; what is in no line is a public page."""
    named = {*IN_A_CASE, *IN_ALL_CASES, *ONE_S_OWN, *SIGNING_IN, *BY_FILE}
    assert {name for name in every_name() if name.startswith(("work", "account", "mfa"))} <= named


BEHIND_THE_DOOR = {*IN_A_CASE, *IN_ALL_CASES, *ONE_S_OWN} - {"account_logout", "mfa_reauthenticate"}


@pytest.mark.parametrize("name", sorted(BEHIND_THE_DOOR))
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_has_not_signed_in_is_sent_to_sign_in_and_changes_nothing(name: str, method: str) -> None:
    before = Grant.objects.count()
    answer = getattr(Client(), method)(address(name))
    if answer.status_code == 405:  # read-only, or not to be read at all
        return
    assert answer.status_code == 302, name
    assert answer.headers["Location"].startswith(reverse(running.LOGIN_URL))
    assert Grant.objects.count() == before


@pytest.mark.parametrize("name", sorted(IN_A_CASE))
@pytest.mark.parametrize("scope", SCOPES)
def test_a_page_of_a_case_opens_for_those_in_the_table(name: str, scope: str, town: Path) -> None:
    reads, writes = IN_A_CASE[name]
    if name in MEASURED:
        ready(town)
    for role in GIVEN:
        client = somebody(role, scope)
        got = client.get(address(name)).status_code
        sent = client.post(address(name)).status_code
        if scope == "other":
            assert (got, sent) in ((404, 404), (404, 405)), (name, role)  # it does not say that the case exists here
        else:
            assert got == (200 if role in reads else 403), (name, role)
            # An empty form comes back to be mended: whoever may send it meets no refusal.
            assert sent == (405 if name in READ_ONLY else 200 if role in writes else 403), (name, role)


@pytest.mark.parametrize("name", sorted(IN_ALL_CASES))
@pytest.mark.parametrize("scope", SCOPES)
def test_a_page_about_no_single_case_opens_for_roles_in_all_cases(name: str, scope: str) -> None:
    reads, writes = IN_ALL_CASES[name]
    Grant.objects.create(person=person(Role.EDITOR, None, "last@malmo.example"), role="auditor")
    for role in GIVEN:
        client = somebody(role, scope)
        got = client.get(address(name)).status_code
        sent = client.post(address(name)).status_code
        assert got == (405 if not reads else 200 if scope == "all" and role in reads else 403), (name, role)
        allowed = scope == "all" and role in writes
        opened = 302 if name in TAKES_AWAY else 200
        assert sent == (405 if name in READ_ONLY else opened if allowed else 403), (name, role)


@pytest.mark.parametrize("name", sorted({*IN_A_CASE, *IN_ALL_CASES}))
def test_an_account_without_a_role_opens_nothing_but_its_own_pages(name: str) -> None:
    client = somebody(None, "all")
    for answer in (client.get(address(name)), client.post(address(name))):
        assert answer.status_code in (403, 404, 405), name


@pytest.mark.parametrize("name", sorted({*IN_A_CASE, *IN_ALL_CASES}))
def test_a_closed_account_opens_nothing(name: str) -> None:
    closed = person(Role.EDITOR, None, "closed@malmo.example")
    client = Client()
    client.force_login(closed)
    closed.is_active = False
    closed.save()
    assert client.get(address(name)).status_code in (302, 405)


@pytest.mark.parametrize("name", sorted({*IN_A_CASE, *IN_ALL_CASES} - READ_ONLY))
def test_a_form_without_its_token_is_refused(name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(Role.EDITOR, None))
    assert client.post(address(name)).status_code == 403
    assert b"security token" in client.post(address(name)).content


@pytest.mark.parametrize("kind", ["held.clause", "held.contract"])
def test_clauses_are_read_by_procurement_and_data_protection_alone(kind: str) -> None:
    let_in = {r for r in GIVEN if somebody(r, "own").get(reverse("work-add", args=[LAMPS, kind])).status_code == 200}
    assert let_in == {Role.PROCUREMENT, Role.DATA_PROTECTION}


@pytest.mark.parametrize("kind", [*FINAL, "asked.record", "answered.vanished"])
def test_nobody_writes_by_hand_what_has_a_page_of_its_own(kind: str) -> None:
    for role in GIVEN:
        assert somebody(role, "all").get(reverse("work-add", args=[LAMPS, kind])).status_code == 403


@pytest.mark.parametrize("scope", SCOPES)
def test_a_file_is_handed_to_those_it_was_kept_for_and_to_nobody_else(scope: str) -> None:
    until = timezone.localdate() + timedelta(days=30)
    kept = shelf.keep(b"the draft contract", "contract.pdf", LAMPS, "shows clause 14", ["procurement"], until)
    door = reverse("evidence", args=[kept])
    assert Client().get(door).status_code == 404  # the public is not told what is kept for others
    for role in GIVEN:
        allowed = scope != "other" and role in (Role.PROCUREMENT, Role.AUDITOR)
        assert somebody(role, scope).get(door).status_code == (200 if allowed else 403), role


def test_a_file_kept_for_everyone_is_handed_to_everyone_until_its_time_is_over() -> None:
    today = timezone.localdate()
    kept = shelf.keep(b"minutes", "minutes.txt", LAMPS, "shows the decision", ["public"], today)
    door = reverse("evidence", args=[kept])
    assert b"".join(Client().get(door).streaming_content) == b"minutes"  # type: ignore[attr-defined]
    over = shelf.store().about(kept)
    assert not over.uses[0].open_to(PUBLIC, today + timedelta(days=1))


def test_an_address_of_no_file_is_no_page() -> None:
    for sha256 in ("00" * 32, "..", "a" * 64, "x"):
        assert Client().get(f"/evidence/{sha256}/").status_code == 404

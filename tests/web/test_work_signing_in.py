"""Signing in: no open sign-up, a wait after five wrong passwords, a second step for roles that can do lasting harm."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from ombud.people.roles import Role
from ombud.web.models import Person
from tests.web.workers import LAMPS, PASSWORD, a_case, person

pytestmark = pytest.mark.django_db
CHANDRA = "chandra@malmo.example"


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    cache.clear()  # forget the tries of the test before


@pytest.fixture
def chandra() -> Person:
    a_case()
    return person(Role.DATA_PROTECTION, None, CHANDRA, PASSWORD)


def sign_in(client: Client, password: str = PASSWORD) -> object:
    return client.post("/account/login/", {"login": CHANDRA, "password": password})


def code(secret: str) -> str:
    """What a telephone shows now. The step before and the one after are taken too, so the clock may tick over."""
    _, now, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def say_again(client: Client) -> None:
    """Give the password again, as is asked before anything about signing in is changed."""
    client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/account/"})


def set_up(client: Client) -> str:
    """Turn on the second step as a person does: read the letters under the square, type the figures. The letters."""
    say_again(client)
    page = client.get("/account/second/totp/activate/")
    (secret,) = re.findall(r"<code>([A-Z2-7]+)</code>", page.content.decode())
    assert client.post("/account/second/totp/activate/", {"code": code(secret)}).status_code == 302
    return secret


def test_nobody_makes_an_account_for_themselves() -> None:
    sent = {"email": "elin@elsewhere.example", "password1": PASSWORD}
    assert "given out by the editor" in Client().post("/account/signup/", sent).content.decode()
    assert not Person.objects.exists()


def test_a_city_can_open_sign_up_and_such_an_account_can_only_read(settings: object) -> None:
    settings.OPEN_SIGN_UP = True  # type: ignore[attr-defined]
    a_case()
    client = Client()
    client.post("/account/signup/", {"email": "elin@elsewhere.example", "password1": PASSWORD})
    assert Person.objects.get().grants.count() == 0
    assert client.get(f"/work/{LAMPS}/").status_code == 404


def test_a_password_is_kept_so_that_it_cannot_be_read_back() -> None:
    from ombud.web import settings as shipped

    assert shipped.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_after_five_wrong_passwords_the_right_one_must_wait(chandra: Person) -> None:
    client = Client()
    for _ in range(5):
        assert sign_in(client, "wrong lamp posts all").status_code == 200
    assert sign_in(client).status_code == 200
    assert client.get("/work/").status_code == 302  # still outside
    assert b"Too many failed" in sign_in(client).content


def test_a_wrong_password_does_not_say_whether_there_is_such_an_account(chandra: Person) -> None:
    known = sign_in(Client(), "wrong lamp posts all").context["form"].errors
    unknown = Client().post("/account/login/", {"login": "x@y.example", "password": "wrong lamps"})
    assert known == unknown.context["form"].errors


def test_without_a_second_step_a_grave_role_opens_nothing(chandra: Person, settings: object) -> None:
    settings.SECOND_FACTOR = True  # type: ignore[attr-defined]
    client = Client()
    sign_in(client)
    for address in ("/work/", f"/work/{LAMPS}/", f"/work/{LAMPS}/entries/0/erase/"):
        assert client.get(address).headers["Location"] == "/account/second/"


def test_with_a_second_step_a_stolen_password_opens_nothing(chandra: Person, settings: object) -> None:
    settings.SECOND_FACTOR = True  # type: ignore[attr-defined]
    client = Client()
    sign_in(client)
    secret = set_up(client)
    assert client.get(f"/work/{LAMPS}/").status_code == 200
    thief = Client()
    assert sign_in(thief).headers["Location"].startswith("/account/second/authenticate/")
    assert thief.get("/work/").status_code == 302
    assert thief.post("/account/second/authenticate/", {"code": "000000"}).status_code == 200
    assert thief.get("/work/").headers["Location"].startswith("/account/login/")
    cache.clear()  # the code that set it up may not be used twice, so this is a new moment
    assert thief.post("/account/second/authenticate/", {"code": code(secret)}).status_code == 302
    assert thief.get("/work/").status_code == 200


def test_a_recovery_code_opens_the_door_once(chandra: Person) -> None:
    client = Client()
    sign_in(client)
    set_up(client)
    page = client.get("/account/second/recovery-codes/").content.decode()
    codes = re.findall(r"<li><code>(\w+)</code></li>", page)
    assert len(codes) == 10
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post("/account/second/authenticate/", {"code": codes[0]}).status_code == expected


def test_the_secret_of_the_second_step_is_not_in_the_database(chandra: Person) -> None:
    client = Client()
    sign_in(client)
    secret = set_up(client)
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
    assert Authenticator.objects.get(type=Authenticator.Type.TOTP).wrap().validate_code("000000") is False


def test_the_square_is_a_picture_of_this_site_and_not_inline(chandra: Person) -> None:
    client = Client()
    sign_in(client)
    assert "/account/reauthenticate/" in client.get("/account/second/totp/activate/").headers["Location"]
    say_again(client)
    assert client.get("/account/second/square.svg").status_code == 404  # nothing is being set up
    page = client.get("/account/second/totp/activate/").content.decode()
    assert 'src="/account/second/square.svg"' in page
    assert "data:" not in page
    square = client.get("/account/second/square.svg")
    assert square.headers["Content-Type"] == "image/svg+xml"
    assert square.headers["Cache-Control"].find("no-store") >= 0
    assert Client().get("/account/second/square.svg").status_code == 302


def test_signing_out_needs_a_button_and_not_only_a_link(chandra: Person) -> None:
    client = Client()
    sign_in(client)
    client.get("/account/logout/")
    assert client.get("/account/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/account/").status_code == 302


def test_after_signing_in_nobody_is_sent_to_another_site(chandra: Person) -> None:
    sent = {"login": CHANDRA, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post("/account/login/", sent).headers["Location"] == "/work/"


@pytest.mark.parametrize("name", ["login", "password/reset", "signup", "inactive", "password/reset/done"])
def test_pages_of_signing_in_are_ours_and_carry_no_script(name: str) -> None:
    page = Client().get(f"/account/{name}/").content.decode()
    assert 'class="mast"' in page
    assert "<script" not in page
    assert page.count("<h1>") == 1


def test_own_pages_are_ours_and_carry_no_script(chandra: Person) -> None:
    client = Client()
    sign_in(client)
    set_up(client)
    names = ("password/change", "email", "second", "second/totp/deactivate", "second/recovery-codes",
             "second/recovery-codes/generate", "logout")  # fmt: skip
    for name in names:
        page = client.get(f"/account/{name}/").content.decode()
        assert 'class="mast"' in page, name
        assert "<script" not in page, name
        assert page.count("<h1>") == 1, name

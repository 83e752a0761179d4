"""The discussion after a workshop: anyone writes, a moderator lets in by published rules, the office answers."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from ombud.heard.entries import Contribution as Heard
from ombud.heard.entries import Reply
from ombud.people.roles import Role
from ombud.web import log
from ombud.web.meeting_models import Contribution, Digest, Flag, Quote, Workshop
from ombud.web.meetings.ending import delete_what_has_ended
from ombud.web.meetings.quoting import Misquoted, held_apart, quoted
from ombud.web.meetings.rules import RULES
from ombud.web.reading import case_file
from tests.web.gatherings import STREETS, a_workshop, code_in, official, said, sent
from tests.web.workers import LAMPS, a_case

pytestmark = pytest.mark.django_db
PAGE = f"/learn/workshops/{STREETS}/discussion/"
WRITE = f"{PAGE}write/"
MINE = "/learn/workshops/mine/"
QUEUE = "/work/workshops/queue/"
DIGEST = f"/work/workshops/of/{STREETS}/digest/"
State = Contribution.State
DARK = "The path by the school is dark from four in the afternoon, and we walk along the road instead."


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]


def page(address: str = PAGE) -> str:
    return Client().get(address).content.decode()


def shown(code: str) -> str:
    """What somebody sees with their code."""
    return Client().post(MINE, {"code": code}).content.decode()


def written(words: str = DARK, **typed: str) -> str:
    """Write something as a browser would; the code."""
    status, html = sent(Client(), WRITE, words=words, language="en", **typed)
    assert status == 200
    return code_in(html)


def closed(**more: object) -> Workshop:
    """A workshop whose discussion closed yesterday."""
    return a_workshop(-20, discussion_until=timezone.localdate() - timedelta(days=1), **more)


# Writing, and what becomes of it


def test_nothing_is_shown_before_a_moderator_has_let_it_in() -> None:
    a_workshop()
    code = written(name="Amina")
    assert DARK not in page()
    assert "No moderator has looked at it yet." in shown(code)
    moderator = official(Role.EDITOR)
    assert DARK in moderator.get(QUEUE).content.decode()
    one = Contribution.objects.get()
    assert moderator.post(f"{QUEUE}{one.pk}/", {"act": "let-in"}).status_code == 302
    assert DARK in page()
    assert "Amina" in page()
    assert "It was let in on" in shown(code)


def test_a_refusal_names_a_published_rule_and_its_writer_can_read_it() -> None:
    a_workshop()
    code = written()
    one, moderator = Contribution.objects.get(), official(Role.EQUALITY)
    without = moderator.post(f"{QUEUE}{one.pk}/", {"act": "refuse", "rule": "", "more": ""})
    assert "Choose the rule." in without.content.decode()
    assert Contribution.objects.get().state == State.WAITING
    moderator.post(f"{QUEUE}{one.pk}/", {"act": "refuse", "rule": "person", "more": "It names a neighbour."})
    rule = str(RULES[0].name)
    assert rule in shown(code)
    assert "It names a neighbour." in shown(code)
    assert rule in page("/learn/workshops/rules/")
    assert f"{rule}: 1" in page()
    assert DARK not in page()


def test_whoever_plans_or_runs_it_does_not_moderate() -> None:
    one, _code = said(a_workshop(), DARK, "waiting")
    for role in (Role.OFFICER, Role.PLANNER, Role.PROCUREMENT, Role.COUNCIL, Role.RESIDENT):
        client = official(role)
        assert client.get(QUEUE).status_code == 403, role
        assert client.post(f"{QUEUE}{one.pk}/", {"act": "let-in"}).status_code == 403, role
    assert Contribution.objects.get().state == State.WAITING


def test_whoever_decides_second_is_told_so_and_changes_nothing() -> None:
    one, _code = said(a_workshop(), DARK, "waiting")
    first, second = official(Role.EDITOR), official(Role.EQUALITY)
    first.post(f"{QUEUE}{one.pk}/", {"act": "let-in"})
    answer = second.post(f"{QUEUE}{one.pk}/", {"act": "refuse", "rule": "matter", "more": ""}, follow=True)
    assert "Somebody else has decided on this one" in answer.content.decode()
    assert Contribution.objects.get().state == State.SHOWN


def test_a_button_pressed_twice_says_it_once() -> None:
    a_workshop()
    from tests.web.gatherings import hidden

    client = Client()
    slip = hidden(client.get(WRITE).content.decode())
    for _ in range(2):
        client.post(WRITE, {**slip, "words": DARK, "language": "en"})
    assert Contribution.objects.count() == 1


def test_one_answers_what_is_shown_and_no_answer() -> None:
    workshop = a_workshop()
    one, _code = said(workshop, DARK)
    waits, _code = said(workshop, "Not yet.", "waiting")
    reply, _code = said(workshop, "So do we.", answers=one)
    assert f"{WRITE}?to={one.pk}" in page()
    assert f"{WRITE}?to={reply.pk}" not in page()
    assert DARK in page(f"{WRITE}?to={one.pk}")
    for wrong in (waits.pk, reply.pk, 10**12, "x", "²", ""):
        assert Client().get(WRITE, {"to": wrong}).status_code == 404, wrong
    sent(Client(), f"{WRITE}?to={one.pk}", words="We too.", language="en")
    assert Contribution.objects.get(words="We too.").answers == one


def test_words_carry_their_language_and_are_shown_and_never_run() -> None:
    workshop = a_workshop()
    said(workshop, "الطريق مظلم", language="ar")
    said(workshop, "<script>alert(1)</script> {{ city }}", name="<b>x</b>", language="und")
    html = page()
    assert '<div lang="ar" dir="auto">' in html
    assert "<script>" not in html
    assert "<b>x</b>" not in html


def test_what_is_too_long_or_empty_or_in_no_language_gets_a_sentence() -> None:
    a_workshop()
    for typed, told in (
        ({"words": "x" * 2001}, "at most 2000 characters"),
        ({"words": " "}, "Write what you want to say."),
        ({"language": "klingon"}, "Select a valid choice"),
    ):
        _status, html = sent(Client(), WRITE, **({"words": DARK, "language": "en"} | typed))
        assert told in html
    assert not Contribution.objects.exists()


def test_after_the_closing_day_nobody_writes_and_nothing_is_kept() -> None:
    a_workshop()
    from tests.web.gatherings import hidden

    slip = hidden(Client().get(WRITE).content.decode())
    Workshop.objects.update(discussion_until=timezone.localdate() - timedelta(days=1))
    answer = Client().post(WRITE, {**slip, "words": DARK, "language": "en"})
    assert answer.status_code == 409
    assert "Nothing that you sent was kept." in answer.content.decode()
    assert not Contribution.objects.exists()


def test_a_workshop_without_a_discussion_has_no_page_of_it() -> None:
    a_workshop(discussion_until=None)
    assert {Client().get(address).status_code for address in (PAGE, WRITE)} == {404}


# Going away


def test_what_its_writer_takes_back_is_gone_and_the_page_says_that_it_was_there() -> None:
    one, code = said(a_workshop(), DARK, name="Amina")
    Client().post(MINE, {"code": code, "act": "take-back"})
    assert DARK not in page()
    assert "Amina" not in page()
    assert "Taken back by whoever wrote it." in page()
    one.refresh_from_db()
    assert (one.words, one.name, one.state) == ("", "", State.TAKEN_BACK)


def test_what_nobody_saw_and_its_writer_takes_back_leaves_nothing() -> None:
    _one, code = said(a_workshop(), DARK, "waiting")
    html = Client().post(MINE, {"code": code, "act": "take-back"}).content.decode()
    assert "You have taken it back." in html
    assert not Contribution.objects.exists()


def test_what_a_moderator_removes_shows_by_whom_and_why() -> None:
    one, code = said(a_workshop(), DARK, name="Amina")
    official(Role.EDITOR).post(f"{QUEUE}{one.pk}/", {"act": "remove", "rule": "advert", "more": ""})
    html = page()
    assert DARK not in html
    assert "Removed by a moderator (Editor of the register): It advertises." in html
    assert "It was removed on" in shown(code)


def test_a_reader_tells_a_moderator_without_an_account_and_the_word_goes_when_it_was_looked_at() -> None:
    one, _code = said(a_workshop(), DARK)
    status, _html = sent(Client(), f"{PAGE}{one.pk}/tell/", why="It names my street.")
    assert status == 200
    moderator = official(Role.EDITOR)
    assert "It names my street." in moderator.get(QUEUE).content.decode()
    moderator.post(f"{QUEUE}{one.pk}/", {"act": "leave"})
    assert not Flag.objects.exists()
    assert DARK in page()


def test_refused_words_go_after_thirty_days_and_all_words_two_years_after_the_closing() -> None:
    workshop = a_workshop()
    refused, _code = said(workshop, "Buy lamps!", "refused", rule="advert")
    said(workshop, DARK)
    now = timezone.now()
    Contribution.objects.filter(pk=refused.pk).update(decided=now - timedelta(days=29))
    assert delete_what_has_ended(now) == 0
    assert delete_what_has_ended(now + timedelta(days=2)) == 1
    refused.refresh_from_db()
    assert refused.words == ""
    assert "It advertises: 1" in page()  # that something was refused stays to be counted
    Workshop.objects.update(discussion_until=timezone.localdate(now))
    assert delete_what_has_ended(now + timedelta(days=730)) == 0
    assert delete_what_has_ended(now + timedelta(days=731)) == 2
    assert not Contribution.objects.exists()


def test_a_page_of_a_long_discussion_stays_small_and_each_contribution_can_be_found_on_it() -> None:
    """Eight contributions as long as may be, with a digest as long as may be, of words drawn by chance."""
    draw = Random(1)
    words = ["".join(draw.choices("aeiorstnlkdm", k=draw.randint(2, 9))) for _ in range(1500)]

    def text(most: int) -> str:
        return " ".join(draw.choices(words, k=most))[:most]

    workshop = closed()
    first = [said(workshop, text(2000))[0] for _ in range(9)]
    reply, _code = said(workshop, "To the first.", answers=first[0])
    points = {}
    for at in range(5):
        points |= a_point(9, at, said=text(600), answer=text(600), disagreed=text(600),
                          quotes=f"{first[at].pk}: {first[at].words[:300].rsplit(' ', 1)[0]}")  # fmt: skip
    assert official().post(DIGEST, points | {"step": "publish"}).status_code == 302
    for address in (PAGE, f"{PAGE}?page=2"):
        answer = Client().get(address, headers={"accept-encoding": "gzip"})
        assert len(answer.content) <= 14 * 1024, address
    html = page()
    assert html.index(f'id="c{first[0].pk}"') < html.index(f'id="c{reply.pk}"') < html.index(f'id="c{first[1].pk}"')
    last = first[-1].pk
    assert f'id="c{last}"' not in html
    assert f'id="c{last}"' in page(f"{PAGE}?at={last}")


# The digest


def a_point(of: int, at: int = 0, **more: str) -> dict[str, str]:
    typed = {"said": "People walk on the road.", "n": str(of), "disagreed": "Whether trees or lamps are at fault.",
             "quotes": "", "outcome": "adopted", "answer": "The lamps are mended.",
             "by_when": "2027-03-01"}  # fmt: skip
    return {f"p{at}-{name}": value for name, value in (typed | more).items()}


def test_a_closed_discussion_without_a_digest_says_so() -> None:
    closed()
    assert ", no digest yet" in page()
    assert ", no digest yet" in page("/learn/workshops/")
    Workshop.objects.update(discussion_until=timezone.localdate() - timedelta(days=30))
    assert "The office owed one by" in page()


def test_no_digest_is_written_while_people_still_write() -> None:
    a_workshop()
    answer = official().post(DIGEST, a_point(0) | {"step": "publish"})
    assert "Its digest is written when it is closed." in answer.content.decode()
    assert not Digest.objects.exists()


def test_a_digest_is_seen_before_it_is_published_and_kept_with_its_history() -> None:
    one, _code = said(closed(), DARK)
    client = official()
    typed = a_point(1, quotes=f"{one.pk}: dark from four in the afternoon")
    assert "Nothing is published yet." in client.post(DIGEST, typed | {"step": "check"}).content.decode()
    assert not Digest.objects.exists()
    assert client.post(DIGEST, typed | {"step": "publish"}).status_code == 302
    html = page()
    for told in ("People walk on the road.", "In 1 contribution of 1.", "Whether trees or lamps",
                 "The lamps are mended.", "dark from four in the afternoon", "1 March 2027"):  # fmt: skip
        assert told in html, told
    client.post(DIGEST, a_point(1, said="Said anew.") | {"step": "publish"})
    assert "Said anew." in page()
    assert "People walk on the road." in page(f"{PAGE}earlier/")  # the earlier wording stays to be read
    assert ", no digest yet" not in page()


def test_quoted_words_go_when_their_writer_takes_them_back() -> None:
    one, code = said(closed(), DARK)
    official().post(DIGEST, a_point(1, quotes=f"{one.pk}: we walk along the road") | {"step": "publish"})
    assert "we walk along the road" in page()
    Client().post(MINE, {"code": code, "act": "take-back"})
    assert "we walk along the road" not in page()
    assert Quote.objects.get().words == ""
    assert "they were taken back or removed" in page()


@pytest.mark.parametrize(("wrong", "told"), [
    ({"quotes": "{pk}: bright at all hours"}, "does not stand in contribution"),
    ({"quotes": "999999: dark"}, "There is no contribution 999999 that everyone can read."),
    ({"quotes": "dark from four"}, "as the number of the contribution, a colon, and its words."),
    ({"said": f"Somebody wrote: {DARK}"}, "Put them under “Quotations”"),
    ({"n": "2"}, "Write a number from 0 to 1"),
    ({"n": ""}, "Fill this in."),
    ({"quotes": "1: a\n1: b\n1: c\n1: d"}, "Choose at most 3 quotations"),
    ({"said": ""}, "Say what was said, or that nobody wrote."),
    ({"by_when": "soon"}, "Write the day as year-month-day"),
    ({"outcome": "unsaid"}, "Select a valid choice"),
])  # fmt: skip
def test_each_fault_of_a_digest_is_a_sentence_and_nothing_is_published(wrong: dict[str, str], told: str) -> None:
    one, _code = said(closed(), DARK)
    typed = a_point(1, **{name: value.format(pk=one.pk) for name, value in wrong.items()})
    answer = official().post(DIGEST, typed | {"step": "publish"})
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Digest.objects.exists()


def test_words_are_held_against_what_was_published_and_nothing_else() -> None:
    workshop = closed()
    one, _code = said(workshop, "We  walk\nalong the road.")
    assert quoted([f"No. {one.pk}: “We walk along”"], [one])[0].words == "We walk along"
    with pytest.raises(Misquoted, match="We run"):
        quoted([f"{one.pk}: We run"], [one])
    assert held_apart("We walk along the road.", [one])  # five words in a row are anybody's


def test_in_a_case_each_point_is_sealed_as_heard_and_answered_and_said_anew_when_it_is_mended() -> None:
    a_case()
    said(closed(case=LAMPS), DARK)
    client = official()
    both = a_point(1) | a_point(1, 1, said="Nobody was asked.", answer="We ask in March.", disagreed="", by_when="")
    assert client.post(DIGEST, both | {"step": "publish"}).status_code == 302
    heard = [entry.body for entry in log.entries(LAMPS)]
    asked = [body for body in heard if isinstance(body, Heard)]
    replies = [body for body in heard if isinstance(body, Reply)]
    assert [body.gist for body in asked] == [
        "People walk on the road. (In 1 of 1 contributions.) People disagreed: Whether trees or lamps are at fault.",
        "Nobody was asked. (In 1 of 1 contributions.)",
    ]
    assert [body.to for body in replies] == [body.ref for body in asked]
    assert replies[0].by == "Head of Street Works"
    assert DARK not in str(heard)
    assert f"/cases/{LAMPS}/entries/2/" in page()
    assert client.post(DIGEST, a_point(1, said="Said better.") | {"step": "publish"}).status_code == 302
    file = case_file(LAMPS)
    standing = [entry.body for entry in file.entries if entry.seq not in {*file.replaced, *file.withdrawn}]
    assert [body.gist.partition(" (")[0] for body in standing if isinstance(body, Heard)] == ["Said better."]
    assert len([body for body in standing if isinstance(body, Reply)]) == 1


def test_the_models_and_their_migration_say_the_same() -> None:
    assert call_command("makemigrations", "web", "--check", "--dry-run", verbosity=0) is None


def test_a_digest_is_sealed_in_the_language_of_the_workshop_whoever_reads_the_pages_in_another() -> None:
    a_case()
    said(closed(case=LAMPS, language="en"), DARK)
    swedish = f"/sv{DIGEST}"
    assert official().post(swedish, a_point(1) | {"step": "publish"}).status_code == 302
    heard, reply = (entry.body for entry in case_file(LAMPS).entries[-2:])
    assert isinstance(heard, Heard)
    assert isinstance(reply, Reply)
    assert "People disagreed: Whether trees" in heard.gist
    assert "1 March 2027" in reply.why

"""What templates may ask for: a sentence in the reader's language, a word for a value, a mark for a standing."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.questions import QUESTIONS
from ombud.evidence.finding import Backing, Noticed, Standing
from ombud.heard.computed import Sort
from ombud.held.computed import Sort as HeldSort
from ombud.held.parts import CLASHES, Clash
from ombud.ledger.stage import Stage
from ombud.web import shown, sources, telling
from ombud.web.differences import Stretch
from ombud.web.isolating import isolated
from ombud.web.marks import MARKS
from ombud.words import Sentence

register = template.Library()

@register.simple_tag
def mark(standing: str) -> SafeString:
    """The shape of a standing; the word beside it says the same."""
    return SafeString(MARKS[str(standing)])


@register.filter
def told(sentence: Sentence | None) -> str:
    """A sentence of the core in the reader's language; one that is still in English is told to be."""
    if sentence is None:
        return ""
    words = isolated(sentence).told(gettext)
    if get_language() in (None, "en") or gettext(sentence.pattern) != sentence.pattern:
        return words
    return format_html('<span lang="en" dir="ltr">{}</span>', words)


@register.filter
def told_plain(sentence: Sentence) -> str:
    """The same where no element can stand, as in an attribute."""
    return isolated(sentence).told(gettext)


@register.filter
def standing(value: str) -> Any:
    return shown.STANDINGS[Standing(value)]


@register.filter
def sort(value: str) -> Any:
    """What was computed, in words."""
    return shown.SORTS[Sort(value) if value in set(Sort) else HeldSort(value)]


@register.filter
def meaning(value: str) -> Any:
    return shown.MEANINGS[Standing(value)]


@register.filter
def backing(value: str) -> Any:
    return shown.BACKINGS[Backing(value)]


@register.filter
def stage(value: str) -> Any:
    return shown.STAGES[Stage(value)]


@register.filter
def notice(value: str) -> Any:
    return shown.NOTICES[Noticed(value)]


@register.filter
def role(value: str) -> str:
    return shown.role(value)


@register.filter
def claim(number: str) -> str:
    """The claim that a check tests."""
    return gettext(BY_NUMBER[number].title)


@register.filter
def worded(value: str) -> str:
    """A value of an enumeration in words."""
    return shown.worded(value)


@register.filter
def clash(value: Clash) -> Sentence:
    """How a part contradicts the city's list, or itself."""
    return CLASHES[value]


@register.filter
def question_of(number: str) -> str:
    """The word of the question that a check belongs to, for its address."""
    return QUESTIONS[int(number.partition(".")[0]) - 1].word


@register.filter
def said(text: str) -> str:
    """A text of the core, marked there, in the reader's language."""
    return gettext(text) if text else ""


@register.filter
def kind_word(entry: Any) -> str:
    return telling.kind_word(entry)


@register.filter
def gist(entry: Any) -> str:
    return telling.gist(entry)


@register.filter
def file_name(sha256: str) -> str:
    """The name of a file that everyone may see, if it is kept here."""
    return sources.file_name(sha256) if sha256 and sources.file_address(sha256) else ""


@register.filter
def can_be_followed(address: str) -> bool:
    """Whether an address is one of the web: a file from elsewhere may bring one that runs."""
    return address.startswith(("https://", "http://"))


@register.filter
def file_address(sha256: str) -> str:
    return sources.file_address(sha256)


@register.simple_tag
def in_language(language: str) -> SafeString:
    """The attribute that tells a screen reader in which language words are, and which way they run."""
    return format_html('lang="{}" dir="auto"', language) if language else SafeString('dir="auto"')


@register.simple_tag
def stretch(part: Stretch) -> SafeString:
    """Words that stayed, went or came, each in its own element."""
    tag = {"gone": "del", "new": "ins"}.get(part.part)
    return format_html("<{0}>{1}</{0}>", SafeString(tag), part.text) if tag else format_html("{}", part.text)

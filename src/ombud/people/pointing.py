"""Whether a text points to a person: a name, a mailbox, a telephone number, a personal number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ombud.people.mailbox import MAIL, looks_like_a_person
from ombud.words import mark as _

_NUMBER = re.compile(r"(?<![\w/.-])\+?\(?\d[\d\s()/-]{5,18}\d(?![\w/])")
_DAY = re.compile(r"(18|19|20|21)\d{2}-[01]?\d-[0-3]?\d|[0-3]?\d-[01]?\d-(18|19|20|21)\d{2}")
_YEARS = re.compile(r"(1[89]|20|21)\d{2}\s?[-/]\s?(1[89]|20|21)\d{2}")
# Ten or twelve digits that begin with a birth date: year, month and day, then four, as in Sweden.
_PERSONAL = re.compile(r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?!\d)")
_BETWEEN = re.compile(r"(?<=\w\w\w[.!?])\s+|\n+")  # not after Dr. or J., which belong to a name


class Points(StrEnum):
    """What it is that points to a person."""

    NAME = "name"
    MAIL = "mailbox"
    PHONE = "telephone_number"
    PERSONAL = "personal_number"

    @property
    def called(self) -> str:
        """What it is called, in English; a face translates it."""
        return CALLED[self]


CALLED: dict[Points, str] = {
    Points.NAME: _("it seems to name somebody"),
    Points.MAIL: _("it holds somebody's e-mail address"),
    Points.PHONE: _("it holds a telephone number"),
    Points.PERSONAL: _("it holds a personal number"),
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that seem to point to a person, and in what way."""

    what: Points
    quote: str


def pointers(text: str) -> tuple[Pointer, ...]:
    """What in a text seems to point to a person: numbers first, then mailboxes, then names.

    A warning, not a verdict: an office's own number is found as well, since nothing in a number tells whose it is, and
    a name that is in no list is missed (see :func:`ombud.people.mailbox.looks_like_a_person`).
    """
    personal = [Pointer(Points.PERSONAL, found.group()) for found in _PERSONAL.finditer(text)]
    left = _PERSONAL.sub(" ", text)
    phones = [Pointer(Points.PHONE, found.group().strip()) for found in _NUMBER.finditer(left) if _phone(found.group())]
    mails = [found.group() for found in MAIL.finditer(text)]
    mailboxes = [Pointer(Points.MAIL, mail) for mail in mails if looks_like_a_person(mail)]
    sentences = [part.strip() for part in _BETWEEN.split(MAIL.sub(" ", text)) if part.strip()]
    names = [Pointer(Points.NAME, sentence) for sentence in sentences if looks_like_a_person(sentence)]
    return tuple(dict.fromkeys([*personal, *phones, *mailboxes, *names]))


def _phone(number: str) -> bool:
    """Whether digits are written as a telephone number is: seven to fifteen of them, and no day or span of years."""
    digits = sum(sign.isdigit() for sign in number)
    if not 7 <= digits <= 15 or _DAY.fullmatch(number.strip()) or _YEARS.fullmatch(number.strip()):
        return False
    begins = number.strip().startswith(("+", "0", "("))
    # Amounts are written in threes: 1 200 000 is money, 040 123 456 is not.
    in_threes = re.fullmatch(r"[1-9]\d{0,2}(?:\s\d{3})+", number.strip())
    return begins or (not in_threes and bool(re.search(r"[\s-]", number.strip())))

"""Whether a contact is a person or an office: judged from the words alone, in five languages."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from ombud.people.names import FAMILY, GIVEN, NOT_AFTER, NOT_BEFORE, PARTICLES, TITLES
from ombud.people.officewords import FREE_MAIL, OFFICE, OFFICE_STEMS

# A mailbox begins where a word begins, and its name has at most 64 signs: so that a long text is read once.
MAIL = re.compile(r"(?<![\w.+'%-])(?P<local>[\w.+'%-]{1,64})@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[A-ZÅÄÖÉ]\.-?\s?){1,4}")
_ASKED_FOR = re.compile(  # words after which a person is named
    r"\b(?:contactpersoon|contact person|kontaktperson|personne à contacter|ansprechpartner(?:in)?|attn\.?|t\.a\.v\.|"
    r"z\. ?hd\.|à l'attention de)\s*:?\s+", re.I,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:[-'’][^\W\d_]+)*")


def looks_like_a_person(text: str) -> bool:
    """Whether a contact names a person rather than an office, a shared mailbox or a telephone number.

    True for ``j.jansen@…``, ``firstname.lastname@…``, ``Dr. Anna Berg``, ``J. de Vries``; False for ``info@…``,
    ``14 010``, ``Functionaris gegevensbescherming``, and for empty text. Dutch, English, Swedish, French and German.
    What no rule can see from words: a surname alone (``zandstra@``) that is not among the common ones, a staff number
    (``p10432@``), and a full name in prose whose given name is not in :mod:`ombud.people.names`.
    """
    if any(_mailbox_of_a_person(m["local"], m["domain"]) for m in MAIL.finditer(text)):
        return True
    words = _ADDRESS.sub(" ", MAIL.sub(" ", text))
    return _named_in_words(words)


def _plain(word: str) -> str:
    """Small letters without accents, so that Zoë, ZOE and zoe are one."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _of_an_office(word: str) -> bool:
    return word in OFFICE or any(stem in word for stem in OFFICE_STEMS)


def _mailbox_of_a_person(local: str, domain: str) -> bool:
    parts = [part for part in re.split(r"[._+\-0-9']+", _plain(local)) if part]
    names = [part for part in parts if part not in PARTICLES]
    if not names or any(_of_an_office(part) for part in names):
        return False
    if len(names) == 1:
        return _one_word_is_a_name(names[0], _plain(domain))
    dotted = "." in local or "_" in local
    initial = any(len(part) <= 2 for part in names) and any(len(part) > 2 for part in names)
    known = any(part in GIVEN or part in FAMILY for part in names)
    return known or (dotted and (initial or len(names) == 2 or len(names) < len(parts)))


def _one_word_is_a_name(word: str, domain: str) -> bool:
    # jjansen and jansenj: one initial before or behind a common surname.
    surname = word in FAMILY or (len(word) > 4 and (word[1:] in FAMILY or word[:-1] in FAMILY))
    return word in GIVEN or surname or domain in FREE_MAIL


def _named_in_words(text: str) -> bool:
    return _after_a_title(text) or _initials_and_surname(text) or _given_and_surname(text) or _asked_for(text)


def _surname_at(text: str) -> bool:
    """Whether text begins with a surname: a capital after any particles, and no word of an office or a place."""
    for found in _WORD.finditer(text[:80]):
        word = found.group()
        if _plain(word) in PARTICLES and found.end() < len(text):
            continue
        behind = (_plain(after.group()) for after in _WORD.finditer(text[: found.end() + 40], found.end()))
        followed = any(after in NOT_AFTER for after in islice(behind, 2))
        return bool(_NAME.fullmatch(word)) and not _of_an_office(_plain(word)) and not _place(word) and not followed
    return False


def _place(word: str) -> bool:
    return _plain(word).endswith(("straat", "laan", "plein", "gatan", "strasse", "platz", "street", "kade", "weg"))


def _after_a_title(text: str) -> bool:
    return any(
        _plain(found.group().rstrip(".")) in TITLES and _surname_after(text, found.end())
        for found in re.finditer(r"[^\W\d_]+\.?", text)
    )


def _surname_after(text: str, at: int) -> bool:
    between = re.match(r"\s{1,2}", text[at:])
    return bool(between) and (_surname_at(text[at:].lstrip()) or bool(_INITIALS.match(text[at:].lstrip())))


def _initials_and_surname(text: str) -> bool:
    for found in _INITIALS.finditer(text):
        alone = found.start() == 0 or not (text[found.start() - 1].isalnum() or text[found.start() - 1] in ".-")
        if alone and re.match(r"\S", text[found.end() :].lstrip()[:1]) and _surname_at(text[found.end() :].lstrip()):
            return True
    return False


def _given_and_surname(text: str) -> bool:
    """A given name beside another name: Anna Berg; Berg, Anna; or a given name alone."""
    words = list(_WORD.finditer(text))
    if len(words) == 1 and words[0].group() == text.strip():
        return _plain(text.strip()) in GIVEN and bool(_NAME.fullmatch(text.strip()))
    for at, found in enumerate(words):
        given = _plain(found.group()).partition("-")[0]
        if given not in GIVEN or not _NAME.fullmatch(found.group()):
            continue
        before = words[at - 1] if at else None
        if before and _plain(before.group()) in NOT_BEFORE:
            continue
        if at == 1 == len(words) - 1 and before and _turned(text, before, found):
            return True
        beside = at + 1 < len(words) and text[found.end() : words[at + 1].start()] in (" ", "  ", "\xa0")
        if beside and _surname_at(text[words[at + 1].start() :]):
            return True
    return False


def _turned(text: str, surname: re.Match[str], given: re.Match[str]) -> bool:
    """Whether the surname comes first: Berg, Anna."""
    return text[surname.end() : given.start()].strip() == "," and _surname_at(surname.group())


def _asked_for(text: str) -> bool:
    """Whether two words that can be a name follow "contact person:" and its like."""
    for found in _ASKED_FOR.finditer(text):
        named = text[found.end() :]
        words = [word.group() for word in islice(_WORD.finditer(named), 2)]
        shaped = len(words) == 2 and all(_NAME.fullmatch(word) or _plain(word) in PARTICLES for word in words)
        if shaped and not any(_of_an_office(_plain(word)) for word in words) and _surname_at(named):
            return True
    return False

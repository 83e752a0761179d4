"""Every sentence has its Swedish, the interface its Arabic, and no translation loses a gap."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("babel", reason="Babel is not installed: pip install 'ombud[dev]'")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import messages

from ombud.demo.measured import held
from ombud.formats import measuredfile
from ombud.held.computed import Sort

GAP = re.compile(r"\{\w+\}|%\(\w+\)s")
# What a person meets on a page of the site; the engines that measure speak English and Swedish.
INTERFACE = (
    "web/",
    "people/roles",
    "people/may",
    "people/rule",
    "people/pointing",
    "people/population",
    "casefile/questions",
)


def test_swedish_is_complete() -> None:
    assert messages.missing("sv") == []


def test_the_interface_is_in_arabic() -> None:
    said = messages.catalogue("ar")
    bare = [
        message.id
        for message in messages.template()
        if message.id
        and any(place.startswith(INTERFACE) for place, _ in message.locations)
        and not messages.said(said, message.id, message.context)
    ]
    assert bare == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_translation_loses_or_invents_a_gap(language: str) -> None:
    for message in messages.catalogue(language):
        if not message.id or not message.string:
            continue
        asked = message.id if isinstance(message.id, str) else message.id[-1]
        forms = [message.string] if isinstance(message.string, str) else list(message.string)[-1:]
        for form in filter(None, forms):
            assert set(GAP.findall(form)) == set(GAP.findall(asked)), message.id


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    from babel.messages.mofile import read_mo

    with (messages.LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = read_mo(file)
    assert _told(compiled) == _told(messages.catalogue(language))


def _told(catalogue: messages.Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What a catalogue says, with plural forms or without; what it does not say left out."""
    said = ((_parts(message.id), _parts(message.string)) for message in catalogue if message.id)
    return {asked[:1]: told for asked, told in said if told and all(told)}


def _parts(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("sort", list(Sort))
def test_the_words_in_cells_of_tables_are_messages(sort: Sort) -> None:
    """A column that says its cells are words of ours is shown in the reader's language: each must be a message."""
    known = {message.id for message in messages.template()}
    for table in measuredfile.opened(held(f"{sort.value}.zip")).tables:
        for at, column in enumerate(table.columns):
            cells = {row[at] for row in table.rows if column.words and isinstance(row[at], str) and row[at]}
            assert cells <= known, (table.name, column.name)

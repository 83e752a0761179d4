"""Takes every sentence out of the code and the pages, lays it beside its translations, and compiles them.

    python tools/messages.py            update the catalogues and compile them
    python tools/messages.py --missing  say what is not translated yet, and fail if anything is
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from ombud.casefile.kinds import KINDS
from ombud.casefile.policy import default_policy
from ombud.casefile.questions import QUESTIONS
from ombud.web.nouns import noun

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ombud"
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("sv", "ar")
WORDS = {
    "mark": None, "say": None, "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip
Message = tuple[str | tuple[str, ...], str, str | None]  # the text, where it stands, its context


def messages() -> Iterator[Message]:
    """Every text that a face can show, with the place it stands in."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _taken(path, path.read_text(encoding="utf-8"))
    for path in sorted((SOURCE / "web" / "templates").rglob("*")):
        if path.is_file():
            yield from _taken(path, templatize(path.read_text(encoding="utf-8"), origin=str(path)))
    yield from _kinds()
    for gate in default_policy().gate:
        yield gate.because, "casefile/data/policy.toml", None


def _taken(path: Path, code: str) -> Iterator[Message]:
    where = path.relative_to(SOURCE).as_posix()
    for _line, text, _comments, context in extract("python", io.BytesIO(code.encode()), WORDS):
        found = tuple(part for part in text if part) if isinstance(text, tuple) else text
        if found:
            yield found, where, context


def _kinds() -> Iterator[Message]:
    """What models say of themselves: docstrings of kinds, and the words of what can be chosen."""
    for kind in KINDS.values():
        yield kind.help(), f"{kind.question()}/entries.py", None
        yield noun(kind), f"{kind.question()}/entries.py", None
    for word in [question.word for question in QUESTIONS]:
        for thing in _words_of(word).values():
            if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum:
                for member in thing:
                    yield member.value.replace("_", " "), f"{word}/entries.py", None


def _words_of(question: str) -> dict[str, object]:
    """What is named in the modules of a question that hold kinds of entries."""
    modules = sorted({kind.__module__ for kind in KINDS.values() if kind.question() == question})
    return {f"{module}.{name}": thing for module in modules for name, thing in vars(import_module(module)).items()}


def template() -> Catalog:
    """The catalogue of all messages, without translations or line numbers (they change too often to be read)."""
    catalogue = Catalog(project="Ombud", charset="utf-8")
    for text, where, context in messages():
        catalogue.add(text, locations=[(where, None)], context=context, flags=_flags(text))  # type: ignore[list-item]
    return catalogue


def _flags(text: str | tuple[str, ...]) -> tuple[str, ...]:
    first = text if isinstance(text, str) else text[0]
    return ("python-format",) if "%(" in first else ("python-brace-format",) if "{" in first else ()


def catalogue(language: str) -> Catalog:
    """A language's catalogue as it stands in its file; a new one if there is none."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language, project="Ombud", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Lay the messages of today into a language's file, and compile it."""
    into = catalogue(language)
    into.update(template(), no_fuzzy_matching=True)
    into.obsolete.clear()
    _plain_head(into)
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "django.po").open("wb") as file:
        write_po(file, into, width=120, omit_header=False, sort_output=True, include_lineno=False)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, into)


def _plain_head(catalogue: Catalog) -> None:
    """A head without a clock in it, so that the file changes only when a message does."""
    catalogue.header_comment = "# The words of Ombud in another language. SPDX-License-Identifier: EUPL-1.2"
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 22, tzinfo=UTC)
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.fuzzy = False


def missing(language: str) -> list[str]:
    """The messages of today that a language has no words for."""
    have = catalogue(language)
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in template()
        if message.id and not said(have, message.id, message.context)
    ]


def said(have: Catalog, text: str | tuple[str, ...] | list[str], context: str | None) -> bool:
    found = have.get(text if isinstance(text, str) else text[0], context)
    return bool(found and found.string and (found.string if isinstance(found.string, str) else all(found.string)))


if __name__ == "__main__":
    if "--missing" in sys.argv:
        left = {language: missing(language) for language in LANGUAGES}
        for language, texts in left.items():
            print(f"{language}: {len(texts)} not translated", *texts[:20], sep="\n  ")
        sys.exit(1 if left["sv"] else 0)
    for language in LANGUAGES:
        update(language)

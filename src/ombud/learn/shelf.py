"""Reads a module of the course from its folder, and says in a sentence, with file and field, what does not fit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ombud.formats.reading import Unreadable
from ombud.learn.module import Facts, Recommendation, Recommended, Source, Words
from ombud.learn.text import Section, sections
from ombud.words import say

FOLDERS = files("ombud.learn") / "modules"
FILES = ("module.toml", "text.en.md", "words.en.toml", "sources.toml")
T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Module:
    """A module in English, with all that is known of it. ``sources``: key -> the work."""

    folder: Traversable
    facts: Facts
    words: Words
    text: str
    sections: tuple[Section, ...]
    sources: dict[str, Source]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the short texts are there in."""
        names = (one.name.split(".") for one in self.folder.iterdir())
        return tuple(sorted(name[1] for name in names if len(name) == 3 and (name[0], name[2]) == ("words", "toml")))

    def words_in(self, language: str) -> Words:
        """The short texts in a language; in English where nobody has translated them."""
        return _told(Words, self.folder / f"words.{language}.toml") if language in self.languages else self.words


def recommended(of: Module, language: str) -> tuple[Recommendation, ...]:
    """What a module recommends, in a language or in English; nothing where it recommends nothing."""
    there = (of.folder / f"recommendations.{name}.toml" for name in (language, "en"))
    file = next((one for one in there if one.is_file()), None)
    return _told(Recommended, file).recommendation if file else ()


def module(folder: Traversable) -> Module:
    """The module in a folder. Raises :class:`~ombud.formats.reading.Unreadable`."""
    text = _read(folder / "text.en.md")
    works = {key: _fits(Source, told, f"{folder.name}/sources.toml, {key}")
             for key, told in _table(folder / "sources.toml").items()}  # fmt: skip
    return Module(folder, _told(Facts, folder / "module.toml"), _told(Words, folder / "words.en.toml"), text,
                  sections(text), works)  # fmt: skip


def modules() -> tuple[Module, ...]:
    """Every module that comes with this copy, by its number; a folder that lacks a file is none yet."""
    found = [module(one) for one in FOLDERS.iterdir() if all((one / name).is_file() for name in FILES)]
    return tuple(sorted(found, key=lambda one: one.facts.number))


def _told(kind: type[T], file: Traversable) -> T:
    return _fits(kind, _table(file), file.name)


def _fits(kind: type[T], told: Any, where: str) -> T:
    try:
        return kind.model_validate(told)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise Unreadable(say("{field}: {why}", field=field or "-", why=first["msg"]), where) from None


def _table(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(_read(file))
    except tomllib.TOMLDecodeError as wrong:
        raise Unreadable(say("this is no TOML: {why}", why=str(wrong)), file.name) from None


def _read(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Unreadable(say("the file is missing"), file.name) from None

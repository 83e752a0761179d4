"""A module in one language, on its way into a package: its words, and where its pages stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape

from ombud.learn.module import Words
from ombud.learn.shelf import Module
from ombud.words import Sentence

Translate = Callable[[str], str]  # English -> the language of the edition


@dataclass(frozen=True)
class Edition:
    """A module in a language. ``page``: how the file of a part is called, ``""`` where all parts are one page.

    ``prefix`` begins every name and id, so that several modules fit in one book.
    """

    of: Module
    language: str = "en"
    translate: Translate = str
    page: str = "{part}.html"
    prefix: str = ""

    @cached_property
    def words(self) -> Words:
        """The short texts, in this language or in English."""
        return self.of.words_in(self.language)

    @property
    def name(self) -> str:
        """What files and identifiers of this edition begin with: ``ombud-m1-en``."""
        return f"ombud-m{self.of.facts.number}-{self.language}"

    def file(self, part: str) -> str:
        """The name of the file in which a part stands; empty where all parts are one page."""
        return self.page.format(part=f"{self.prefix}{part}")

    def href(self, part: str, anchor: str) -> str:
        """Where something in a part is to be found, seen from another part."""
        return f"{self.file(part)}#{self.prefix}{anchor}"

    def id(self, anchor: str) -> str:
        """The id of something, the only one of its name in the package."""
        return f"{self.prefix}{anchor}"

    def told(self, sentence: Sentence) -> str:
        """A sentence of ours in this language, as HTML."""
        return escape(sentence.told(self.translate))

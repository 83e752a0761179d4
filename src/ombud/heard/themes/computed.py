"""What was computed of open answers, as it is sealed: how many are in themes, and each theme with the words behind it."""

from __future__ import annotations

from pydantic import Field

from ombud.evidence.computed import Computed, shown
from ombud.ledger.entry import Said
from ombud.words import mark as _

COUNT, INDEX = shown(places=0), shown(places=2)


class ThemesFound(Computed):
    """How open answers were gathered into themes: how many were read, how many are in none, and how many themes have a name."""

    kind = "heard.themes/1"
    demands = ("2.14",)
    gist = ("what", "themes", "answers")
    what: str = Field(title=_("What people were asked"), description=_("The question or the conversation."), min_length=1)
    answers: int = Field(title=_("Answers read"), description=_("All that came in, those left out too."), json_schema_extra=COUNT, ge=0)
    in_themes: int = Field(title=_("In themes"), description=_("Answers that are in a theme."), json_schema_extra=COUNT, ge=0)
    left_out: int = Field(title=_("In none"), description=_("Answers in no theme; each is listed with why."), json_schema_extra=COUNT, ge=0)
    themes: int = Field(title=_("Themes"), description=_("Themes that come back when some answers are left out, and more than chance gives."), json_schema_extra=COUNT, ge=0)
    named: int = Field(title=_("Named by a person"), description=_("Themes that a person read and named."), json_schema_extra=COUNT, ge=0)
    languages: tuple[str, ...] = Field((), title=_("Languages"), description=_("Languages in which themes were looked for."))
    repeated: int = Field(0, title=_("Nearly the same"), description=_("Answers that say nearly the same as another, word for word."), json_schema_extra=COUNT, ge=0)
    apart: Said = Field(Said.UNSAID, title=_("Told apart"), description=_("Whether themes can be told apart by more than chance in any language."))


class ThemeCounted(Computed):
    """One theme: its words, how many answers it rests on, and the name that a person gave it."""

    kind = "heard.themecounted/1"
    demands = ("2.14",)
    gist = ("words", "name", "answers")
    what: str = Field(title=_("What people were asked"), description=_("The question or the conversation."), min_length=1)
    key: str = Field(title=_("Key"), description=_("The theme's key in the list of its answers."), min_length=1)
    words: tuple[str, ...] = Field(title=_("Words"), description=_("Its heaviest words, the heaviest first."), min_length=1)
    name: str = Field("", title=_("Name"), description=_("The name that a person gave it; empty if nobody has yet."))
    by: str = Field("", title=_("Named by"), description=_("The office that read and named it."))
    answers: int = Field(title=_("Answers"), description=_("How many answers it rests on."), json_schema_extra=COUNT, ge=0)
    of: int = Field(title=_("Out of"), description=_("How many answers were read."), json_schema_extra=COUNT, ge=0)
    stability: float | None = Field(None, title=_("Comes back"), description=_("How far the same answers come together again when a fifth of them is left out (1 is wholly, 0 as by chance)."), json_schema_extra=INDEX)


KINDS: tuple[type[Computed], ...] = (ThemesFound, ThemeCounted)

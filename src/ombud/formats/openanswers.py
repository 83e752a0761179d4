"""Open answers from a survey, and the statements of a Polis conversation; and the names that people gave to themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ombud.formats.hearing.longtable import Line, LongTable, long_table
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.texts import folded, plain
from ombud.heard.themes.texts import OpenAnswer, Shown
from ombud.words import Sentence, say

MOST_ANSWERS = 100_000
_HEADINGS = {
    "id": ("id", "answer id", "comment-id", "number", "no", "nr", "nummer", "ref", "respondent"),
    "text": (
        "text",
        "answer",
        "comment",
        "comment-body",
        "statement",
        "words",
        "svar",
        "fritext",
        "antwoord",
        "réponse",
        "antwort",
        "respuesta",
        "kommentar",
        "toelichting",
    ),
    "language": ("language", "lang", "språk", "taal", "langue", "sprache", "idioma"),
    "public": ("public", "may be quoted", "quote", "consent", "offentlig", "får citeras", "openbaar"),
    "moderated": ("moderated",),
}
_NAMES = {
    "theme": ("theme", "key", "tema", "thema"),
    "name": ("name", "namn", "naam", "title"),
    "by": ("by", "office", "named by", "av", "door"),
}
_SAID = {
    Shown.PUBLIC: ("public", "yes", "y", "true", "1", "ja", "oui", "sí", "si", "offentlig", "openbaar"),
    Shown.KEPT: ("no", "n", "false", "0", "nej", "nee", "nein", "non", "internal", "city"),
    Shown.TAKEN_OUT: ("withdrawn", "taken out", "-1", "deleted", "none"),
}
_OF_POLIS = {"1": Shown.PUBLIC, "0": Shown.KEPT, "-1": Shown.TAKEN_OUT}


@dataclass(frozen=True, slots=True)
class OpenAnswers:
    """What was read, and what was taken for granted while reading."""

    answers: tuple[OpenAnswer, ...]
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The name that a person gave to a theme, and the office that gave it."""

    name: str
    by: str


def read_open_answers(path: Path) -> OpenAnswers:
    """Answers with their ids; raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field."""
    table = long_table(path, _known(_HEADINGS), {"text": "text"})
    seen: dict[str, str] = {}
    found = []
    for line in table.lines():
        one = _answer(line, table)
        if one.id in seen:
            what = say("the id {id} stands twice, first in {where}", id=shortened(one.id, 40), where=seen[one.id])
            raise line.wrong("id", what, say("give each answer an id of its own"))
        seen[one.id] = line.place
        found.append(one)
        if len(found) > MOST_ANSWERS:
            raise Unreadable(
                say("there are more than {n} answers in it", n=MOST_ANSWERS), line.place, say("split the file")
            )
    if not found:
        raise Unreadable(say("there is no answer in it"), table.name, say("put one answer on each line"))
    return OpenAnswers(tuple(found), (*table.notes, *_taken_for_granted(table)))


def read_names(path: Path) -> Mapping[str, Naming]:
    """Themes' keys with their names and by which office; raises :class:`~ombud.formats.reading.Unreadable`."""
    table = long_table(path, _known(_NAMES), {"theme": "theme", "name": "name", "by": "by"})
    found: dict[str, Naming] = {}
    for line in table.lines():
        for field in ("theme", "name", "by"):
            if not line.told.get(field):
                mend = say("a theme is named by a person: write its key, its name and the office that names it")
                raise line.wrong(field, say("nothing stands there"), mend)
        key = line.told["theme"].casefold()
        if key in found:
            raise line.wrong(
                "theme", say("the theme {key} is named twice", key=shortened(key)), say("keep one of them")
            )
        found[key] = Naming(plain(line.told["name"])[:120], plain(line.told["by"])[:120])
    return found


def _known(headings: Mapping[str, tuple[str, ...]]) -> _Known:
    return _Known({folded(one): field for field, all_ in headings.items() for one in all_})


@dataclass(frozen=True, slots=True)
class _Known:
    fields: Mapping[str, str]

    def __call__(self, heading: str) -> str | None:
        return self.fields.get(folded(heading)) if len(heading) < 100 else None


def _answer(line: Line, table: LongTable) -> OpenAnswer:
    number = line.told.get("id", "")
    if table.has("id") and not number:
        raise line.wrong(
            "id", say("nothing stands there"), say("give each answer an id, or leave the whole column out")
        )
    return OpenAnswer(
        id=shortened(number, 80) or line.place.rpartition(", ")[2],
        text=plain(line.told.get("text", "")),
        language=line.told.get("language", ""),
        shown=_shown(line, table),
    )


def _shown(line: Line, table: LongTable) -> Shown:
    if table.has("moderated") and not table.has("public"):
        told = line.told.get("moderated", "0")
        if told not in _OF_POLIS:
            raise line.wrong(
                "moderated", say("“{value}” is not 1, 0 or −1", value=shortened(told, 20)), say("export it again")
            )
        return _OF_POLIS[told]
    told = line.told.get("public", "no").casefold()
    for shown, words in _SAID.items():
        if told in words:
            return shown
    what = say("“{value}” does not say whether the answer may be quoted", value=shortened(told, 40))
    raise line.wrong("public", what, say("write yes, no or withdrawn"))


def _taken_for_granted(table: LongTable) -> tuple[Sentence, ...]:
    told = []
    if not table.has("id"):
        told.append(say("The file has no column of ids: an answer's id is its line in the file."))
    if table.has("public"):
        pass
    elif table.has("moderated"):
        told.append(say("Statements that a moderator let pass may be quoted; those taken out are in no theme."))
    else:
        told.append(say("The file does not say which answers may be quoted, so none is."))
    if not table.has("language"):
        told.append(say("The file does not name languages: they are guessed from letters and small words."))
    return tuple(told)

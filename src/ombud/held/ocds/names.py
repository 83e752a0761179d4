"""Which organisation is which: by its identifier first, and by its name only where it has none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ombud.held.ocds.process import Match, Party

# Legal forms at the end of a name (or at its beginning), in the languages that our sources come in.
_FORMS = frozenset(
    """
    ab aktiebolag hb kb ltd limited llc llp plc inc incorporated corp corporation co company gmbh ag kg ohg mbh ug eg
    bv nv vof cv sa sas sasu sarl eurl snc spa srl sapa sl slu sac saic scrl sprl bvba oy oyj as asa aps ou uab sia doo
    sro zoo spzoo kft zrt ad eood ood ltda sadecv srldecv sapidecv pty pte pvt private
    """.split()  # noqa: SIM905  one word a line would be read by nobody
)
_LEFT_OUT = ("sapi de cv", "sapib de cv", "s de rl de cv", "srl de cv", "sa de cv", "sp z oo", "gmbh co kg", "pty ltd")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "&": " "})
_APART = re.compile(r"[^\w]+")
_SPELT = re.compile(r"\b(\w) (?=\w\b)")
# An id of a party that is built as the standard recommends: the scheme's code, then the number.
_BUILT = re.compile(r"([A-Z]{2}-[A-Z0-9_]{2,12})-(.+)")
_MOST_SPELLINGS = 5


def normal(name: str) -> str:
    """A name as it is compared: without accents, capitals, signs and legal form.

    ``Bentley Systems de México, S.A. de C.V.`` -> ``bentley systems de mexico``; a name that is nothing but a legal
    form stays.
    """
    words = _words(name)
    return _without_form(words) or words


def _words(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = " ".join(_APART.sub(" ", plain.replace(".", "").replace("/", "").replace("'", "")).split())
    return _SPELT.sub(r"\1", words)


def has_form(name: str) -> bool:
    """Whether a name carries a legal form, as that of a company does and that of a person does not."""
    words = _words(name)
    return _without_form(words) != words


def _without_form(words: str) -> str:
    for form in _LEFT_OUT:
        if words.endswith(" " + form):
            return words[: -len(form)].strip()
    parts = words.split()
    while len(parts) > 1 and parts[-1] in _FORMS:
        parts.pop()
    while len(parts) > 1 and parts[0] in ("ab", "oy", "as"):
        parts.pop(0)
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as one place of one release names it; what does not stand there is empty."""

    name: str
    scheme: str = ""
    number: str = ""
    local: str = ""

    @property
    def identifier(self) -> str:
        """Scheme and number as one; also where the id of the party is built of them. Empty where there is none."""
        if self.number:
            return f"{self.scheme} {self.number}".strip()
        built = _BUILT.fullmatch(self.local)
        return f"{built[1]} {built[2]}" if built else ""


@dataclass(slots=True)
class Register:
    """All organisations of the files: taken in once while they are read, then asked for each process.

    A name without an identifier is that of an identified organisation only if it is the name of exactly one.
    """

    _of_name: dict[str, set[str]] = field(default_factory=dict)
    _parties: dict[str, Party] = field(default_factory=dict)
    _spellings: dict[str, dict[str, None]] = field(default_factory=dict)
    _normal: dict[str, str] = field(default_factory=dict)

    def take(self, named: Named) -> None:
        """Remember under which identifiers a name stands."""
        if named.name and (identifier := named.identifier):
            self._of_name.setdefault(self._plain(named.name), set()).add(identifier)

    def party(self, named: Named) -> Party | None:
        """The organisation that is meant; nothing where neither name nor id stands."""
        if named.identifier:
            return self._known(f"id {named.identifier}", named, Match.IDENTIFIER)
        plain = self._plain(named.name) if named.name else ""
        if plain:
            held = self._of_name.get(plain, ())
            if len(held) == 1:
                return self._known(f"id {next(iter(held))}", named, Match.NAME_OF_IDENTIFIED)
            return self._known(f"name {plain}", named, Match.NAME)
        return self._known(f"local {named.local}", named, Match.LOCAL) if named.local else None

    def _known(self, key: str, named: Named, by: Match) -> Party:
        name = named.name or named.local or named.number
        spellings = self._spellings.setdefault(key, {})
        if len(spellings) < _MOST_SPELLINGS:
            spellings[name] = None
        held = self._parties.get(key)
        if held is None or (held.by is not by and by is Match.IDENTIFIER):
            held = self._parties[key] = Party(key, held.name if held else name, by)
        return held

    def _plain(self, name: str) -> str:
        held = self._normal.get(name)
        if held is None:
            held = self._normal[name] = normal(name)
        return held

    def spellings(self, key: str) -> tuple[str, ...]:
        """How an organisation is written, the first few ways."""
        return tuple(self._spellings.get(key, ()))

    def ambiguous(self) -> tuple[str, ...]:
        """Names that stand with more than one identifier: never made one."""
        return tuple(sorted(name for name, held in self._of_name.items() if len(held) > 1))

    def matched(self) -> dict[Match, int]:
        """How many organisations are known by what."""
        return {by: sum(one.by is by for one in self._parties.values()) for by in Match}

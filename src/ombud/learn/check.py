"""What does not fit in a module of the course: ``python -m ombud.learn.check FOLDER [--transcript FILE]``.

Whoever writes or translates a module runs it; the tests run the same for every module that comes with Ombud.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ombud.formats.reading import Unreadable
from ombud.learn.copied import known, listed, shared
from ombud.learn.module import Words
from ombud.learn.people import places, works
from ombud.learn.readability import Readability, readability
from ombud.learn.shelf import Module, module
from ombud.learn.terms import meanings
from ombud.learn.text import cited, paragraphs

WORDS, FLESCH, LIX, MODULE_WORDS = (2000, 3000), 50.0, 45.0, (120, 180)


def faults(of: Module) -> Iterator[str]:
    """What is wrong in a module, a sentence each."""
    yield from _works(of)
    yield from _places(of)
    yield from _named(of)
    yield from _plain(of)


def measured(of: Module) -> Readability:
    """How hard the text reads, quotations included."""
    return readability(paragraphs(of.text))


def _works(of: Module) -> Iterator[str]:
    keys = {one.key for one in cited(of.text)}
    for key in sorted(keys - set(of.sources)):
        yield f"sources.toml lacks {key}, which the text cites."
    for key in sorted(set(of.facts.reading) - set(of.sources)):
        yield f"sources.toml lacks {key}, which is to be read further."
    for key in sorted(set(of.sources) - keys - set(of.facts.reading)):
        yield f"{key} stands in sources.toml, and nothing cites it."


def _places(of: Module) -> Iterator[str]:
    there = {one.slug for one in of.sections}
    if len(there) < len(of.sections):
        yield "text.en.md has two sections with one name."
    asked = {one.section: f"question {one.id}" for one in of.words.question}
    asked |= {slug: f"what explains {number}" for number, slug in of.facts.explains.items()}
    asked |= {slug: f"the term “{term}”" for term, slug in of.facts.terms.items()} | {"act": "the act"}
    for slug in sorted(set(asked) - there):
        yield f"text.en.md has no section {{#{slug}}}, where {asked[slug]} is told."


def _named(of: Module) -> Iterator[str]:
    told = {one.term for one in meanings(of)}
    for term in sorted(set(of.facts.terms) - told):
        yield f"The section {{#{of.facts.terms[term]}}} does not tell what “{term}” means: the word is not in it."
    for name in of.facts.people:
        if not any(places([of], name)) and not any(works([of], name)):
            yield f"module.toml lists {name}, whom neither the text nor a work names."


def _plain(of: Module) -> Iterator[str]:
    told, summary = measured(of), readability([of.words.summary])
    if not WORDS[0] <= told.words <= WORDS[1]:
        yield f"The text has {told.words} words, not {WORDS[0]} to {WORDS[1]}."
    if not MODULE_WORDS[0] <= summary.words <= MODULE_WORDS[1]:
        yield f"The summary has {summary.words} words, not {MODULE_WORDS[0]} to {MODULE_WORDS[1]}."
    if told.flesch < FLESCH:
        yield f"Flesch is {told.flesch:.1f}, below {FLESCH:.0f}: use shorter words and sentences."
    if told.lix > LIX:
        yield f"LIX is {told.lix:.1f}, above {LIX:.0f}: use shorter words and sentences."


def unlike(own: Words, other: Words) -> Iterator[str]:
    """How a translation differs in what is not words: ids, sections, which option is right, how many of each."""
    for one, two in zip(own.question, other.question, strict=True):
        if (one.id, one.section, one.measured) != (two.id, two.section, two.measured):
            yield f"Question {two.id} is not in its place, or its section or mark differs."
        if [each.right for each in one.option] != [each.right for each in two.option]:
            yield f"Question {two.id} has its right option elsewhere."
    for name, mine, theirs in _counted(own, other):
        if mine != theirs:
            yield f"There are {theirs} {name} where English has {mine}."


def _counted(own: Words, other: Words) -> Iterator[tuple[str, Sequence[int], Sequence[int]]]:
    yield "outcomes", [len(own.outcomes)], [len(other.outcomes)]
    yield "steps", [len(own.act.steps)], [len(other.act.steps)]
    yield "minutes", [one.minutes for one in own.workshop.part], [one.minutes for one in other.workshop.part]
    yield "prompts", [len(one.prompts) for one in own.workshop.sheet], [len(o.prompts) for o in other.workshop.sheet]


def copies(of: Module, there: frozenset[bytes]) -> Iterator[str]:
    """Runs of eight words that the module shares with another text, outside of quotations."""
    told = [*paragraphs(of.text, quotes=False), *_strings(of.words.model_dump())]
    for run in (run for one in told for run in shared(one, there)):
        yield f"Shared with the transcript: “{run}”."


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list | tuple):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _strings(one)


def main(given: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--transcript", type=Path, help="a text, or a list of hashes that ends in .grams")
    chosen = asked.parse_args(given)
    try:
        found = module(chosen.folder)
        wrong = list(faults(found))
        for file in sorted(chosen.folder.glob("words.*.toml")):
            wrong += [f"{file.name}: {one}" for one in unlike(found.words, found.words_in(file.name.split(".")[1]))]
    except Unreadable as error:
        sys.stdout.write(f"{error}\n")
        return 1
    if chosen.transcript:
        data = chosen.transcript.read_bytes()
        wrong += copies(found, known(data if chosen.transcript.suffix == ".grams" else listed(data.decode("utf-8"))))
    told = measured(found)
    head = f"{told.words} words in {told.sentences} sentences, Flesch {told.flesch:.1f}, LIX {told.lix:.1f}"
    sys.stdout.write("\n".join([f"{found.words.title}: {head}.", *wrong]) + "\n")
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main())

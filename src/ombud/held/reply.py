"""The standing reply to a vendor: it asks for the problem first, and says what the city does with every contact."""

from __future__ import annotations

from ombud.words import Sentence, say

QUESTIONS: tuple[Sentence, ...] = (
    say("Which problem of people who live here does it solve, and in which streets?"),
    say("Who says that it is a problem: which residents, which office, since when?"),
    say("What would help without any technology, and why is that not enough?"),
    say("Who would be worse off, and what would they lose?"),
    say("Where has it run for three years, what changed there, and who measured it? Where was it taken down again?"),
    say("What does it cost over its whole life, with running it, changing it and leaving it?"),
    say("Which data would it take, who would own them, and on which day would they be gone?"),
    say("Could the city run it and change it without you? From when?"),
)
"""What every vendor is asked, before anything is shown."""


def standing_reply(city: str, office: str = "", register: str = "", lines: str = "") -> tuple[Sentence, ...]:
    """The reply, paragraph by paragraph, ready to be copied.

    ``register`` is the public address where contacts are shown, ``lines`` that of the red lines; what is empty is left
    out. Nothing in it names a person.
    """
    return (
        say("Thank you for writing to {city}.", city=city),
        say(
            "We begin with problems, not with products. Before we meet, look at anything or try anything, please "
            "answer these questions in writing, briefly. If you do not know an answer, say so: that helps as well."
        ),
        *(say("{n}. {question}", n=n, question=question) for n, question in enumerate(QUESTIONS, 1)),
        *_lines(lines),
        say(
            "We take no gifts, no travel, no meals and no free trials, and sign nothing that keeps a conversation "
            "secret. A demonstration comes after the need was stated in public, and is open to other offices."
        ),
        _written_down(register),
        say(
            "When the city has a problem for which it looks for answers, it opens a challenge that everyone can read. "
            "Answers of any kind are welcome there, also those that need no technology, and yours is then one of them."
        ),
        *((say("{office}, {city}", office=office, city=city),) if office else ()),
    )


def _lines(address: str) -> tuple[Sentence, ...]:
    """Where the red lines can be read."""
    if not address:
        return ()
    return (say("The lines that no contract of ours crosses stand here: {address}", address=address),)


def _written_down(register: str) -> Sentence:
    what = say(
        "We write down each contact: your organisation, the office, the day, the topic, the hours that it took us, "
        "what was left or offered, and what comes next. No person is named. Anyone may read it."
    )
    return say("{what} It stands here: {address}", what=what, address=register) if register else what

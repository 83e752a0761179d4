"""The questions of a module as markup: to be answered on a page, or to be read in a book."""

from __future__ import annotations

from html import escape

from ombud.learn.module import Option, Question
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.markup import link
from ombud.words import say


def asked(edition: Edition) -> str:
    """A form that reads without script. With it, ``sco.js`` tells what was chosen and counts."""
    rows = "".join(_asked(edition, at, one) for at, one in enumerate(edition.words.question, 1))
    says = {
        "right": say("You chose the right one."),
        "other": say("You chose another one."),
        "none": say("Choose an answer first."),
        "sum": say("{n} of {all} answered, {right} right."),
        "kept": say("Your learning system keeps your answers."),
        "unkept": say("No learning system was found, so nothing is kept."),
    }
    data = "".join(f' data-{name}="{edition.told(told)}"' for name, told in says.items())
    return (
        f'<form id="check" lang="{edition.language}"{data}>\n{rows}'
        '<p id="sum" role="status"></p><p id="where"></p></form>\n'
    )


def _asked(edition: Edition, at: int, one: Question) -> str:
    right = next(place for place, option in enumerate(one.option) if option.right)
    options = "".join(_choice(one, place, option) for place, option in enumerate(one.option))
    why = edition.told(say("Show me why"))
    return (
        f'<fieldset id="{edition.id(f"question-{one.id}")}" data-question="{one.id}" data-answer="{right}">'
        f"<legend>{at}. {escape(one.text)}</legend>{options}"
        f'<p><button type="button" hidden="hidden">{why}</button> <b role="status"></b></p>\n'
        f"<details><summary>{why}</summary>{_reasons(edition, one)}</details></fieldset>\n"
    )


def _choice(one: Question, place: int, option: Option) -> str:
    name = f"{one.id}-{place}"
    return (
        f'<div><input type="radio" id="{name}" name="{one.id}" value="{place}"/> '
        f'<label for="{name}">{escape(option.text)}</label></div>'
    )


def _reasons(edition: Edition, one: Question) -> str:
    """Why each option is right or not, and where the text says so."""
    reasons = "".join(
        f"<li>{escape(option.text)}<br/><b>{edition.told(say('Right.') if option.right else say('Not so.'))}</b> "
        f"{escape(option.why)}</li>"
        for option in one.option
    )
    passage = link(edition.href("text", one.section), say("The passage that answers it").told(edition.translate))
    return f"<ol>{reasons}</ol><p>{passage}</p>"


def printed(edition: Edition) -> str:
    """The questions in a book, each with a link to its reasons."""
    rows = "".join(_printed(edition, at, one) for at, one in enumerate(edition.words.question, 1))
    return f'<div lang="{edition.language}">{rows}</div>'


def _printed(edition: Edition, at: int, one: Question) -> str:
    options = "".join(f"<li>{escape(option.text)}</li>" for option in one.option)
    why = link(edition.href("reasons", f"why-{one.id}"), say("Show me why").told(edition.translate))
    return (
        f'<section id="{edition.id(f"question-{one.id}")}"><h2>{at}. {escape(one.text)}</h2>'
        f"<ol>{options}</ol><p>{why}</p></section>\n"
    )


def reasons(edition: Edition) -> str:
    """Why each option of each question is right or not, behind the questions."""
    rows = "".join(
        f'<section id="{edition.id(f"why-{one.id}")}"><h2>'
        f"{link(edition.href('questions', f'question-{one.id}'), f'{at}. {one.text}')}</h2>"
        f"{_reasons(edition, one)}</section>\n"
        for at, one in enumerate(edition.words.question, 1)
    )
    return f'<div lang="{edition.language}">{rows}</div>'

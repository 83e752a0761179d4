"""Three questions before a module and the same three after it. What comes of them is the learner's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ombud.learn.progress import Part
from ombud.learn.shelf import Module
from ombud.web import coursetext
from ombud.web.course import language_of, module_of, words_of
from ombud.web.coursekept import begun, held, keep, mine
from ombud.web.coursetext import Asked
from ombud.web.ownresult import own

UNKNOWN = "unknown"
asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@mine
def before(request: HttpRequest, number: int) -> HttpResponse:
    """Asks what is known already, tells no answer, and lets the learner's browser keep what was right, if they want."""
    of, progress = module_of(number), held(request) or begun()
    asked, done = _asked(of, request), bool(progress.of(number).before)
    if not done and (signs := _signs(request, asked)):
        return keep(redirect("learn-before", number), progress.having(number, before=signs))
    return _page(request, of, "before", asked=asked, done=done, fault=request.method == "POST" and not done)


@asks
@mine
def after(request: HttpRequest, number: int) -> HttpResponse:
    """Asks them again and tells the reasons. The first answers count: whoever knows the reasons only remembers."""
    of, progress = module_of(number), held(request) or begun()
    asked, part = _asked(of, request), progress.of(number)
    still_open = bool(part.before and not part.after)
    if still_open and (signs := _signs(request, asked)):
        now = progress.having(number, after=signs, read=part.read or "read" in request.POST)
        return keep(_page(request, of, "after", asked=asked, told=True, part=now.of(number)), now)
    return _page(request, of, "after", asked=asked, part=part, fault=request.method == "POST" and still_open)


def _page(request: HttpRequest, of: Module, when: str, part: Part | None = None, **more: object) -> HttpResponse:
    context = {
        "module": of,
        "words": words_of(of),
        "translated": language_of(of),
        "part": part,
        "own": own(part) if part else None,
        "unknown": _unknown(request),
        "can_say_unknown": True,
        "here": "learn",
        **more,
    }
    return render(request, f"ombud/learn_{when}.html", context)


def _asked(of: Module, request: HttpRequest) -> tuple[Asked, ...]:
    """The questions that are measured, in the reader's language, with what was chosen."""
    chosen = {name: str(value) for name, value in request.POST.items()}
    return tuple(one for one in coursetext.asked(words_of(of), chosen) if one.question.measured)


def _unknown(request: HttpRequest) -> set[str]:
    """The questions of which the learner says that they do not know. Nobody has to guess."""
    return {name for name, value in request.POST.items() if value == UNKNOWN}


def _signs(request: HttpRequest, asked: tuple[Asked, ...]) -> str:
    """Right (1) or not (0), question by question; empty if one has no answer yet."""
    if any(one.right is None and one.question.id not in _unknown(request) for one in asked):
        return ""
    return "".join("1" if one.right else "0" for one in asked)

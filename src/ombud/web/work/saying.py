"""How a statement is made: fill in, check your answers as everyone will read them, then add. Nothing is kept before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.ledger.entry import Body, Draft, Entry
from ombud.people.pointing import pointers
from ombud.people.roles import Grant
from ombud.web import shown
from ombud.web.forms import EntryForm
from ombud.web.telling import EntryTold, tell
from ombud.web.work.citing import THE_FILE, Citation
from ombud.web.work.naming import offer
from ombud.web.work.replyform import form_of


class Speaker(forms.Form):
    """In which role somebody with several roles speaks. With one role nothing is asked."""

    role = forms.ChoiceField(label=gettext_lazy("In which role you say this"), widget=forms.RadioSelect)
    use_required_attribute = False

    def __init__(self, grants: Sequence[Grant], data: Any = None) -> None:
        super().__init__(data, prefix="speaker", initial={"role": "0"})
        self.grants = tuple(dict.fromkeys(Grant(grant.role, grant.office) for grant in grants))
        names = [" – ".join(filter(None, (shown.role(g.role), g.office))) for g in self.grants]
        self.fields["role"].choices = [(str(at), name) for at, name in enumerate(names)]  # type: ignore[attr-defined]
        if len(self.grants) == 1:
            del self.fields["role"]

    @property
    def grant(self) -> Grant:
        return self.grants[int(self.cleaned_data.get("role", 0))]


@dataclass(frozen=True, slots=True)
class Asking:
    """What a statement is about: its kind, whose case, in which roles, what it would replace, or begins with."""

    kind: type[Body]
    case: str
    entries: tuple[Entry, ...]
    grants: tuple[Grant, ...]
    replaces: int | None = None
    before: Body | None = None
    citing: bool = True
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    begun: dict[str, Any] = field(default_factory=dict)

    def initial(self) -> dict[str, Any]:
        return self.before.model_dump() if self.before else self.begun


def said(request: HttpRequest, asking: Asking, context: dict[str, Any]) -> Draft | HttpResponse:
    """The statement, once it is confirmed; until then the page on which it is made."""
    step = request.POST.get("step", "check") if request.method == "POST" else ""
    data = request.POST if step else None
    form = form_of(asking.kind)(data, prefix="says", initial=asking.initial())
    offer(form, asking.names)
    speaker = Speaker(asking.grants, data)
    citation = Citation(asking.case, asking.entries, data, request.FILES if step else None) if asking.citing else None
    parts = [part for part in (form, speaker, citation) if part is not None]
    faulty = [part for part in parts if not part.is_valid()]  # all are asked, so that all faults are shown at once
    if not step or faulty or step not in ("check", "add") or (citation and not citation.settle()):
        return _fill(request, form, speaker, citation, context)
    draft = _draft(asking, form, speaker, citation)
    return draft if step == "add" else _check(request, draft, asking, citation, context)


def _draft(asking: Asking, form: EntryForm, speaker: Speaker, citation: Citation | None) -> Draft:
    if form.body is None:  # a valid form has one; this is said for the reader of types
        raise ValueError(f"the form of {asking.kind.kind} made no statement")
    cites = citation.cites() if citation else ()
    grant = speaker.grant
    return Draft(form.body, grant.role.value, timezone.now(), grant.office, asking.replaces, cites)


def _fill(
    request: HttpRequest, form: EntryForm, speaker: Speaker, citation: Citation | None, context: dict[str, Any]
) -> HttpResponse:
    more = {"form": form, "speaker": speaker if speaker.fields else None, "citation": citation}
    return render(request, "work/add.html", {**context, **more})


def _check(
    request: HttpRequest, draft: Draft, asking: Asking, citation: Citation | None, context: dict[str, Any]
) -> HttpResponse:
    told = tell(draft.placed(asking.case, len(asking.entries)))
    more = {
        "told": told,
        "pointers": _pointers(told),
        "hidden": _hidden(request, citation),
        "file_name": citation.file_name if citation else "",
    }
    return render(request, "work/check.html", {**context, **more})


def _pointers(told: EntryTold) -> list[dict[str, str]]:
    """What seems to point to a person, field by field, the source's words included."""
    fields = [(one.title, "\n".join((one.text, *one.items))) for one in told.fields]
    fields += [(_("Source"), "\n".join((cite.where, cite.quote))) for cite in told.cites]
    found = [(title, pointer) for title, text in fields for pointer in pointers(text)]
    return [{"title": title, "what": _(p.what.called), "quote": p.quote} for title, p in found]


def _hidden(request: HttpRequest, citation: Citation | None) -> list[tuple[str, str]]:
    """What was typed, to be sent again with the confirmation. A file is not: it is known by its hash from here on."""
    taken = {"csrfmiddlewaretoken", "step", "cite-kept", *(THE_FILE if citation and citation.sha256 else ())}
    typed = [(name, value) for name, values in request.POST.lists() if name not in taken for value in values]
    return [*typed, *(citation.hidden() if citation else ())]

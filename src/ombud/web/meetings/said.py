"""What the public can send: a sign-up, a contribution, a word to the moderators, a code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ombud.web.meetings import codes


def language_choices() -> list[tuple[str, Any]]:
    """Those of the site first, then whatever else Django can name, each in its own words."""
    first = [code for code, _name in settings.LANGUAGES]
    others = {code: info["name_local"] for code, info in LANG_INFO.items() if "name_local" in info and "-" not in code}
    rest = sorted((name.capitalize(), code) for code, name in others.items() if code not in first)
    return [*((code, others[code].capitalize()) for code in first), *((code, name) for name, code in rest),
            ("und", _("Another language"))]  # fmt: skip


class Sent(forms.Form):
    """A form as the house writes them: the answer of the server says more than the browser's bubble."""

    use_required_attribute = False
    error_css_class = "wrong"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("Fill this in.")


class Slipped(Sent):
    """A form that carries the code under which it is found again, so that sending it twice does it once."""

    slip = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, purpose: str, data: Any = None) -> None:
        super().__init__(data)
        self.purpose = purpose
        self.initial["slip"] = codes.slip(purpose)

    def clean(self) -> dict[str, Any]:
        """Put the code in the place of the slip. Without a slip of ours the form gets a new one, to be sent again."""
        code = codes.code_of(str(self.cleaned_data.get("slip", "")), self.purpose)
        if not code:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data["slip"] = codes.slip(self.purpose)  # type: ignore[index]
            self.add_error(None, _("This form was not made here, or for another page. Send it once more."))
        return {**self.cleaned_data, "code": code}


class Person(forms.Form):
    """Who comes. Nothing but a name is asked for, and the name may be invented."""

    name = forms.CharField(
        label=_("What we shall call you"),
        help_text=_("Any name. It may be invented. Only the office that holds the workshop sees it."),
        max_length=80,
        error_messages={"required": _("Write a name, or any word that you will know again.")},
    )
    reach = forms.CharField(
        label=_("How we can reach you"),
        help_text=_("An e-mail address or a telephone number. Leave it out if you like: then look here with your code, "
                    "to see if anything has changed."),
        max_length=200, required=False,
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What you need"),
        help_text=_("An interpreter, room for a wheelchair, child care, a quiet corner. You need not say why."),
        max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class SigningUp(Person, Slipped):
    """The form with which somebody signs up."""


class Changing(Person, Sent):
    """The same, to change what was said."""


class Writing(Slipped):
    """A contribution to a discussion."""

    words = forms.CharField(
        label=_("What you want to say"),
        help_text=_("At most 2,000 signs. It is public once a moderator has let it in. Name nobody but who holds a "
                    "public office."),
        min_length=2, max_length=2000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In which language this is"), choices=language_choices)
    name = forms.CharField(
        label=_("What we shall call you"), help_text=_("Any name, or none. It is public too."), max_length=80,
        required=False,
    )  # fmt: skip

    def __init__(self, purpose: str, data: Any = None) -> None:
        super().__init__(purpose, data)
        self.initial["language"] = get_language()


class Telling(Sent):
    """A reader's word to the moderators."""

    why = forms.CharField(
        label=_("What is wrong with it"),
        help_text=_("Name the rule, or say it in your own words. Only moderators read this."),
        min_length=2, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what is wrong with it.")},
    )  # fmt: skip


class Opening(Sent):
    """The code that somebody was given."""

    code = forms.CharField(
        label=_("Your code"), help_text=_("Twelve letters and figures, such as K7QM-3XRA-9TPD."), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "short"}),
        error_messages={"required": _("Write your code.")},
    )  # fmt: skip

"""Form fields for what people type: several lines, numbers with a point or a comma, and lengths of time."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ombud.web import shown

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_ONE_PART = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": gettext_lazy("days"), "W": gettext_lazy("weeks"), "M": gettext_lazy("months"), "Y": gettext_lazy("years")}


def word(member: StrEnum) -> str:
    """What a choice is called in the reader's language: ``community_group`` is "Community group"."""
    return _("Not said") if member.value == "unsaid" else capfirst(shown.worded(member))


class Lines(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        return tuple(line.strip() for line in str(value or "").splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value


class Number(forms.CharField):
    """A number, typed as text: a browser's own number field silently loses what it does not understand."""

    def __init__(self, *, whole: bool = False, **kwargs: Any) -> None:
        self.whole = whole
        mode = {"inputmode": "numeric" if whole else "decimal", "class": "short", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=mode), **kwargs)

    def to_python(self, value: Any) -> Any:
        text = re.sub(r"[\s_’']", "", str(value if value is not None else "")).replace("−", "-")
        if not text:
            return None
        if re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+", text) and "," in text:
            # 1,500 is one and a half to some readers and fifteen hundred to others.
            raise forms.ValidationError(_("Write this number without a comma: 1500 or 1.5."))
        text = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
        if not _NUMBER.fullmatch(text) or len(text) > 40:
            raise forms.ValidationError(_("Write a number in figures, such as 12 or 12.5."))
        if self.whole and "." in text:
            raise forms.ValidationError(_("Write a whole number, such as 12."))
        return int(text) if self.whole else float(text)

    def prepare_value(self, value: Any) -> Any:
        return int(value) if isinstance(value, float) and value.is_integer() else value


class _NumberAndUnit(forms.MultiWidget):
    """A number and a unit beside it; what has more than one part is written in full in the first box."""

    use_fieldset = True

    def __init__(self) -> None:
        many = {"class": "short", "autocomplete": "off", "aria-label": gettext_lazy("How many")}
        number = forms.TextInput(attrs=many)
        unit = forms.Select(choices=[("", "–"), *UNITS.items()], attrs={"aria-label": gettext_lazy("Unit of time")})
        super().__init__({"number": number, "unit": unit})

    def decompress(self, value: Any) -> list[str]:
        if found := _ONE_PART.fullmatch(value or ""):
            return [found[1], found[2]]
        return [value or "", ""]


class Span(forms.MultiValueField):
    """A length of time, kept as ISO 8601: 30 days is ``P30D``. What is longer to say (``P1Y6M``) can be typed whole."""

    def __init__(self, **kwargs: Any) -> None:
        parts = (forms.CharField(required=False), forms.ChoiceField(choices=[("", ""), *UNITS.items()], required=False))
        super().__init__(fields=parts, widget=_NumberAndUnit(), require_all_fields=False, **kwargs)

    def compress(self, data_list: Any) -> str:
        number, unit = (*data_list, "", "")[:2]
        number = number.strip()
        if not number or number.startswith(("P", "p")):
            return str(number).upper()
        if not number.isascii() or not number.isdigit():
            raise forms.ValidationError(_("Write how many in figures, such as 30."))
        if not unit:
            raise forms.ValidationError(_("Choose days, weeks, months or years."))
        return f"P{int(number)}{unit}"

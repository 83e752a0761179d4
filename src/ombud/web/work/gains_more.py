"""What few ask: reach, small numbers, how areas are ranked, a score, and whether people are pushed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ombud.formats.tablelook import Look
from ombud.web.work.gains_asking import FILL, InSections, Limits, lines, number, one_of, text


class More(InSections):
    """The last sections of the form. ``chosen`` is what the form of columns said."""

    def __init__(self, looks: Mapping[str, Look], chosen: Mapping[str, Any], data: Any = None) -> None:
        super().__init__(data)
        self.looks, self.chosen = looks, chosen

    def ask_more(self) -> None:
        """Add the sections that the files and columns call for."""
        if self.chosen.get("provision_lon"):
            self._reach()
        self._small()
        self._ranked()
        if "scores" in self.looks:
            self._scores()
        if "watch" in self.looks:
            self._watch()

    def _reach(self) -> None:
        minutes = "ways" in self.looks
        told = (
            _("In minutes, with commas between: 5, 10.") if minutes else _("In metres, with commas between: 300, 1000.")
        )
        self.section(_("Reach"))
        label = _("Who counts as reached: within")
        self.ask("within", Limits(label=label, required=minutes, help_text=told, error_messages=FILL))

    def _small(self) -> None:
        told = _("Figures that fewer stand behind are left out, and so is whatever would let them be worked out.")
        self.section(_("Small numbers"))
        self.ask("threshold", number(_("Fewest people that a figure may be told of"), told, False, True, 5))

    def _ranked(self) -> None:
        words = {"rank": _("What the areas are ranked by"), "need": _("What need is counted by")}
        for key, label in words.items():
            if column := self.chosen.get(f"areas_{key}"):
                self.section(label)
                self.ask(f"{key}_is", text(label, _("In words, as in a sentence."), first=column))

    def _scores(self) -> None:
        self.section(_("Results of a score"))
        self.ask("scores_what", text(_("What the score or rule is")))
        self.ask("scores_source", text(_("Source of the results"), needed=False))
        told = _("One on each line. A group that is not in the file is then told of, instead of being passed over.")
        self.ask("scores_expected", lines(_("Groups that live here"), told, False))
        self.ask("scores_few", number(_("Fewest people in a group"), "", False, True, 10))

    def _watch(self) -> None:
        self.section(_("Rents, listings or moves"))
        self.ask("watch_what", text(_("What is followed"), _("Rents of new contracts, moves.")))
        self.ask("watch_unit", text(_("Unit of it"), _("Kronor a month, moves per 1,000."), False))
        self.ask("watch_lon", number(_("Longitude of what was built")))
        self.ask("watch_lat", number(_("Latitude of what was built")))
        self.ask("watch_start", number(_("First year with it"), whole=True))
        self.ask("watch_near", number(_("Near it is within, metres")))
        told = _("Who is pushed out lands close by, so these areas are not compared.")
        self.ask("watch_ring", number(_("Left out around that, metres"), told))
        worse = [("", _("Not said")), ("more", _("A rise pushes people out")), ("less", _("A fall pushes people out"))]
        self.ask("watch_worse", one_of(_("What pushes people out"), worse, "", False))
        self.ask("watch_source", text(_("Source of the series"), needed=False))

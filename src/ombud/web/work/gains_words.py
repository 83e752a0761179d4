"""The form that asks what the chosen columns are called, whose they are, and what is to be asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ombud.formats.tablelook import Look
from ombud.served.computed import Effect
from ombud.web.work.gains_asking import day, lines, number, one_of, tagged, text, tick, ticks
from ombud.web.work.gains_more import More


class Words(More):
    """What the columns that were chosen are called and what is asked of them. ``public`` are the files for everyone."""

    def __init__(
        self, looks: Mapping[str, Look], chosen: Mapping[str, Any], public: frozenset[str], data: Any = None
    ) -> None:
        super().__init__(looks, chosen, data)
        self.public = public
        self.groups = tuple(chosen.get("groups") or ())
        self.scales = tuple(chosen.get("scales") or ())
        self.crossings = tuple(chosen.get("crossings") or ())
        self._thing()
        self._areas()
        self._groups()
        if self.chosen.get("classes"):
            self._classes()
        if self.groups and self.scales:
            self._patterns()
        self.ask_more()

    def _thing(self) -> None:
        self.section(_("What is measured"))
        self.ask("city", text(_("Place"), _("The city or region.")))
        told = _("In a few words, as in a sentence: working lamps, kiosks, officers.")
        self.ask("what", text(_("What is provided"), told))
        words = {Effect.GAIN: _("A gain"), Effect.BURDEN: _("A burden"), Effect.UNSAID: _("Not said")}
        effects = [(effect.value, word) for effect, word in words.items()]
        self.ask("effect", one_of(_("For those who live beside it, more of it is"), effects, Effect.UNSAID.value))
        self._counted()
        if "provision" in self.looks:
            told = _("The office or register, and where they are published.")
            self.ask("provision_source", text(_("Source of what is provided"), told))
            self.ask("provision_licence", text(_("Terms of use of that source"), needed=False))

    def _counted(self) -> None:
        """How it is counted: its unit, which rows, which days."""
        if self.chosen.get("provision_amount") or self.chosen.get("provision_column"):
            told = _("Hours, kronor, metres; leave it empty for things that are counted.")
            self.ask("unit", text(_("Unit"), told, False))
        if self.chosen.get("provision_column"):
            self.ask("of_persons", tick(_("It counts people who have it or not, such as internet at home")))
        if where := self.chosen.get("provision_where"):
            values = [(one, one) for one in self.looks["provision"].column(where).values]
            self.ask("where", one_of(_("Count only the rows with"), values))
        if self.chosen.get("provision_on"):
            self.ask("since", day(_("No day can be before"), _("An earlier one is an error in the file.")))
            self.ask("until", day(_("No day can be after"), _("Left empty, that is today.")))
        if self.chosen.get("provision_lon"):
            self.ask("points_shown", tick(_("The points may be drawn on the public map")))

    def _areas(self) -> None:
        self.section(_("The areas and the people"))
        told = _("The census or register, and where they are published.")
        self.ask("areas_source", text(_("Source of the areas and the people"), told))
        self.ask("areas_licence", text(_("Terms of use of these"), needed=False))
        self.ask("areas_as_of", text(_("Of when"), _("The year or day that the figures are for."), False))
        told = _("Areas with so many people or fewer are left out of rates and patterns.")
        self.ask("smallest", number(_("Smallest number of people in an area"), told, False, True))
        if "people" in self.looks:
            self.ask("people_source", text(_("Source of the table of people"), needed=False))
            self.ask("people_licence", text(_("Terms of use of that table"), needed=False))
        for column in self.scales:
            label = _("What the areas of “{column}” are called").format(column=column)
            self.ask(tagged("scale", column), text(label, _("In the plural: boroughs, districts."), first=column))
        if self.scales and self.chosen.get("provision_on"):
            choices = [("", _("Not asked")), *((one, one) for one in self.scales)]
            self.ask("over", one_of(_("Follow inequality through the years over"), choices, "", False))

    def _groups(self) -> None:
        self.section(_("Groups"))
        told = _(
            "A census bureau, a council, the city itself: whoever sorted people so. It is told beside every figure."
        )
        self.ask("chosen_by", text(_("Who chose these categories"), told))
        for column in self.groups:
            label = _("What the people in “{column}” are called").format(column=column)
            self.ask(tagged("group", column), text(label, _("As in a sentence: women, renters."), first=column))
            label = _("Who chose “{column}”, if it was somebody else").format(column=column)
            self.ask(tagged("by", column), text(label, needed=False), few=True)
        for column in self.crossings:
            label = _("Which groups meet in “{column}”").format(column=column)
            self.ask(tagged("crossing", column), lines(label, _("Two or more, one on each line, as gender: women")))

    def _classes(self) -> None:
        told = _(
            "A name makes a group of everyone who lives in such areas: the poorest tenth. Two values with one name are "
            "one group; a value without a name is none."
        )
        column = self.chosen["classes"]
        self.section(_("Classes of areas"), told)
        for value in self.chosen["class_names"]:
            label = _("Who lives where “{column}” is {value}").format(column=column, value=value)
            self.ask(tagged("class", value), text(label, needed=False))

    def _patterns(self) -> None:
        told = _(
            "Whether areas with more of a group get more or less, on every scale and with other borders. Nothing of it "
            "is said of persons unless it holds of them."
        )
        choices = [(one, one) for one in self.groups]
        self.section(_("Patterns"), told)
        self.ask("patterns", ticks(_("Ask about each of"), choices))
        self.ask("together", ticks(_("Ask about these together"), choices), few=True)
        self.ask("together_name", text(_("What these are called together"), needed=False), few=True)
        self.ask("overlapping", tick(_("Somebody may be in two of them")), few=True)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._named_once(said, "group", self.groups)
        self._named_once(said, "scale", self.scales)
        self._classes_named(said)
        if said.get("points_shown") and "provision" not in self.public:
            self.wrong("points_shown", _("The file of points is for officials only, so its points are not drawn."))
        if bool(said.get("together")) != bool(said.get("together_name")):
            which = "together_name" if said.get("together") else "together"
            self.wrong(which, _("Tick the groups, and say what they are called together."))
        if said.get("together_name") in [said.get(tagged("group", column)) for column in said.get("patterns") or ()]:
            self.wrong("together_name", _("Something else is called so already."))
        for column in self.crossings:
            pairs = said.get(tagged("crossing", column)) or ()
            if len(pairs) < 2 or not all(": " in pair for pair in pairs):
                self.wrong(tagged("crossing", column), _("Write two or more lines, each as gender: women."))
        if said.get("threshold") == 0:
            self.wrong("threshold", _("Write 1 or more."))
        return said

    def _classes_named(self, said: Mapping[str, Any]) -> None:
        fields = [tagged("class", value) for value in self.chosen.get("class_names") or ()]
        if fields and not any(said.get(one) for one in fields):
            self.wrong(fields[0], _("Name at least one, or choose no column of classes."))
        groups = [said.get(tagged("group", group)) for group in self.groups]
        for one in fields:
            if said.get(one) and said[one] in groups:
                self.wrong(one, _("Something else is called so already."))

    def _named_once(self, said: Mapping[str, Any], what: str, columns: tuple[str, ...]) -> None:
        names = ["areas"] if what == "scale" else []
        for column in columns:
            name = said.get(tagged(what, column), "")
            if name and name in names:
                self.wrong(tagged(what, column), _("Something else is called so already."))
            names.append(name)

"""Our own words that stand in cells of tables beside names from a city's data: a face says them in its language.

Files hold them in English, as they hold the names of columns; a page translates a cell only if it is one of these.
"""

from __future__ import annotations

from ombud.words import mark as _

CELL_WORDS = frozenset({
    _("yes"), _("no"), _("not known"), _("heads"), _("not told"), _("everyone"),
    _("fewer than chance brings"), _("more than chance brings"), _("as many as chance brings"), _("too few to tell"),
    _("People in the file"), _("Statements in the file"), _("Votes in the file"), _("Votes that were changed later"),
    _("Statements moderated out"), _("Statements left out by decision"), _("People left out by decision"),
    _("People left with a vote"), _("Of them with too few votes to count"), _("Votes of those who count"),
    _("later against first"), _("size of the panel"),
    _("panels in the lottery"), _("panels that were looked at"), _("all panels keep all quotas"),
    _("least chance of the fairest lottery, per cent"), _("what no lottery exceeds, per cent"),
    _("difference, per cent"),
    _("how the bound is proved"), _("prices, in exact fractions"), _("whole-number search of HiGHS"),
    _("levels of chances with a proof"), _("largest difference over the levels, per cent"),
    _("least chance with whole tickets, per cent"), _("greatest chance with whole tickets, per cent"),
    _("largest change by whole tickets, per cent"), _("geometric mean may be greater by, per cent of it"),
})  # fmt: skip

"""The file of the city as a whole: statements in the log that are about no single technology.

It is sealed, corrected, erased and proved like a case file. It is no case: no check is asked of it, it stands in no
list of cases, and it counts in no figure about them.
"""

from __future__ import annotations

from ombud.words import mark as _

CITY = "city-wide"
"""The name of the file in the log and in addresses; no case can take it."""
TITLE = _("The city as a whole")

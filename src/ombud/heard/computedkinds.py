"""Every kind of figure that is computed of what was heard."""

from __future__ import annotations

from ombud.evidence.computed import Computed
from ombud.heard.budget.computed import KINDS as BUDGET
from ombud.heard.computed import HeardResult
from ombud.heard.diary.computed import KINDS as DIARY
from ombud.heard.dots.computed import KINDS as DOTS
from ombud.heard.lottery.computed import KINDS as LOTTERY
from ombud.heard.opinions.computed import KINDS as OPINIONS
from ombud.heard.themes.computed import KINDS as THEMES
from ombud.heard.whocame.computed import KINDS as ROOM

FIGURES: tuple[type[Computed], ...] = (*OPINIONS, *BUDGET, *LOTTERY, *ROOM, *DOTS, *DIARY, *THEMES)
KINDS: tuple[type[Computed], ...] = (HeardResult, *FIGURES)

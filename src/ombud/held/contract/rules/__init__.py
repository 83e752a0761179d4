"""The rules by which a passage is held against each red line: one module a group of lines."""

from __future__ import annotations

from ombud.held.contract.rules import binding, code, data, leaving, money, openness
from ombud.held.contract.rules.grammar import About, Does, Rule, Says

_GROUPS = (openness, data, leaving, code, money, binding)
RULES: tuple[Rule, ...] = tuple(rule for group in _GROUPS for rule in group.RULES)
ABOUT: tuple[About, ...] = tuple(one for group in _GROUPS for one in group.ABOUT)

__all__ = ["ABOUT", "RULES", "About", "Does", "Rule", "Says"]

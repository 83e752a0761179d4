"""The rules by which a passage is held against each red line: one module a group of lines."""

from __future__ import annotations

from ombud.held.contract.rules import binding, code, data, leaving, money, openness
from ombud.held.contract.rules.grammar import About, Does, Rule, Says, lines_of, together

_GROUPS = (openness, data, leaving, code, money, binding)
RULES: tuple[Rule, ...] = tuple(rule for group in _GROUPS for rule in group.RULES)
ABOUT: tuple[About, ...] = tuple(together(group.ABOUT, line) for group in _GROUPS for line in lines_of(group.ABOUT))

__all__ = ["ABOUT", "RULES", "About", "Does", "Rule", "Says"]

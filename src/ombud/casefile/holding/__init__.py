"""Answers to who holds it: one module a question, each a part of a result and the figures that a case is given."""

"""Participatory budgets: rules that turn ballots into funded projects, each outcome with its reasons."""

"""Rounds of a participatory map, compared: first answer against later answer."""

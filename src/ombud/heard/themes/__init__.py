"""Themes over open answers, each traceable to the words behind it."""

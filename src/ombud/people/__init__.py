"""Roles and what they may do, and the population that every who is held against."""

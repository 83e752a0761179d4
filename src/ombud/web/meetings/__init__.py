"""Workshops with a date: announced, signed up for, talked over afterwards, and answered."""

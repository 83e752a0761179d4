"""Retention that runs against real stores: what is past its end, what is deleted, and the proof of it."""

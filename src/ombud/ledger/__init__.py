"""Entries sealed into a public log: nothing is changed, only added to, and erasure leaves a proof."""

"""The opinion map: known answers, then what must always hold, then cases."""

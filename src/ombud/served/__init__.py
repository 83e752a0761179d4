"""Who gains, who loses? What is provided where, to whom, and who is left in the tail."""

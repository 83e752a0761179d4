"""Does it work? Results held against the measures that were sealed before."""

"""The same case files for programs."""

"""Case files from city to city."""

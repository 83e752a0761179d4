"""One public case file for every technology that a city considers, buys or runs."""

__version__ = "0.1.0"

"""The command line: everything that Ombud does, without a browser."""

"""Who gains, one answer a module: each takes a city and gives a part of the document, and statements to be sealed."""

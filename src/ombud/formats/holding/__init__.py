"""From files to a result about who holds it: one module an answer."""

"""How dates and numbers are written, where the language alone does not say."""

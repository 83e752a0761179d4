"""Opinion groups over statements: who answers alike, what all agree on, and what divides them."""

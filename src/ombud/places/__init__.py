"""Areas, their borders in each generation, and how they are drawn."""

"""Who was in the room? Who came, when, what was still open, and what became of what they said."""

"""What the demonstration shows: real records with their sources, and one worked case."""

"""Who is in the data? Where data come from, whom they leave out, and what they can carry."""

"""Who answers? The office, its decisions and reasons, redress, reviews, and how it all ends."""

"""What was the question? The problem before the technology, and every answer to it side by side."""

"""The course that Ombud comes from."""

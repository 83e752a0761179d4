"""Signing in: by e-mail and password, with a second step for roles that can do lasting harm."""

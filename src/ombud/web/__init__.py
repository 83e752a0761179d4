"""The web face: the public case files and the workspace."""

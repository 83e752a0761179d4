"""The workspace: where people with a role add to case files. Reading needs no account; this does."""

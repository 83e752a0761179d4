"""The stores that data lie in, opened for one rule: tables, folders, objects, and a workspace's own evidence."""

"""Reading a contract: its passages, what each is about, and whether it keeps or crosses a red line."""

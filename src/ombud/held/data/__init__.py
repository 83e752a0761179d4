"""The inventory of data in the formats of others: what an item is, and when its life ends."""

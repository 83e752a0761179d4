"""Who holds it? The contract, the data, the dependence, and the meetings with vendors."""

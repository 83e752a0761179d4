"""What was bought from whom: bids, amendments, renewals, concentration, and what breaks if one vendor goes."""

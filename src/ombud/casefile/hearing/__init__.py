"""What was heard, computed: votes, ballots, pools and words in, a document to show and statements to seal out."""

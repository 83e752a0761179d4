"""Who was asked, answered, came, stayed and was answered, beside those who live here."""

"""Other people's formats, read into drafts of entries and written from them."""

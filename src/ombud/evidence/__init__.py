"""What a statement rests on: files kept by their hash, and findings that say how well they carry it."""

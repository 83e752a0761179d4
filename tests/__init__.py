"""The tests of Ombud, in the same folders as what they test."""

"""Contacts with vendors, counted by month and office."""

"""Texts to documents: find, read, clean, and what is known of each."""

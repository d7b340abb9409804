"""The lexicon: what an analyst edits, read, checked and written."""

"""Detectors: pure functions, parsed sentence in, rows out."""

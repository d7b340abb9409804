"""Measures: pure functions from the evidence, mention and document tables to tidy tables."""

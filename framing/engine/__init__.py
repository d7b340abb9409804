"""Runs score over many documents."""

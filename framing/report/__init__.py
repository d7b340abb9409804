"""The report: one HTML file whose every number leads to its sentences."""

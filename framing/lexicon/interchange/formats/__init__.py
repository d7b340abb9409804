"""One module a format; each holds a `FORMAT`."""

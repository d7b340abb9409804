"""From cleaned text to parsed sentences: the pipeline, the parse store, a light view."""

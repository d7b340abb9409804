"""Why a sentence was read as it was, and why it was not read otherwise."""

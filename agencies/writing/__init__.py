"""The verbs of agencies: keyword-only, with `by`; each writes its entry in the same commit."""

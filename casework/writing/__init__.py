"""The verbs of casework: keyword-only, with `by`; each opens one change through the gate."""

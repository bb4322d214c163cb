"""Views of casework: translate in, one call, translate out."""

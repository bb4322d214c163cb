"""Views of log-in, of choosing for whom one acts, and of administration."""

"""Meetings as members may see them: each page is one call of the gate."""

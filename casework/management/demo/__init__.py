"""The demonstration: SSPF Torsby and twelve invented youths (domain 10.4)."""

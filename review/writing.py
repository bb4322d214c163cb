"""What the reviewer of an agency decides about an entry."""

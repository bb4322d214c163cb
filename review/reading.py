"""What the reviewer of an agency reads of the log."""

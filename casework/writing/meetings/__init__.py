"""What is done with meetings: calling and changing them, holding them, and their minutes."""

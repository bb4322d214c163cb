"""What waits for a member: a list of sources, each a question and the lines it leads to."""

from casework.reading.queue.page import read_queue

__all__ = ["read_queue"]

"""The system itself, where it acts without anybody: a fixed id, which no user has."""

from uuid import UUID

# As the actor of an entry; the log's pages call it the system.
SYSTEM = UUID("5e57e3a0-0000-4000-8000-000000000001")

"""The consent app; guards every database connection as it is made."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class ConsentConfig(AppConfig):
    """Puts the execute wrapper on connections and hooks the end of memberships."""

    name = "consent"

    def ready(self) -> None:
        from agencies.ending import ENDING
        from consent import gate, guarded

        connection_created.connect(guarded.guard_connection, dispatch_uid="consent.guarded")
        ENDING.append(gate.end_assignments_of)

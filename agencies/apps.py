"""The agencies app: who there is."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Users, collaborations, agencies, memberships; log-ins are logged from here."""

    name = "agencies"

    def ready(self) -> None:
        from agencies import logins

        logins.connect()

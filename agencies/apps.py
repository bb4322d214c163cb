"""The agencies app: who there is."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Users, collaborations, agencies, memberships; log-ins are logged from here."""

    name = "agencies"

    def ready(self) -> None:
        from django.forms import Field

        from agencies import logins
        from agencies.fields import REQUIRED

        logins.connect()
        # Fields copy it when they are made, and no form is imported before this.
        Field.default_error_messages["required"] = REQUIRED

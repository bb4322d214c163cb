"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Cases and their items."""

    name = "casework"

"""The vault app."""

from django.apps import AppConfig
from django.core import checks


class VaultConfig(AppConfig):
    """Compares the registry of field tags with the sealed fields at start."""

    name = "vault"

    def ready(self) -> None:
        from vault.registry import check_tags

        checks.register(check_tags)

"""Help, glossary and what the law asks every site to tell, as a Django app."""

from django.apps import AppConfig


class InformationConfig(AppConfig):
    """Has no models: everything here is text."""

    name = "information"

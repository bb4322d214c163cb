"""The reviewer's desk as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Has no models of its own."""

    name = "review"

"""A browser in which somebody of the town is logged in."""

from django.test import Client

from agencies.models import User
from tests.town import Town


def browser(town: Town, who: str) -> Client:
    """Logged in as a person of the town; for whom it acts the forms say."""
    client = Client()
    user = User.objects.get(pk=town[who].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client

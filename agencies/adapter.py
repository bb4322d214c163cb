"""How allauth behaves here: nobody signs up, and no mail is sent."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts come from an administrator's invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Back to the log-in page with the reason; the password was right, so it may be told."""
        messages.error(request, _("Kontot är avstängt. Fråga din systemförvaltare."))
        return redirect("login")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The software sends nothing; the administrator hands the link over."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our own pages say what happened."""

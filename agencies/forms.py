"""Forms of log-in and of choosing for whom one acts."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordKeyForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from agencies.models import Membership
from agencies.wording import ROLE_LABELS


class LogInForm(LoginForm):
    """E-mail and password; a new password comes from an administrator, not from a page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class LinkForm(ResetPasswordKeyForm):
    """A new password by the one-time link; not for a user who has been deactivated."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.user is None or not self.user.is_active:
            raise ValidationError(_("Länken gäller inte längre. Be om en ny."))
        return data


class MembershipForm(forms.Form):
    """One of one's own running memberships."""

    membership = forms.ChoiceField(
        label=_("Vem arbetar du för nu?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Välj en verksamhet."),
            "invalid_choice": _("Välj ett uppdrag som är ditt och som gäller."),
        },
    )

    def __init__(self, *args: Any, memberships: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_id = {str(membership.pk): membership for membership in memberships}
        self.fields["membership"].choices = [
            (key, f"{one.agency.name} – {ROLE_LABELS[Role(one.role)]}")
            for key, one in self._by_id.items()
        ]

    def clean_membership(self) -> Membership:
        """The membership itself."""
        return self._by_id[self.cleaned_data["membership"]]

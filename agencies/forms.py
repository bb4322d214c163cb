"""Forms of log-in and of choosing for whom one acts."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordKeyForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from access.roles import Role
from agencies.models import Membership
from agencies.wording import MAIL_LABELS, ROLE_LABELS

LABELS = {
    "login": _("E-post"),
    "password": _("Lösenord"),
    "oldpassword": _("Nuvarande lösenord"),
    "password1": _("Nytt lösenord"),
    "password2": _("Nytt lösenord igen"),
}


class _OwnMarkup:
    """allauth's forms with labels of ours alone: no placeholder that vanishes while one types,
    and no link to a page for forgotten passwords. A new password comes from an administrator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class LogInForm(_OwnMarkup, LoginForm):
    """E-mail and password."""


class OtherPasswordForm(_OwnMarkup, ChangePasswordForm):
    """The password one has, and another."""


class LinkForm(_OwnMarkup, ResetPasswordKeyForm):
    """A new password by the one-time link; not for a user who has been deactivated."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.user is None or not self.user.is_active:
            raise ValidationError(_("Länken gäller inte längre. Be om en ny."))
        return data


class MailForm(forms.Form):
    """When one wants an e-mail that there is something new."""

    mail = forms.ChoiceField(
        label=_("När vill du få e-post?"),
        widget=forms.RadioSelect,
        choices=list(MAIL_LABELS.items()),
        help_text=_(
            "I e-posten står bara att det finns något nytt och en länk hit. Det står aldrig vem "
            "eller vad det gäller."
        ),
    )


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

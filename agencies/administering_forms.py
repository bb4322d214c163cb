"""Forms of the administrator's pages."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from access.clock import today
from access.roles import AgencyKind, Role
from agencies.fields import CHOOSE, DayField
from agencies.wording import KIND_LABELS, ROLE_LABELS, SECRECY_LABELS

GIVEN_ROLES = [role for role in Role if role is not Role.SYSTEM]


class TimeForm(forms.Form):
    """From and until when."""

    from_date = DayField(label=_("Från och med"), initial=today)
    until_date = DayField(
        label=_("Till och med"), required=False, help_text=_("Lämna tomt om det inte är bestämt.")
    )


class TermForm(TimeForm):
    """Another time for a membership; `opened` is the mark of the time it had."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)


class RoleForm(TimeForm):
    """A membership: agency, role and time."""

    agency = forms.TypedChoiceField(
        label=_("Verksamhet"), coerce=UUID, error_messages={"required": CHOOSE}
    )
    role = forms.TypedChoiceField(
        label=_("Roll"),
        coerce=Role,
        choices=[("", _("Välj")), *((role.value, ROLE_LABELS[role]) for role in GIVEN_ROLES)],
        error_messages={"required": CHOOSE},
    )
    field_order = ["name", "email", "agency", "role", "from_date", "until_date"]

    def __init__(self, *args: Any, agencies: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [
            ("", _("Välj")),
            *((str(pk), name) for pk, name in agencies),
        ]


class InviteForm(RoleForm):
    """A new member."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    email = forms.EmailField(
        label=_("E-postadress"), help_text=_("Personen loggar in med den. Inget skickas dit.")
    )


class NothingForm(forms.Form):
    """A confirmation: there is nothing to fill in."""


class NameForm(forms.Form):
    """Part of a name to look for."""

    name = forms.CharField(label=_("Namn"), max_length=120, required=False)


class AgencyForm(forms.Form):
    """What an agency is called and is."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    board = forms.CharField(label=_("Nämnd eller myndighet"), max_length=120, required=False)
    secrecy = forms.ChoiceField(
        label=_("Egen sekretess"),
        choices=[("", _("Välj")), *SECRECY_LABELS.items()],
        error_messages={"required": CHOOSE},
    )
    organisation_number = forms.RegexField(
        r"[0-9]{6}-[0-9]{4}",
        label=_("Organisationsnummer"),
        required=False,
        error_messages={"invalid": _("Skriv numret som NNNNNN-NNNN.")},
    )
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    private = forms.BooleanField(label=_("Enskild verksamhet, inte en myndighet"), required=False)
    is_active = forms.BooleanField(
        label=_("Verksamheten är med i samverkan"), required=False, initial=True
    )


class EditAgencyForm(AgencyForm):
    """What it shall be called and be; `opened` is the mark of what it was."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)


class AddAgencyForm(AgencyForm):
    """A new agency; its kind cannot be changed later."""

    kind = forms.ChoiceField(
        label=_("Slag"),
        choices=[("", _("Välj")), *((kind.value, KIND_LABELS[kind]) for kind in AgencyKind)],
        error_messages={"required": CHOOSE},
    )
    field_order = ["name", "kind"]

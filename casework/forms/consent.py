"""Recording an answer, and taking a yes back."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import IdsField, SendingForm, enum_field
from consent.terms import AnswerKind, Channel, Person
from consent.wording import ANSWER_LABELS, CHANNEL_LABELS, PERSON_LABELS

GIVERS = (Person.GUARDIAN_1, Person.GUARDIAN_2, Person.YOUTH)


class _GiverForm(SendingForm):
    def offer_givers(self, givers: Mapping[str, str]) -> None:
        """Those whom the consent asks, by the name that goes with the code, if one may see it.

        A form that was sent keeps all, so that what was chosen in it is shown and explained.
        """
        self.fields["giver"].choices = [  # type: ignore[attr-defined]
            (code, f"{label}: {givers[code]}" if givers.get(code) else label)
            for code, label in self.fields["giver"].choices  # type: ignore[attr-defined]
            if self.is_bound or code in givers
        ]


class AnswerForm(_GiverForm):
    """What one giver answered."""

    giver = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem svarar?"))
    kind = enum_field(
        (AnswerKind.YES, AnswerKind.NO, AnswerKind.VIEW),
        ANSWER_LABELS,
        radio=True,
        label=_("Svar"),
    )
    channel = enum_field(Channel, CHANNEL_LABELS, radio=True, label=_("Hur kom svaret?"))
    about_self = forms.BooleanField(
        label=_("Uppgifter om vårdnadshavaren själv får delas på samma sätt"), required=False
    )


class WithdrawForm(_GiverForm):
    """A giver takes the yes back, wholly or for some receivers."""

    giver = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem tar tillbaka sitt ja?"))
    channel = enum_field(Channel, CHANNEL_LABELS, radio=True, label=_("Hur kom beskedet?"))
    receivers = IdsField(
        label=_("Gäller det bara vissa verksamheter?"),
        help_text=_("Lämna tomt om hela samtycket tas tillbaka."),
        required=False,
    )

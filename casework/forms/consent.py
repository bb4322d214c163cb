"""Recording an answer, and taking a yes back."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import IdsField, SendingForm, enum_field, field_of
from consent.terms import (
    CONSENT_TOPICS,
    GUARDIANS,
    AnswerKind,
    Channel,
    Person,
    Topic,
)
from consent.wording import (
    ANSWER_LABELS,
    CHANNEL_LABELS,
    PERSON_LABELS,
    TOPIC_LABELS,
)

GIVERS = (Person.GUARDIAN_1, Person.GUARDIAN_2, Person.YOUTH)


class GiverForm(SendingForm):
    """A form about one of those whom a consent asks."""

    def offer_givers(self, givers: Mapping[str, str], field: str = "giver") -> None:
        """Those whom the consent asks, by the name that goes with the code, if one may see it.

        A form that was sent keeps all, so that what was chosen in it is shown and explained.
        """
        if field not in self.fields:
            return
        offered = field_of(self, field, forms.ChoiceField)
        offered.choices = [
            (code, f"{label}: {givers[code]}" if givers.get(code) else label)
            for code, label in offered.choices
            if self.is_bound or code in givers
        ]


class AnswerForm(GiverForm):
    """What one giver answered."""

    giver = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem svarar?"))
    kind = enum_field(
        (AnswerKind.YES, AnswerKind.NO, AnswerKind.VIEW),
        ANSWER_LABELS,
        radio=True,
        label=_("Svar"),
    )
    channel = enum_field(Channel, CHANNEL_LABELS, radio=True, label=_("Hur kom svaret?"))
    interpreter = forms.BooleanField(label=_("Tolk användes"), required=False)
    about_self = forms.BooleanField(
        label=_("Uppgifter om vårdnadshavaren själv får delas på samma sätt"), required=False
    )

    def offer_givers(self, givers: Mapping[str, str]) -> None:
        """As for every answer; what a guardian lets be told is asked where a guardian is."""
        super().offer_givers(givers)
        if not GUARDIANS & givers.keys():
            del self.fields["about_self"]

    def clean(self) -> dict[str, Any] | None:
        """The youth answers for nobody but the youth."""
        data = super().clean()
        if data and data.get("giver") not in GUARDIANS:
            data["about_self"] = False
        return data

    @property
    def left_out(self) -> frozenset[str]:
        """The fields that this answer says nothing of."""
        alone = self.cleaned_data.get("giver") not in GUARDIANS
        return frozenset({"about_self"}) if alone else frozenset()


class WithdrawForm(GiverForm):
    """A giver takes the yes back, wholly, or for some receivers or topics.

    The page has a button for each giver, so that one click says whose yes it is and records it.
    """

    giver = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem tar tillbaka sitt ja?"))
    channel = enum_field(
        Channel,
        CHANNEL_LABELS,
        radio=True,
        label=_("Hur kom beskedet?"),
        initial=Channel.PHONE.value,
    )
    receivers = IdsField(
        label=_("Bara för vissa verksamheter"),
        help_text=_("Utan kryss gäller det alla."),
        required=False,
    )
    topics = forms.TypedMultipleChoiceField(
        label=_("Bara för vissa ämnen"),
        help_text=_("Utan kryss gäller det alla."),
        choices=[(topic.value, TOPIC_LABELS[topic]) for topic in CONSENT_TOPICS],
        coerce=Topic,
        empty_value=(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def offer_parts(self, agencies: Iterable[tuple[UUID, str]], topics: Collection[str]) -> None:
        """The receivers and topics that the consent names."""
        receivers = field_of(self, "receivers", IdsField)
        receivers.choices = [(str(pk), name) for pk, name in agencies]
        named = field_of(self, "topics", forms.TypedMultipleChoiceField)
        named.choices = [
            (code, label) for code, label in named.choices if self.is_bound or code in topics
        ]

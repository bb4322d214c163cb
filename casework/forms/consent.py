"""Recording an answer, and taking a yes back."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import CHOOSE, DayField
from casework.forms.fields import IdsField, SendingForm, enum_field, field_of, needed_at_times
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
    signed_date = needed_at_times(
        DayField(
            label=_("Vilken dag är blanketten undertecknad?"),
            help_text=_("Behövs när svaret är en undertecknad blankett: dagen som står på den."),
            required=False,
        )
    )
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
        """The youth answers for nobody but the youth; only a paper has the day it was signed."""
        data = super().clean()
        if data and data.get("giver") not in GUARDIANS:
            data["about_self"] = False
        if data and data.get("channel") is not Channel.PAPER:
            data["signed_date"] = None
        return data

    @property
    def left_out(self) -> frozenset[str]:
        """The fields that this answer says nothing of."""
        unsaid = {
            "about_self": self.cleaned_data.get("giver") not in GUARDIANS,
            "signed_date": self.cleaned_data.get("channel") is not Channel.PAPER,
        }
        return frozenset(name for name, left in unsaid.items() if left)


class WithdrawForm(GiverForm):
    """A giver takes the yes back, wholly, or for some receivers or topics.

    The page has a button for each giver and extent, so that one click says whose yes it is, how
    much of it, and records it. What was crossed and the button must say the same: a cross that was
    forgotten is no withdrawal of everything, and one that was made is not passed over.
    """

    giver = needed_at_times(
        enum_field(
            GIVERS,
            PERSON_LABELS,
            radio=True,
            required=False,
            label=_("Vem tar tillbaka hela sitt ja?"),
        )
    )
    part_giver = needed_at_times(
        enum_field(
            GIVERS,
            PERSON_LABELS,
            radio=True,
            required=False,
            label=_("Vem tar tillbaka en del av sitt ja?"),
        )
    )
    channel = enum_field(
        Channel,
        CHANNEL_LABELS,
        radio=True,
        label=_("Hur kom beskedet?"),
        initial=Channel.PHONE.value,
    )
    receivers = needed_at_times(
        IdsField(
            label=_("Bara för vissa verksamheter"),
            help_text=_("Utan kryss här gäller ämnena nedan alla verksamheter."),
            required=False,
        )
    )
    topics = needed_at_times(
        forms.TypedMultipleChoiceField(
            label=_("Bara för vissa ämnen"),
            help_text=_("Utan kryss här gäller det alla ämnen för verksamheterna ovan."),
            choices=[(topic.value, TOPIC_LABELS[topic]) for topic in CONSENT_TOPICS],
            coerce=Topic,
            empty_value=(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
    )

    def clean(self) -> dict[str, Any] | None:
        """The whole without a cross, or a part with one; nothing is taken for granted."""
        data = super().clean()
        if data is None:
            return None
        part_giver = data.pop("part_giver", None)
        if not data.get("giver") and not part_giver:
            self.add_error("giver", CHOOSE)
        crossed = data.get("receivers") or data.get("topics")
        if part_giver and not crossed and not {"receivers", "topics"} & self.errors.keys():
            self.add_error("receivers", _("Kryssa för minst en verksamhet eller ett ämne."))
        if data.get("giver") and crossed:
            self.add_error(
                "giver",
                _(
                    "Du har kryssat för en del. Använd knappen under kryssen, eller ta bort "
                    "kryssen om hela samtycket tas tillbaka."
                ),
            )
        if part_giver and "giver" in data:
            data["giver"] = part_giver
        return data

    def offer_givers(self, givers: Mapping[str, str], field: str = "giver") -> None:
        """The same for the whole and for a part."""
        super().offer_givers(givers, field)
        super().offer_givers(givers, "part_giver")

    def offer_parts(self, agencies: Iterable[tuple[UUID, str]], topics: Collection[str]) -> None:
        """The receivers and topics that the consent names."""
        receivers = field_of(self, "receivers", IdsField)
        receivers.choices = [(str(pk), name) for pk, name in agencies]
        named = field_of(self, "topics", forms.TypedMultipleChoiceField)
        named.choices = [
            (code, label) for code, label in named.choices if self.is_bound or code in topics
        ]

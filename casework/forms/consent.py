"""Asking for consent, recording an answer, taking a yes back."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import DayField
from casework.forms.fields import (
    IdsField,
    SendingForm,
    enum_field,
    needed_at_times,
)
from consent.asking import Question
from consent.rules import default_until
from consent.terms import (
    CONSENT_TOPICS,
    GUARDIANS,
    AnswerKind,
    Channel,
    Custody,
    Person,
    Purpose,
    Topic,
)
from consent.wording import (
    ANSWER_LABELS,
    CHANNEL_LABELS,
    PERSON_LABELS,
    PURPOSE_LABELS,
    TOPIC_LABELS,
)

GIVERS = (Person.GUARDIAN_1, Person.GUARDIAN_2, Person.YOUTH)
# A purpose that is not said is none: "Annat" had no text, as the record of a consent has none.
NAMED_PURPOSES = [purpose for purpose in Purpose if purpose is not Purpose.OTHER]
LANGUAGES = [("sv", _("Svenska")), ("lsv", _("Svenska, lättläst")), ("en", _("Engelska"))]


class CrossesField(forms.MultipleChoiceField):
    """The crosses of the form: receiver and topic, each as "agency:topic"."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> Any:
        return frozenset(self._cross(one) for one in super().to_python(value))

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, tuple)

    @staticmethod
    def _cross(value: str) -> tuple[UUID, Topic]:
        agency, _colon, topic = value.partition(":")
        try:
            cross = UUID(agency), Topic(topic)
        except ValueError:
            cross = None  # type: ignore[assignment]
        if cross is None or cross[1] not in CONSENT_TOPICS:
            raise ValidationError(_("Kryssa bara i rutor som finns i tabellen."), code="invalid")
        return cross


# What can be answered about custody: the code, what it says, and who then answers.
CUSTODY = {
    "joint": (Custody.JOINT, frozenset(GUARDIANS), _("Gemensam vårdnad: båda svarar")),
    "sole_1": (Custody.SOLE, frozenset({Person.GUARDIAN_1}), _("Ensam: vårdnadshavare 1")),
    "sole_2": (Custody.SOLE, frozenset({Person.GUARDIAN_2}), _("Ensam: vårdnadshavare 2")),
    "appointed_1": (
        Custody.APPOINTED,
        frozenset({Person.GUARDIAN_1}),
        _("Särskilt förordnad vårdnadshavare eller god man: vårdnadshavare 1"),
    ),
    "appointed": (
        Custody.APPOINTED,
        frozenset(GUARDIANS),
        _("Två särskilt förordnade vårdnadshavare: båda svarar"),
    ),
}


class CustodyField(forms.ChoiceField):
    """Who has custody, as the population register says; cleaned into custody and its holders."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        choices = [(code, words) for code, (_custody, _holders, words) in CUSTODY.items()]
        super().__init__(choices=choices, **kwargs)

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        return CUSTODY[code][:2] if code else None


def _proposed_end() -> date:
    return default_until(today(), settings.CONSENT_TERMS)


class AskForm(SendingForm):
    """The question to the givers; cleaned into one `question`."""

    purposes = forms.MultipleChoiceField(
        label=_("Syfte"),
        choices=[(purpose.value, PURPOSE_LABELS[purpose]) for purpose in NAMED_PURPOSES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa i minst en ruta.")},
    )
    crosses = CrossesField(
        label=_("Vem får veta vad?"),
        help_text=_("En tom ruta betyder nej. Den som har ett kryss får veta vem det gäller."),
        error_messages={"required": _("Kryssa i minst en ruta.")},
    )
    until_date = DayField(label=_("Till och med"), initial=_proposed_end)
    channel = enum_field(Channel, CHANNEL_LABELS, radio=True, label=_("Hur frågar du?"))
    language = forms.ChoiceField(label=_("Språk"), choices=LANGUAGES, initial="sv")
    interpreter = forms.BooleanField(label=_("Tolk används"), required=False)
    custody_checked_date = needed_at_times(
        DayField(
            label=_("Vårdnaden kontrollerad i folkbokföringen"),
            help_text=_("Dagen då du kontrollerade. Behövs inte när den unge har fyllt 18."),
            required=False,
        )
    )
    custody = needed_at_times(
        CustodyField(
            label=_("Vem har vårdnaden?"),
            help_text=_("Den som har vårdnaden svarar. Behövs inte när den unge har fyllt 18."),
            required=False,
        )
    )

    def clean(self) -> dict[str, Any]:
        """Gather the fields into the question that the verb takes."""
        data = super().clean() or {}
        checked = data.get("custody_checked_date")
        if checked and checked > today():
            self.add_error("custody_checked_date", _("Datumet har inte varit än."))
        if "until_date" in data and data["until_date"] < today():
            self.add_error("until_date", _("Välj ett datum som inte har passerat."))
        if self.errors:
            return data
        sending = data.pop("sending")
        question = Question(
            purposes=tuple(data["purposes"]),
            crosses=data["crosses"],
            from_date=today(),
            until_date=data["until_date"],
            channel=data["channel"],
            language=data["language"],
            interpreter=data["interpreter"],
            text_version=settings.CONSENT_TEXT_VERSION,
            custody_checked_date=checked,
            custody=data["custody"] and data["custody"][0],
            holders=data["custody"][1] if data["custody"] else frozenset(),
        )
        return {"question": question, "sending": sending}


class GiverForm(SendingForm):
    """A form about one of those whom a consent asks."""

    def offer_givers(self, givers: Mapping[str, str], field: str = "giver") -> None:
        """Those whom the consent asks, by the name that goes with the code, if one may see it.

        A form that was sent keeps all, so that what was chosen in it is shown and explained.
        """
        if field not in self.fields:
            return
        self.fields[field].choices = [  # type: ignore[attr-defined]
            (code, f"{label}: {givers[code]}" if givers.get(code) else label)
            for code, label in self.fields[field].choices  # type: ignore[attr-defined]
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
        self.fields["receivers"].choices = [(str(pk), name) for pk, name in agencies]  # type: ignore[attr-defined]
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (code, label)
            for code, label in self.fields["topics"].choices  # type: ignore[attr-defined]
            if self.is_bound or code in topics
        ]

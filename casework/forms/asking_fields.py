"""The fields of the form that asks for consent which have a shape of their own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import IdField, enum_field
from consent.terms import CONSENT_TOPICS, Custody, Person, Topic
from consent.wording import PERSON_LABELS, TOPIC_LABELS


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
        wrong = ValidationError(_("Kryssa bara i rutor som finns i tabellen."), code="invalid")
        try:
            receiver, crossed = UUID(agency), Topic(topic)
        except ValueError:
            raise wrong from None
        if crossed not in CONSENT_TOPICS:
            raise wrong
        return receiver, crossed


class ExceptionWidget(forms.MultiWidget):
    """Three lists in a row, each with its own label."""

    template_name = "casework/parts/exception_row.html"

    def __init__(self) -> None:
        super().__init__({"sender": forms.Select, "receiver": forms.Select, "topic": forms.Select})

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else [None, None, None]


class ExceptionField(forms.MultiValueField):
    """One exception: who may not tell whom, and about what; None where the row is empty."""

    widget = ExceptionWidget

    def __init__(self, **kwargs: Any) -> None:
        topic = enum_field(CONSENT_TOPICS, TOPIC_LABELS, required=False, empty_value=None)
        agencies = [IdField(required=False), IdField(required=False)]
        super().__init__([*agencies, topic], required=False, require_all_fields=False, **kwargs)
        self.offer([])

    def offer(self, agencies: list[tuple[str, str]]) -> None:
        """The agencies that can be chosen."""
        choose = ("", _("Välj"))
        self.widget.widgets[0].choices = [choose, *agencies]
        self.widget.widgets[1].choices = [choose, *agencies]
        topics = [(topic.value, TOPIC_LABELS[topic]) for topic in CONSENT_TOPICS]
        self.widget.widgets[2].choices = [("", _("Alla ämnen")), *topics]

    def compress(self, data_list: list[Any]) -> Any:
        if not any(data_list):
            return None
        sender, receiver, topic = data_list
        if not (sender and receiver):
            raise ValidationError(
                _("Välj både vem som inte får lämna uppgifter och till vem."), code="half"
            )
        if sender == receiver:
            raise ValidationError(_("Välj två olika verksamheter."), code="same")
        return sender, receiver, topic or None


# What can be answered about custody: the code, what it says, and who then answers.
ONE, TWO = Person.GUARDIAN_1, Person.GUARDIAN_2
CUSTODY: dict[str, tuple[Custody, tuple[Person, ...], Any]] = {
    "joint": (Custody.JOINT, (ONE, TWO), _("Gemensam vårdnad: båda svarar, %(names)s")),
    "sole_1": (Custody.SOLE, (ONE,), _("Ensam vårdnad: %(names)s svarar")),
    "sole_2": (Custody.SOLE, (TWO,), _("Ensam vårdnad: %(names)s svarar")),
    "appointed_1": (
        Custody.APPOINTED,
        (ONE,),
        _("Särskilt förordnad vårdnadshavare eller god man: %(names)s svarar"),
    ),
    "appointed_2": (
        Custody.APPOINTED,
        (TWO,),
        _("Särskilt förordnad vårdnadshavare eller god man: %(names)s svarar"),
    ),
    "appointed": (
        Custody.APPOINTED,
        (ONE, TWO),
        _("Två särskilt förordnade vårdnadshavare: båda svarar, %(names)s"),
    ),
}


class CustodyField(forms.ChoiceField):
    """Who has custody, as the population register says; cleaned into custody and its holders."""

    widget = forms.RadioSelect

    def offer(self, names: Mapping[Person, str]) -> None:
        """Only what is possible with the guardians named in the case, each by name."""
        shown = {
            person: f"{name} ({str(PERSON_LABELS[person]).lower()})"
            if name
            else str(PERSON_LABELS[person]).lower()
            for person, name in names.items()
        }
        self.choices = [
            (code, str(words) % {"names": gettext(" och ").join(shown[one] for one in holders)})
            for code, (_custody, holders, words) in CUSTODY.items()
            if set(holders) <= names.keys()
        ]

    def in_words(self, value: Any) -> str:
        """What was chosen, as the form says it; `value` is cleaned."""
        chosen = [
            code
            for code, (custody, holders, _words) in CUSTODY.items()
            if value == (custody, frozenset(holders))
        ]
        labels = {str(code): str(label) for code, label in self.choices}
        return labels.get(chosen[0], "") if chosen else ""

    def valid_value(self, value: Any) -> bool:
        return str(value) in CUSTODY  # one that is not offered is refused in words

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        custody, holders, _words = CUSTODY[code]
        return custody, frozenset(holders)

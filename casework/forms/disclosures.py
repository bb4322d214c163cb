"""Telling on a provision of law: one form for all grounds, with the questions each one asks."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import CHOOSE, DayField
from agencies.wording import KIND_LABELS
from casework.forms.fields import (
    LONG,
    SHORT,
    IdField,
    IdsField,
    SendingForm,
    TextField,
    enum_field,
    field_of,
    needed_at_times,
)
from casework.pages import GroundLine
from casework.writing.told import OUTSIDERS, PRIVATE
from consent.ground_wording import DECIDER_LABELS, GROUND_LABELS
from consent.grounds import PROVISIONS, Ground
from consent.provision import Decider, Way
from consent.terms import CONSENT_TOPICS, IMPLIED_TOPICS, Person
from consent.wording import PERSON_LABELS, TOPIC_LABELS

YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]
OUTSIDE = "outside:"
# The questions that only some grounds ask.
QUESTIONS = ("committed_crime", "inquiry_opened", "requested", "harm")


def yes_no(*, required: bool = True, **kwargs: Any) -> forms.TypedChoiceField:
    """A question that is answered yes or no, and by nothing else; unanswered is None."""
    return forms.TypedChoiceField(
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        required=required,
        error_messages={"required": CHOOSE},
        **kwargs,
    )


def committed_crime(**kwargs: Any) -> forms.TypedChoiceField:
    return yes_no(label=_("Gäller uppgiften ett brott som redan har begåtts?"), **kwargs)


def inquiry_opened(**kwargs: Any) -> forms.TypedChoiceField:
    return yes_no(label=_("Har socialnämnden inlett en utredning?"), **kwargs)


def requested(**kwargs: Any) -> forms.TypedChoiceField:
    return yes_no(label=_("Har mottagaren begärt uppgiften?"), **kwargs)


def harm() -> forms.Field:
    return needed_at_times(
        TextField(
            label=_("Vilken uppgift? Vilken skada har du övervägt?"),
            lines=3,
            max_length=LONG,
            required=False,
        )
    )


def consent_not_asked() -> forms.Field:
    return needed_at_times(
        TextField(
            label=_("Om nej – varför?"),
            help_text=_("Samtycke är regeln. Skriv varför det inte gick eller inte var lämpligt."),
            lines=3,
            max_length=LONG,
            required=False,
        )
    )


class DisclosureForm(SendingForm):
    """Items, the questions of the ground, whether consent was asked, and the reason."""

    items = IdsField(
        label=_("Vad lämnas ut?"),
        help_text=_("Kryssa bara i det som behövs. Mottagaren ser inget annat."),
        error_messages={"required": _("Välj minst en uppgift.")},
    )
    committed_crime = committed_crime()
    inquiry_opened = inquiry_opened()
    requested = requested()
    harm = harm()
    consent_asked = yes_no(label=_("Har samtycke efterfrågats?"))
    consent_not_asked = consent_not_asked()
    reason = TextField(
        label=_("Skäl"),
        help_text=_("Minst en mening: vad som visar att lagrummet gäller just här."),
        lines=5,
        max_length=LONG,
    )

    def __init__(self, *args: Any, asks: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in QUESTIONS:
            if name not in asks:
                del self.fields[name]


def _grounds() -> list[tuple[str, Any]]:
    told = [ground for ground, known in PROVISIONS.items() if Way.TOLD in known.ways]
    return [
        ("", _("Välj")),
        (Ground.CONSENT.value, GROUND_LABELS[Ground.CONSENT]),
        *((one.value, f"{PROVISIONS[one].law} – {GROUND_LABELS[one]}") for one in told),
    ]


class ReceiverField(forms.ChoiceField):
    """An agency, or what somebody without an account is; cleaned into the one and the other."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if value.startswith(OUTSIDE):
            return None, value.removeprefix(OUTSIDE)
        return UUID(value), ""

    def valid_value(self, value: Any) -> bool:
        if value.startswith(OUTSIDE):
            return value.removeprefix(OUTSIDE) in OUTSIDERS
        try:
            UUID(value)
        except ValueError:
            return False
        return True


class ToldForm(SendingForm):
    """What, to whom, with an account or not, on which ground and when (domain 0.9)."""

    what = TextField(
        label=_("Vad berättade eller lämnade du?"),
        help_text=_("Bara det som sades, så kort som möjligt."),
        lines=4,
        max_length=LONG,
    )
    topic = enum_field(CONSENT_TOPICS + IMPLIED_TOPICS, TOPIC_LABELS, label=_("Ämne"))
    concerns = enum_field(
        Person, PERSON_LABELS, label=_("Vem handlar uppgiften om?"), initial=Person.YOUTH.value
    )
    receiver = ReceiverField(
        label=_("Till vilken verksamhet?"), error_messages={"required": CHOOSE}
    )
    to_whom = TextField(
        label=_("Till vem?"),
        help_text=_("Namn eller tjänst, till exempel vakthavande befäl."),
        max_length=SHORT,
    )
    ground = forms.TypedChoiceField(
        label=_("Med vilket stöd?"),
        coerce=Ground,
        choices=_grounds,
        error_messages={"required": CHOOSE},
    )
    told_date = DayField(label=_("När?"))
    urgent = forms.BooleanField(
        label=_("Det var omedelbar fara och beslutsfattaren hann inte tillfrågas"),
        help_text=_("Anteckningen väntar sedan på beslutsfattarens bekräftelse."),
        required=False,
    )
    consent_asked = needed_at_times(yes_no(label=_("Har samtycke efterfrågats?"), required=False))
    consent_not_asked = consent_not_asked()
    reason = needed_at_times(
        TextField(
            label=_("Skäl"),
            help_text=_("Behövs när stödet är ett lagrum. Minst en mening."),
            lines=3,
            max_length=LONG,
            required=False,
        )
    )
    committed_crime = needed_at_times(committed_crime(required=False))
    inquiry_opened = needed_at_times(inquiry_opened(required=False))
    requested = needed_at_times(requested(required=False))
    harm = harm()
    # Where it was told to somebody without an account at a meeting.
    meeting = IdField(required=False, widget=forms.HiddenInput)
    participant = IdField(required=False, widget=forms.HiddenInput)

    def offer(
        self, agencies: Collection[tuple[UUID, str]], grounds: Collection[GroundLine] = ()
    ) -> None:
        """The agencies by name, then those who have no account; the grounds by who decides."""
        if grounds:
            field_of(self, "ground", forms.ChoiceField).choices = self._by_decider(grounds)
        field_of(self, "receiver", forms.ChoiceField).choices = [
            ("", _("Välj")),
            (_("Med konto i Varsam"), [(str(pk), name) for pk, name in agencies]),
            (
                _("Utan konto"),
                [
                    (
                        f"{OUTSIDE}{code}",
                        _("Enskild verksamhet, förening eller person")
                        if code == PRIVATE
                        else KIND_LABELS[party.kind],
                    )
                    for code, party in OUTSIDERS.items()
                ],
            ),
        ]

    def _by_decider(self, grounds: Collection[GroundLine]) -> list[tuple[Any, Any]]:
        """What one decides on first; a ground that cannot be used only where it was chosen."""
        chosen = self["ground"].value()
        groups: dict[Any, list[tuple[str, Any]]] = {}
        for line in sorted(grounds, key=lambda line: not line.mine):
            if not line.reason:
                who = DECIDER_LABELS[Decider(line.decider)]
                name = _("Du beslutar") if line.mine else _("Beslutas av: %(who)s") % {"who": who}
            elif chosen == line.ground:
                name = _("Kan inte användas av din verksamhet")
            else:
                continue
            label = f"{line.law} – {GROUND_LABELS[Ground(line.ground)]}"
            groups.setdefault(str(name), []).append((line.ground, label))
        return [
            ("", _("Välj")),
            (Ground.CONSENT.value, GROUND_LABELS[Ground.CONSENT]),
            *groups.items(),
        ]

    def clean(self) -> dict[str, Any]:
        """Divide the receiver; the rest the verb decides."""
        data = super().clean() or {}
        if "receiver" in data:
            data["receiver"], data["outsider"] = data["receiver"]
        return data

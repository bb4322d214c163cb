"""Notes with "Dela med", releases, seats and members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import LONG, IdField, IdsField, SendingForm, TextField, enum_field
from casework.forms.hiding import WithHiding
from consent.terms import CONSENT_TOPICS, Person, Topic
from consent.wording import PERSON_LABELS, TOPIC_LABELS


class NoteForm(WithHiding):
    """A note; the agencies to share it with are unticked from the start (domain 0.10)."""

    topic = enum_field(CONSENT_TOPICS, TOPIC_LABELS, label=_("Ämne"))
    concerns = enum_field(
        Person, PERSON_LABELS, label=_("Vem handlar uppgiften om?"), initial=Person.YOUTH.value
    )
    text = TextField(
        label=_("Anteckning"),
        help_text=_("Texten kan ändras senare. Hur den löd förut finns kvar hos din verksamhet."),
        lines=8,
        max_length=LONG,
    )
    receivers = IdsField(
        label=_("Dela med"),
        help_text=_("Utan kryss läser bara din egen verksamhet anteckningen."),
        required=False,
    )
    corrects = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def is_about(self) -> tuple[Topic, Person] | None:
        """Topic and whom it concerns, once both are chosen."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if "topic" not in chosen or "concerns" not in chosen:
            return None  # half written, and taken along to another language
        return chosen["topic"], chosen["concerns"]


class RevisionForm(SendingForm):
    """The text of a note anew: `opened` is the revision it was begun from, `version` the one that
    the writer has seen."""

    text = TextField(label=_("Anteckning"), lines=10, max_length=LONG)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    opened = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        """What a text was begun from is for the page alone."""
        data = super().clean()
        if data:
            data.pop("opened", None)
        return data


class ReleaseForm(SendingForm):
    """The agencies that may read one item from now on."""

    receivers = IdsField(
        label=_("Dela med"),
        required=False,
        help_text=_("Verksamheten kan läsa så länge samtycket gäller."),
    )


class InviteForm(SendingForm):
    """The agency that gets a seat."""

    agency = IdField(label=_("Verksamhet"), error_messages={"required": _("Välj en verksamhet.")})


class MemberForm(SendingForm):
    """The colleague who will work with the case."""

    membership = IdField(label=_("Person"), error_messages={"required": _("Välj en person.")})

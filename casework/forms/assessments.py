"""Attempts to reach a giver, assessments of one, and the scanned form."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import DayField
from casework.forms.consent import GIVERS, GiverForm
from casework.forms.fields import (
    LONG,
    TextField,
    enum_field,
    needed_at_times,
    printable,
)
from casework.models.attachment import LARGEST, LONGEST_NAME, Scan, type_of
from consent.terms import GUARDIANS, AssessmentKind, Channel, Person
from consent.wording import CHANNEL_LABELS, PERSON_LABELS

TOO_LARGE = _("Filen är för stor. Den får vara högst 5 MB. Skanna med lägre upplösning.")
WRONG_TYPE = _("Filen är inte en hel PDF, JPEG eller PNG. Skanna blanketten på nytt.")


class AttemptForm(GiverForm):
    """By which channel and on which day somebody was sought."""

    giver = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem har du försökt nå?"))
    channel = enum_field(
        (Channel.PHONE, Channel.LETTER, Channel.MEETING),
        CHANNEL_LABELS,
        radio=True,
        label=_("Hur försökte du?"),
        help_text=_("Skriv inget nummer och ingen adress."),
    )
    attempted_date = DayField(label=_("Vilken dag?"), initial=today)


class _ReasonedForm(GiverForm):
    reason = TextField(
        label=_("Skäl"),
        help_text=_("Läses bara av den som beslutar och av granskare i din egen verksamhet."),
        lines=6,
        max_length=LONG,
    )


class HinderedForm(_ReasonedForm):
    """One guardian is hindered, so that the other decides alone."""

    about = enum_field(sorted(GUARDIANS), PERSON_LABELS, radio=True, label=_("Vem är hindrad?"))
    cannot_wait = forms.BooleanField(
        label=_("Frågan kan inte vänta tills den hindrade kan svara"), required=False
    )
    not_invasive = forms.BooleanField(
        label=_("Det är inte ett beslut av ingripande betydelse för barnets framtid"),
        required=False,
    )
    field_order = ("about", "cannot_wait", "not_invasive", "reason")


class OutweighedForm(_ReasonedForm):
    """A child's no is outweighed."""


class YouthDecidesForm(_ReasonedForm):
    """The youth decides without the guardians."""

    document = TextField(
        label=_("Juristens dokument"),
        help_text=_("Diarienummer eller dag för juristens bedömning."),
    )


class NotReachableForm(GiverForm):
    """Somebody could not be reached after recorded attempts."""

    about = enum_field(GIVERS, PERSON_LABELS, radio=True, label=_("Vem har inte kunnat nås?"))


ASSESSMENT_FORMS: dict[AssessmentKind, type[GiverForm]] = {
    AssessmentKind.HINDERED: HinderedForm,
    AssessmentKind.OUTWEIGHED: OutweighedForm,
    AssessmentKind.YOUTH_DECIDES: YouthDecidesForm,
    AssessmentKind.NOT_REACHABLE: NotReachableForm,
}


class ScanField(forms.FileField):
    """A scanned form; its type is told by its bytes, never by its name or by what was declared."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A `Scan`; the size is asked of what arrived before a byte of it is looked at."""
        sent = super().clean(data, initial)
        if sent.size > LARGEST:
            raise ValidationError(TOO_LARGE, code="too_large")
        content = sent.read()
        found = type_of(content)
        if found is None:
            raise ValidationError(WRONG_TYPE, code="type")
        return Scan(name_of(sent.name), content, found)


def name_of(sent: str) -> str:
    """What the file was called, without folders and without what cannot be seen."""
    last = PurePath(sent.replace("\\", "/")).name
    return printable(last).strip()[:LONGEST_NAME] or str(_("Blankett"))


class ScannedForm(GiverForm):
    """The scanned form of a consent, and whose signature is on it."""

    signers = needed_at_times(
        forms.TypedMultipleChoiceField(
            label=_("Vems underskrift står på blanketten?"),
            choices=[(person.value, PERSON_LABELS[person]) for person in GIVERS],
            coerce=Person,
            empty_value=(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
    )

    file = ScanField(
        label=_("Inskannad blankett"),
        help_text=_("PDF, JPEG eller PNG, högst 5 MB."),
        error_messages={
            "required": _("Välj en fil."),
            "empty": _("Filen är tom. Skanna blanketten på nytt."),
            "invalid": _("Välj en fil."),
            "missing": _("Välj en fil."),
        },
    )

    def offer_givers(self, givers: Mapping[str, str], field: str = "signers") -> None:
        """As for an answer; where one person is asked, it is that one's paper."""
        super().offer_givers(givers, field)
        if len(givers) == 1:
            del self.fields[field]

    @classmethod
    def sent(cls, request: HttpRequest) -> Self:
        """What was sent; a file over the limit was never read, and that is told at the field."""
        if request.method != "POST":
            return cls()
        form = cls(request.POST, request.FILES)
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if declared.isdigit() and int(declared) > LARGEST and not request.FILES:
            form.fields["file"].error_messages["required"] = TOO_LARGE
        return form

    def _mark(self) -> str:
        """The same id with another file is another form."""
        scan = self.cleaned_data.get("file")
        digest = hashlib.sha256(scan.content).hexdigest() if scan else ""
        return hashlib.sha256((super()._mark() + digest).encode()).hexdigest()

"""How a paper is wanted: in which language, and for whose signature."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from agencies.fields import CHOOSE
from casework.forms.fields import field_of
from consent.languages import language_labels
from consent.terms import Person
from consent.wording import PERSON_LABELS

SIGNERS = (Person.GUARDIAN_1, Person.GUARDIAN_2, Person.YOUTH)


class CopyForm(forms.Form):
    """For whom a copy is made; sent by POST, so that the person stands in no address."""

    person = forms.TypedChoiceField(
        label=_("Vem ska ha kopian?"),
        help_text=_("En kopia för var och en. Den visar bara vad just den personen får se."),
        choices=[(person.value, PERSON_LABELS[person]) for person in SIGNERS],
        coerce=Person,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )

    def chosen(self) -> Person | None:
        """The person; nobody of a form that is wrong or was not sent."""
        if not self.is_bound or not self.is_valid():
            return None
        person: Person = self.cleaned_data["person"]
        return person

    def offer(self, persons: Iterable[str]) -> None:
        """Show those alone for whom a copy can be made."""
        field = field_of(self, "person", forms.TypedChoiceField)
        offered = frozenset(persons)
        field.choices = [one for one in field.choices if one[0] in offered]


def _languages() -> list[tuple[str, str]]:
    """The languages that have a text, of whatever version."""
    labels = language_labels()
    found = dict.fromkeys(language for _version, language in settings.CONSENT_TEXTS)
    return [(language, labels.get(language, language)) for language in found]


class PrintForm(forms.Form):
    """Sent by POST, so that the language of a family stands in no address."""

    language = forms.ChoiceField(label=_("Språk"), choices=_languages)
    signer = forms.ChoiceField(
        label=_("Underskrift av"),
        help_text=_("En blankett för var och en, när de inte ska se varandras."),
        choices=[
            ("", _("Alla")),
            *((person.value, PERSON_LABELS[person]) for person in SIGNERS),
        ],
        required=False,
    )

    def chosen(self) -> dict[str, Any]:
        """What was chosen; nothing of a form that is wrong or was not sent."""
        if not self.is_bound or not self.is_valid():
            return {"language": "", "signer": ""}
        return dict(self.cleaned_data)

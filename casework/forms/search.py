"""Search for a person: by number or by name, never both."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from casework.forms.concern import NUMBER_HINT
from casework.forms.fields import TextField, needed_at_times
from consent.birthdays import normal_form

WHOLE_WORDS = _("Skriv hela namnet, som det står i ärendet. En del av det ger ingen träff.")


class SearchForm(forms.Form):
    """What is typed is sent by POST and kept nowhere."""

    personnummer = needed_at_times(
        TextField(label=_("Personnummer"), help_text=NUMBER_HINT, max_length=13, required=False)
    )
    given_name = needed_at_times(
        TextField(label=_("Förnamn"), help_text=WHOLE_WORDS, required=False)
    )
    surname = needed_at_times(
        TextField(label=_("Efternamn"), help_text=WHOLE_WORDS, required=False)
    )

    def clean_personnummer(self) -> str:
        """The number in one form, checked."""
        number: str = self.cleaned_data["personnummer"]
        return normal_form(number) if number else ""

    def clean(self) -> dict[str, Any] | None:
        """One way of searching at a time."""
        data = super().clean() or {}
        named = data.get("given_name") or data.get("surname")
        if self.errors:
            return data
        if not (data.get("personnummer") or named):
            raise ValidationError({"personnummer": _("Skriv det du vill söka efter.")})
        if data.get("personnummer") and named:
            raise ValidationError(
                {"personnummer": _("Sök på personnummer eller på namn, inte på båda.")}
            )
        return data

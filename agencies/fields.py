"""A form field that all rooms above share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Short enough for one line on a phone; nobody fills in a list or a row of buttons.
REQUIRED = _("Fyll i fältet.")
CHOOSE = _("Välj ett alternativ.")


class DayField(forms.DateField):
    """A day, from the browser's own date control or typed as 2026-11-22."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )
        self.error_messages["required"] = _("Välj en dag.")
        self.error_messages["invalid"] = _("Skriv ett datum som finns, till exempel 2026-11-22.")

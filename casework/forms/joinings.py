"""Forms about two cases of one youth: a yes or a no, and why they are taken apart."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import LONG, SendingForm, TextField

ANSWERS = (("yes", _("Ja, för samman ärendena")), ("no", _("Nej")))


class JoiningAnswerForm(SendingForm):
    """One's own agency's answer."""

    accepted = forms.TypedChoiceField(
        label=_("Vad svarar din verksamhet?"),
        choices=ANSWERS,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        empty_value=None,
    )


class JoiningEndForm(SendingForm):
    """Why, in words; its agency's reviewer can read it."""

    reason = TextField(label=_("Skäl"), lines=4, max_length=LONG)

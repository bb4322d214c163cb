"""A line of advice by telephone: no text, no person, no case."""

from django.utils.translation import gettext_lazy as _

from access.clock import today
from agencies.fields import DayField
from casework.forms.fields import SendingForm, enum_field
from casework.models.advice import AdviceKind
from casework.wording import ADVICE_LABELS


class AdviceForm(SendingForm):
    """When, and what was advised."""

    given_date = DayField(label=_("Vilken dag?"), initial=today)
    advice = enum_field(AdviceKind, ADVICE_LABELS, radio=True, label=_("Vilket råd gav ni?"))

"""Actions, follow-up and closing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import SendingForm, TextField, enum_field
from casework.models.action import Outcome, Responsible
from casework.wording import OUTCOME_LABELS, RESPONSIBLE_LABELS
from consent.terms import CloseReason
from consent.wording import CLOSE_LABELS


class ActionForm(SendingForm):
    """What, who and when."""

    what = TextField(label=_("Vad ska göras?"), lines=3, max_length=2_000)
    responsible = enum_field(Responsible, RESPONSIBLE_LABELS, radio=True, label=_("Vem gör det?"))
    due_date = DayField(label=_("Senast när?"))


class AssessForm(SendingForm):
    """How it went."""

    outcome = enum_field(Outcome, OUTCOME_LABELS, radio=True, label=_("Hur gick det?"))


class FollowUpForm(SendingForm):
    """The plan has been gone through."""

    next_date = DayField(label=_("Nästa uppföljning"), required=False)
    close_proposed = forms.BooleanField(label=_("Vi föreslår att ärendet avslutas"), required=False)


class CloseForm(SendingForm):
    """Why the case ends."""

    reason = enum_field(CloseReason, CLOSE_LABELS, radio=True, label=_("Varför avslutas ärendet?"))

"""Talks, actions, follow-up and closing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import (
    LONG,
    SendingForm,
    TextField,
    enum_field,
    needed_at_times,
)
from casework.models.action import Outcome, Responsible
from casework.models.talk import TalkKind
from casework.wording import OUTCOME_LABELS, RESPONSIBLE_LABELS, TALK_LABELS
from consent.terms import CloseReason
from consent.wording import CLOSE_LABELS


class TalkForm(SendingForm):
    """A talk that has been held."""

    kind = enum_field(TalkKind, TALK_LABELS, radio=True, label=_("Vilket samtal?"))
    held_date = DayField(label=_("När hölls samtalet?"))
    holder = TextField(label=_("Vem höll samtalet?"))
    agreed = TextField(
        label=_("Vad kom ni överens om?"),
        help_text=_("Inte hörsägen om andra, inte diagnoser."),
        lines=6,
        max_length=LONG,
    )
    mandate = needed_at_times(
        TextField(
            label=_("Varför hölls samtalet utan att samtycke har efterfrågats?"),
            help_text=_("Behövs bara om samtycke inte är efterfrågat."),
            lines=3,
            max_length=LONG,
            required=False,
        )
    )


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

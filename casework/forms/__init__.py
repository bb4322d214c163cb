"""Forms check shape alone; what is allowed the verbs decide, and say at the field."""

from casework.forms.concern import (
    AnonymousForm,
    ConcernForm,
    DraftForm,
    GuardianForm,
    IdentityForm,
    SafetyForm,
)
from casework.forms.consent import AnswerForm, AskForm, WithdrawForm
from casework.forms.fields import SendingForm
from casework.forms.notes import InviteForm, MemberForm, NoteForm, ReleaseForm
from casework.forms.plan import ActionForm, AssessForm, CloseForm, FollowUpForm, TalkForm
from casework.forms.reports import FeedbackForm, ReportForm

__all__ = [
    "ActionForm",
    "AnonymousForm",
    "AnswerForm",
    "AskForm",
    "AssessForm",
    "CloseForm",
    "ConcernForm",
    "DraftForm",
    "FeedbackForm",
    "FollowUpForm",
    "GuardianForm",
    "IdentityForm",
    "InviteForm",
    "MemberForm",
    "NoteForm",
    "ReleaseForm",
    "ReportForm",
    "SafetyForm",
    "SendingForm",
    "TalkForm",
    "WithdrawForm",
]

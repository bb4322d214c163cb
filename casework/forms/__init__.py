"""Forms check shape alone; what is allowed the verbs decide, and say at the field."""

from casework.forms.asking import AskForm
from casework.forms.concern import (
    AnonymousForm,
    ConcernForm,
    DraftForm,
    GuardianForm,
    IdentityForm,
    SafetyForm,
)
from casework.forms.consent import AnswerForm, WithdrawForm
from casework.forms.fields import SendingForm
from casework.forms.notes import InviteForm, MemberForm, NoteForm, ReleaseForm
from casework.forms.plan import ActionForm, AssessForm, CloseForm, FollowUpForm, TalkForm
from casework.forms.printing import PrintForm

__all__ = [
    "ActionForm",
    "AnonymousForm",
    "AnswerForm",
    "AskForm",
    "AssessForm",
    "CloseForm",
    "ConcernForm",
    "DraftForm",
    "FollowUpForm",
    "GuardianForm",
    "IdentityForm",
    "InviteForm",
    "MemberForm",
    "NoteForm",
    "PrintForm",
    "ReleaseForm",
    "SafetyForm",
    "SendingForm",
    "TalkForm",
    "WithdrawForm",
]

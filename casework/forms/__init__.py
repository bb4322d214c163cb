"""Forms check shape alone; what is allowed the verbs decide, and say at the field."""

from casework.forms.advice import AdviceForm
from casework.forms.asking import AskForm
from casework.forms.assessments import (
    ASSESSMENT_FORMS,
    AttemptForm,
    HinderedForm,
    NotReachableForm,
    OutweighedForm,
    ScannedForm,
    YouthDecidesForm,
)
from casework.forms.concern import (
    ConcernForm,
    GuardianForm,
    IdentityForm,
    SafetyForm,
)
from casework.forms.consent import AnswerForm, WithdrawForm
from casework.forms.consultations import ConsultationForm, ReplyForm
from casework.forms.contacts import ContactForm, OutcomeForm
from casework.forms.disclosures import DisclosureForm, ToldForm
from casework.forms.fields import SendingForm
from casework.forms.filing import FilingForm
from casework.forms.hiding import HidingForm
from casework.forms.joinings import JoiningAnswerForm, JoiningEndForm
from casework.forms.notes import InviteForm, MemberForm, NoteForm, ReleaseForm, RevisionForm
from casework.forms.observing import FactorsForm
from casework.forms.plan import (
    ActionForm,
    AssessForm,
    CloseForm,
    CommitmentForm,
    FollowUpForm,
    GoalForm,
    StartPlanForm,
)
from casework.forms.printing import CopyForm, PrintForm
from casework.forms.reports import FeedbackForm, ReportForm
from casework.forms.search import SearchForm
from casework.forms.talks import AdditionForm, BookingForm, CancellationForm, TalkForm

__all__ = [
    "ASSESSMENT_FORMS",
    "ActionForm",
    "AdditionForm",
    "AdviceForm",
    "AnswerForm",
    "AskForm",
    "AssessForm",
    "AttemptForm",
    "BookingForm",
    "CancellationForm",
    "CloseForm",
    "CommitmentForm",
    "ConcernForm",
    "ConsultationForm",
    "ContactForm",
    "CopyForm",
    "DisclosureForm",
    "FactorsForm",
    "FeedbackForm",
    "FilingForm",
    "FollowUpForm",
    "GoalForm",
    "GuardianForm",
    "HidingForm",
    "HinderedForm",
    "IdentityForm",
    "InviteForm",
    "JoiningAnswerForm",
    "JoiningEndForm",
    "MemberForm",
    "NotReachableForm",
    "NoteForm",
    "OutcomeForm",
    "OutweighedForm",
    "PrintForm",
    "ReleaseForm",
    "ReplyForm",
    "ReportForm",
    "RevisionForm",
    "SafetyForm",
    "ScannedForm",
    "SearchForm",
    "SendingForm",
    "StartPlanForm",
    "TalkForm",
    "ToldForm",
    "WithdrawForm",
    "YouthDecidesForm",
]

"""Each form of a case, by the template that shows it."""

from collections.abc import Callable
from functools import partial

from django import forms

from casework import forms as all_forms
from casework.forms.disclosures import QUESTIONS

FORMS: dict[str, Callable[..., forms.Form]] = {
    "draft_form": all_forms.ConsultationForm,
    "consultation_reply": all_forms.ReplyForm,
    "consultation_end": all_forms.SendingForm,
    "concern_form": all_forms.ConcernForm,
    "identity_form": all_forms.IdentityForm,
    "safety_form": all_forms.SafetyForm,
    "ask_form": all_forms.AskForm,
    "answer_form": all_forms.AnswerForm,
    "withdraw_form": all_forms.WithdrawForm,
    "attempt_form": all_forms.AttemptForm,
    "assessment_form": all_forms.HinderedForm,
    "scanned_form": all_forms.ScannedForm,
    "note_form": all_forms.NoteForm,
    "revision_form": all_forms.RevisionForm,
    "release_form": all_forms.ReleaseForm,
    "end_release_form": all_forms.SendingForm,
    "invite_form": all_forms.InviteForm,
    "members_form": all_forms.MemberForm,
    "end_assignment_form": all_forms.SendingForm,
    "talk_form": all_forms.TalkForm,
    "addition_form": all_forms.AdditionForm,
    "booking_form": all_forms.BookingForm,
    "cancellation_form": all_forms.CancellationForm,
    "start_plan_form": all_forms.StartPlanForm,
    "goal_form": all_forms.GoalForm,
    "action_form": all_forms.ActionForm,
    "factors_form": all_forms.FactorsForm,
    "assess_form": all_forms.AssessForm,
    "commitment_form": all_forms.CommitmentForm,
    "assess_commitment_form": all_forms.AssessForm,
    "contact_form": all_forms.ContactForm,
    "outcome_form": all_forms.OutcomeForm,
    "follow_up_form": all_forms.FollowUpForm,
    "close_form": all_forms.CloseForm,
    "disclosure_form": partial(all_forms.DisclosureForm, asks=QUESTIONS),
    "disclosure_confirm_form": all_forms.SendingForm,
    "disclosure_end_form": all_forms.SendingForm,
    "told_form": all_forms.ToldForm,
    "hiding_form": all_forms.HidingForm,
    "report_form": all_forms.ReportForm,
    "feedback_form": all_forms.FeedbackForm,
    "joining_propose_form": all_forms.SendingForm,
    "joining_answer_form": all_forms.JoiningAnswerForm,
    "joining_end_form": all_forms.JoiningEndForm,
}

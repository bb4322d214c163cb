"""Every table is known to be append-only or mutable, and no guarded row goes by a cascade."""

from django.apps import apps
from django.db import models

from agencies.models import Agency
from consent.guarded import Guarded, case_model
from tests.house.code import product

# Rows that are written once and stay as they are.
APPEND_ONLY = frozenset(
    {
        "audit.Body",
        "audit.Leaf",
        "audit.Subject",
        "casework.Advice",
        "casework.AppendedNote",
        "casework.Heard",
        "consent.ConsentAnswer",
        "consent.ConsentAssessment",
        "consent.ConsentException",
        "consent.ConsentGiver",
        "consent.ConsentLine",
        "consent.ContactAttempt",
        "consent.Invitation",
        "consent.JoiningAnswer",
        "consent.JoiningAsked",
    }
)
# Rows that change or go, by the verbs of their package; items are also sealed anew.
MUTABLE = frozenset(
    {
        "agencies.Agency",
        "agencies.Collaboration",
        "agencies.Membership",
        "agencies.User",
        "audit.Head",
        "casework.Action",
        "casework.AgendaItem",
        "casework.Attachment",
        "casework.Case",
        "casework.Closing",
        "casework.ConcernReport",
        "casework.FollowUpContact",
        "casework.Consultation",
        "casework.Identity",
        "casework.Meeting",
        "casework.MinutesLine",
        "casework.Note",
        "casework.NoteVersion",
        "casework.Notice",
        "casework.Observation",
        "casework.Participant",
        "casework.Presence",
        "casework.Reason",
        "casework.Reply",
        "casework.SafetyAnswer",
        "casework.Talk",
        "casework.TalkAddition",
        "casework.TalkBooking",
        "casework.Tally",
        "casework.Told",
        "casework.UnsentForm",
        "consent.CaseAssignment",
        "consent.Consent",
        "consent.Decision",
        "consent.Hiding",
        "consent.Joining",
        "consent.Release",
        "consent.Sending",
        "vault.AgencyKey",
        "vault.Grant",
        "vault.IndexKey",
        "vault.IndexRow",
        "vault.ItemKey",
    }
)


def own_models() -> list[type[models.Model]]:
    packages = {module.package for module in product()}
    return [m for m in apps.get_models() if m._meta.app_label in packages]


def goes_by_cascade(on_delete: object, *ends: type[models.Model]) -> bool:
    """Whether a foreign key with a guarded row at either end lets a deletion spread."""
    return on_delete != models.PROTECT and any(issubclass(end, Guarded) for end in ends)


def unprotected(model: type[models.Model]) -> list[str]:
    return [
        f"{model._meta.label}.{field.name}"
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and goes_by_cascade(field.remote_field.on_delete, model, field.related_model)
    ]


def test_every_table_is_listed_as_append_only_or_mutable():
    assert {model._meta.label for model in own_models()} == APPEND_ONLY | MUTABLE
    assert not APPEND_ONLY & MUTABLE


def test_foreign_keys_of_and_to_guarded_rows_protect():
    assert [name for model in own_models() for name in unprotected(model)] == []


def test_a_cascade_from_a_guarded_row_is_seen():
    assert goes_by_cascade(models.CASCADE, Agency, case_model())
    assert goes_by_cascade(models.SET_NULL, case_model(), Agency)
    assert not goes_by_cascade(models.PROTECT, case_model(), Agency)
    assert not goes_by_cascade(models.CASCADE, Agency, Agency)

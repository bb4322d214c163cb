"""Planned contacts of the follow-up of alcohol and drugs, and how they went (domain 0.15)."""

import re
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import FollowUpContact
from casework.models.contact import ContactKind, Kept
from casework.writing.consents import end_fallen
from casework.writing.notes import keep_own_identity
from casework.writing.steps import refuse_future, refuse_long_before
from consent import gate
from consent.relation import OutOfScope
from consent.terms import Topic
from vault.sealed import Draft

# What a test result looks like: the words for tests, and for their measures beside a number.
LOOKS_LIKE_A_RESULT = re.compile(
    r"promille|‰|\d\s*(?:mg|µg|ug|ng|mmol)\b"
    r"|(?:urin|blod|saliv|hår|utandnings|drog|alko)[\s-]?(?:prov|test)"
    r"|(?:prov|test)(?:svar|resultat)|\bnarkotest"
    r"|\b(?:positiv|negativ)[at]?\s+(?:\w+\s+)?\w*(?:prov|test)"
    r"|\w*(?:prov|test)\w*\s+(?:(?:var|är|blev|visade|visar|gav)\s+)?(?:positiv|negativ)"
    r"|\btesta(?:de|t|s|des)?\b[^.]*\b(?:positiv|negativ)|\bblåste\b"
    r"|\b(?:peth|thc|cdt)\b",
    re.IGNORECASE,
)


def plan_contact(
    case_id: UUID,
    *,
    by: Member,
    kind: ContactKind,
    planned_date: date,
    sending: Sent | None = None,
) -> UUID:
    """Note a contact that is planned with the youth; the writing agency's own item."""
    with gate.changing(case_id, by=by, act=Act.PLAN_CONTACT, sending=sending) as change:
        refuse_long_before(planned_date, change.case.opened_at.date(), "planned_date")
        keep_own_identity(change)
        contact = FollowUpContact(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.SUBSTANCES.value,
            written_by=by.membership_id,
            written_at=change.at,
            planned_date=planned_date,
            kind=Draft(kind.value),
        )
        contact.save(force_insert=True)
    return contact.pk


def record_contact(
    case_id: UUID,
    contact_id: UUID,
    *,
    by: Member,
    outcome: Kept,
    words: str = "",
    sending: Sent | None = None,
) -> None:
    """Note how it went with a planned contact of one's own agency, or mend what was noted.

    Raises Blocked for words that look like the result of a test: none is kept here.
    """
    with gate.changing(case_id, by=by, act=Act.RECORD_CONTACT, sending=sending) as change:
        # As for a note: nobody comes to new text by a key whose ground is gone.
        end_fallen(change)
        contact = FollowUpContact.objects.filter(
            pk=contact_id, case=change.case, owner_id=by.agency_id
        ).first()
        if contact is None:
            raise OutOfScope("scope.unknown")
        change.own(contact)
        if outcome in (Kept.KEPT, Kept.NO_SHOW):
            refuse_future(contact.planned_date, "outcome")
        if LOOKS_LIKE_A_RESULT.search(words):
            raise Blocked(
                "contact.result",
                _(
                    "Det ser ut som ett provresultat. Provresultat skrivs inte i Varsam. Ändra "
                    "texten och spara igen."
                ),
                "words",
            )
        contact.outcome, contact.outcome_at = Draft(outcome.value), change.at
        contact.words = Draft(words) if words.strip() else None
        contact.save(update_fields=["outcome", "outcome_at", "words"])
        change.concerns_subject("item", contact.pk, contact.owner_id)

"""Signed forms that were scanned: sealed whole, as an item of the agency that asked."""

import base64
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.sending import Sent
from casework.models import Attachment
from casework.models.attachment import LARGEST, Scan, type_of
from casework.writing.assessments import asked_record
from consent import gate
from consent.standing import ConsentRecord
from consent.terms import Person, Topic
from vault.sealed import Draft

# A consent has a form for each giver and a few that were scanned again.
MOST = 10


def attach_form(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    file: Scan,
    signers: Collection[Person] = (),
    sending: Sent | None = None,
) -> UUID:
    """Keep a scanned form with the consent it was signed for; the agency that asked alone does.

    `signers` are those who signed it; of a consent that asks one person it is that one's.
    """
    with gate.changing(case_id, by=by, act=Act.ATTACH_FORM, sending=sending) as change:
        record = asked_record(change, consent_id)
        if len(file.content) > LARGEST or type_of(file.content) is not file.type:
            raise Blocked("attachment.type", _("Välj en PDF-, JPEG- eller PNG-fil."), "file")
        if Attachment.objects.filter(consent_id=consent_id).count() >= MOST:
            raise Blocked(
                "attachment.too_many", _("Samtycket har redan tio inskannade blanketter."), "file"
            )
        signed_by = _signers(record, signers)
        attachment = Attachment(
            case=change.case,
            owner_id=by.agency_id,
            topic=Topic.CONSENT_FORM.value,
            written_by=by.membership_id,
            written_at=change.at,
            consent_id=consent_id,
            type=file.type.value,
            signers=sorted(person.value for person in signed_by),
            name=Draft(file.name),
            content=Draft(base64.b64encode(file.content).decode()),
        )
        attachment.save(force_insert=True)
        change.concerns_subject("consent", consent_id, record.value.asking_agency)
    return attachment.pk


def _signers(record: ConsentRecord, named: Collection[Person]) -> frozenset[Person]:
    """Whose paper it is, of those whom the consent asks."""
    asked = record.value.must_answer | record.value.view_of
    signers = frozenset(named) or (asked if len(asked) == 1 else frozenset())
    if not signers:
        raise Blocked("attachment.signers", _("Kryssa för den som har undertecknat."), "signers")
    if not signers <= asked:
        raise Blocked("consent.not_a_giver", _("Den personen tillfrågas inte."), "signers")
    return signers

"""The numbers of all sealed fields. A number is never reused, so renaming breaks nothing."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error

FIELD_TAGS: dict[int, str] = {
    1: "casework.identity.given_name",
    2: "casework.identity.surname",
    3: "casework.identity.personnummer",
    4: "casework.identity.protection",
    5: "casework.note.body",
    6: "casework.safetyanswer.answer",
    7: "casework.safetyanswer.reason",
    8: "casework.talk.holder",
    9: "casework.talk.agreed",
    10: "casework.action.what",
    11: "casework.action.outcome",
    12: "casework.closing.reason",
    13: "casework.talk.mandate",
    14: "casework.note.category",
    15: "casework.unsentform.typed",
    16: "casework.reason.text",
    17: "casework.reason.consent_not_asked",
    18: "casework.reason.harm",
    19: "casework.told.what",
    20: "casework.told.to_whom",
    21: "casework.attachment.name",
    22: "casework.attachment.content",
    23: "casework.concernreport.about",
    24: "casework.concernreport.text",
    25: "casework.concernreport.receipt",
    26: "casework.concernreport.feedback",
    27: "casework.concernreport.receiver",
    28: "casework.talk.place",
    29: "casework.talk.invited_by",
    30: "casework.talk.reason",
    31: "casework.talk.present",
    32: "casework.talk.present_others",
    33: "casework.talk.youth_words",
    34: "casework.talk.guardians_view",
    35: "casework.talk.offers_accepted",
    36: "casework.talk.offers_declined",
    37: "casework.talkaddition.text",
    38: "casework.talkbooking.place",
    39: "casework.talkbooking.invited",
    40: "casework.talkbooking.reason",
    41: "casework.observation.parent_support",
    42: "casework.observation.leisure",
    43: "casework.observation.school",
    44: "casework.observation.trusted_adult",
    45: "casework.observation.passed_subjects",
    46: "casework.observation.friends",
    47: "casework.observation.motivation",
    48: "casework.observation.work",
    49: "casework.observation.strengths",
    50: "casework.closing.goals",
    51: "casework.closing.voices",
    52: "casework.observation.direction",
    53: "casework.followupcontact.kind",
    54: "casework.followupcontact.outcome",
    55: "casework.followupcontact.words",
    56: "casework.noteversion.body",
    60: "casework.participant.name",
    61: "casework.minutesline.text",
    62: "casework.minutesline.objection",
    65: "casework.minutesline.outcome",
    95: "casework.consultation.age_band",
    96: "casework.consultation.gender",
    97: "casework.consultation.text",
    98: "casework.reply.kind",
    99: "casework.reply.text",
}
# Numbers of fields that no longer exist.
RETIRED: frozenset[int] = frozenset()


def check_tags(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A start-up check: registry and sealed fields name each other, both ways."""
    from vault.fields import SealedField

    found = {
        field.tag: f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, SealedField)
    }
    expected = {tag: name for tag, name in FIELD_TAGS.items() if tag not in RETIRED}
    wrong = sorted(
        tag for tag in found.keys() | expected.keys() if found.get(tag) != expected.get(tag)
    )
    if app_configs is not None or not wrong:
        return []
    return [
        Error(
            f"Field tag {tag}: registry {expected.get(tag)}, models {found.get(tag)}.",
            id="vault.E001",
        )
        for tag in wrong
    ]

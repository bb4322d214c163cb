"""The words of one's own agency's items: what they are called on the paper for its file, that they
have been filed, when they were changed; and the counts of its advice by telephone."""

from collections.abc import Iterable
from datetime import datetime

from django.template import Library
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework import wording
from casework.pages import AdviceMonth, FiledMark, NoteLine, OwnItem
from casework.plan_wording import FACTOR_LABELS
from casework.templatetags.words import words
from consent.terms import Person

register = Library()
# What an item is called on the paper for one's own file, and each of its texts.
OWN_ITEM_LABELS: dict[str, Promise] = {
    "note": _("Anteckning"),
    "talk": _("Samtal"),
    "talkaddition": _("Tillägg till samtal"),
    "action": _("Åtgärd i planen"),
    "minutesline": _("Beslut eller åtagande på möte"),
    "observation": _("Skyddsfaktorer"),
    "followupcontact": _("Planerad kontakt"),
    "told": _("Berättat för någon annan"),
    "safetyanswer": _("Svar på säkerhetsfrågan"),
}
# What the code of an item is a word of, where it is no topic.
TITLES = {"talk": "talk", "minutesline": "comer"}
OWN_TEXT_LABELS: dict[str, Promise] = {
    **wording.TALK_TEXTS,
    "body": _("Text"),
    "text": _("Text"),
    "holder": _("Vem höll samtalet?"),
    "what": _("Vad"),
    "to_whom": _("Till vem"),
    "kind": _("Kontakt"),
    "outcome": _("Hur det gick"),
    "words": _("Kort om hur det gick"),
    "answer": _("Svar"),
    "reason": _("Anledning"),
    **{factor.value: label for factor, label in FACTOR_LABELS.items()},
    "strengths": _("Styrkor"),
    "direction": _("Ska planen fortsätta?"),
}


@register.filter
def filed_words(mark: FiledMark | None) -> str:
    """That something has been filed, and on which day."""
    if mark is None:
        return ""
    said = str(_("Förd till akt %(day)s")) % {"day": date_format(mark.day, "j F Y")}
    return f"{said}, {_('ändrad efter det')}" if mark.moved else said


@register.filter
def own_title(item: OwnItem) -> str:
    """What kind of item of one's own it is, and which."""
    kind = str(OWN_ITEM_LABELS.get(item.kind, ""))
    which = words(item.code, TITLES.get(item.kind, "topic"))
    if item.kind == "minutesline" and which:
        return f"{kind}: {which.lower()}"
    if item.kind in ("note", "told"):
        about = (
            "" if item.concerns == Person.YOUTH else f" – {words(item.concerns, 'person').lower()}"
        )
        return f"{kind}: {which.lower()}{about}"
    return which if item.kind == "talk" else kind


@register.filter
def own_texts(item: OwnItem) -> list[tuple[str, str]]:
    """The texts of an item of one's own with their names; choices in words."""
    choices = {
        ("followupcontact", "kind"): "contact",
        ("followupcontact", "outcome"): "kept",
        ("action", "outcome"): "outcome",
        ("minutesline", "outcome"): "outcome",
        ("safetyanswer", "answer"): "safety",
        ("observation", "direction"): "direction",
        **{("observation", factor.value): "level" for factor in FACTOR_LABELS},
    }
    return [
        (str(OWN_TEXT_LABELS.get(name, "")), words(text, kind) if kind else text)
        for name, text in item.texts
        for kind in [choices.get((item.kind, name), "")]
    ]


@register.filter
def advice_counts(month: AdviceMonth, kinds: Iterable[str]) -> list[tuple[str, int]]:
    """How many lines of a month advised each thing."""
    return [(kind, month.of(kind)) for kind in kinds]


@register.filter
def last_written(note: NoteLine) -> datetime:
    """When the text that stands was written."""
    return note.changed_at or note.at

"""The ways on from a case: the address and name of each step, and what opens one that is shut."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.template import Context, Library
from django.urls import reverse
from django.utils.translation import gettext as _

from access.acts import Act
from casework.pages import (
    CasePage,
    ConsentPage,
    FormPage,
    NoteLine,
    ReleaseLine,
    StepLine,
    TalkLine,
)
from casework.templatetags.words import words
from casework.workflow import State

register = Library()
RUNNING = ("valid", "limited")
JOINED = "joined"
# What opens a step that is shut: the code of the reason, and the step that mends it.
MENDS = {
    "step.identity": "name_draft",
    "step.safety": "safety_question",
    "step.nobody_to_ask": "name_guardian",
    "step.consent_not_asked": "ask_consent",
    "step.consent_two_agencies": "ask_consent",
    "step.talk": "record_talk",
    "step.mapping": "record_talk",
}

# The act of each of these; all but the talk are the noting agency's own.
ACTS = {
    "name_draft": Act.NOTE_CONCERN.value,
    "safety_question": Act.ANSWER_SAFETY_QUESTION.value,
    "name_guardian": Act.NAME_GUARDIAN.value,
    "ask_consent": Act.ASK_CONSENT.value,
    "record_talk": Act.RECORD_TALK.value,
}


@register.filter
def step_label(name: str, page: CasePage) -> str:
    """What a step is called in this case: asking and answering again have names of their own."""
    if name == "safety_question" and page.safety:
        return _("Ändra svaret på säkerhetsfrågan")
    if name == "follow_up" and page.state == State.FOLLOWED_UP.value:
        return _("Välj nytt datum för uppföljning")
    if name == "ask_consent" and page.consents:
        return _("Fråga om nytt samtycke")
    return words(name, "step")


@register.filter
def step_url(step: StepLine, page: CasePage) -> str:
    """The address of a step's form."""
    child = [step.consent_id] if step.consent_id else []
    return reverse(step.name, args=[page.case_id, *child])


@register.filter
def assessment_ways(page: FormPage) -> list[dict[str, str]]:
    """Each assessment that the consent lets be made, with its address and words."""
    ids = [page.case_id, page.consent.consent_id] if page.consent else []
    return [
        {
            "url": reverse(f"assess_{kind}", args=ids),
            "label": words(kind, "assess"),
        }
        for kind in page.desk.ways
    ]


@register.filter
def why_shut(step: StepLine, page: CasePage) -> str:
    """Why a step is shut; in a case that rests, where it is taken, to whom that is told."""
    if step.rests and any(line.younger and line.state == JOINED for line in page.joinings):
        return _("Ärendet vilar. Steget tas i det äldre ärendet om samma unga.")
    return step.reason


@register.filter
def mend(step: StepLine, page: CasePage) -> dict[str, str]:
    """The open step that would open this one, with address and words; nothing if there is none.

    In a case that rests it is the older one, for who works with it.
    """
    if step.rests:
        for line in page.joinings:
            if line.younger and line.state == JOINED and line.other_id:
                url = reverse("case", args=[line.other_id])
                return {"url": url, "label": _("Öppna det äldre ärendet")}
    name = MENDS.get(step.code, "")
    for other in page.steps:
        if other.name == name and other.open:
            return {"url": step_url(other, page), "label": step_label(name, page)}
    return {}


@register.simple_tag(takes_context=True)
def way_to_open(context: Context, shut: StepLine, page: FormPage) -> dict[str, str]:
    """The same from the form of a step that is shut, where only the role and the room are known."""
    name = MENDS.get(shut.code, "")
    may = (context.get("acting") or {}).get("may", {})
    if not name or not may.get(ACTS[name]) or (name != "record_talk" and not page.owns):
        return {}
    return {"url": reverse(name, args=[page.case_id]), "label": words(name, "step")}


@register.filter
def law_url(item: NoteLine | TalkLine, page: CasePage) -> str:
    """Where an item of one's own is told on a provision of law."""
    if page.closed or not item.own or page.state == State.ANONYMOUS_DRAFT.value:
        return ""
    return f"{reverse('disclose', args=[page.case_id])}?item={item.item_id}"


@register.filter
def revise_url(note: NoteLine, page: CasePage) -> str:
    """Where a note of one's own is given another text."""
    if page.closed or not note.own:
        return ""
    return reverse("revise_note", args=[page.case_id, note.item_id])


@register.filter
def versions_url(note: NoteLine, page: CasePage) -> str:
    """Where one reads what a note of one's own said before it was changed."""
    if note.changed_at is None or not note.own:
        return ""
    return reverse("versions", args=[page.case_id, note.item_id])


@register.filter
def share_url(item: NoteLine | TalkLine, page: CasePage) -> str:
    """Where one lets others read an item of one's own; what the law lets one tell is apart."""
    if page.closed or not page.in_scope or not item.own:
        return ""
    return reverse("release_item", args=[page.case_id, item.item_id])


@register.filter
def hide_url(item: NoteLine | TalkLine, page: CasePage) -> str:
    """Where one says that an item of one's own is not shown to a guardian."""
    if page.closed or not item.own:
        return ""
    return reverse("hide_from_guardian", args=[page.case_id, item.item_id])


@register.filter
def renewal_url(case_id: UUID, consent: ConsentPage) -> str:
    """Where a consent is asked for anew; nothing for whoever cannot ask."""
    if not consent.may_renew:
        return ""
    return f"{reverse('ask_consent', args=[case_id])}?renews={consent.consent_id}"


@register.filter
def own_yes_url(page: CasePage) -> str:
    """Where the youth's own yes is asked for, with the consent that runs."""
    running = [one for one in page.consents if one.may_renew and one.state in RUNNING]
    return renewal_url(page.case_id, running[0]) if running else ""


@register.filter
def due_kind(consent: ConsentPage) -> str:
    """A consent that runs out within the shortest notice is a warning."""
    days = consent.days_left
    return "warning" if days is not None and days <= min(settings.CONSENT_TERMS.warn_days) else ""


@register.filter
def with_end_urls(releases: tuple[ReleaseLine, ...], page: CasePage) -> list[dict[str, Any]]:
    """Releases with the address that ends each."""
    return [
        {
            "agency": line.agency,
            "until": line.until,
            "runs": line.runs,
            "law": line.law,
            "ground": words(line.ground, "ground"),
            "end_url": "" if page.closed else _end_url(line, page),
        }
        for line in releases
    ]


@register.filter
def as_readers(releases: tuple[ReleaseLine, ...]) -> list[dict[str, Any]]:
    """The same without an address: what is read there ends where the whole of it does."""
    return [
        {
            "agency": line.agency,
            "until": line.until,
            "runs": line.runs,
            "law": line.law,
            "ground": words(line.ground, "ground"),
        }
        for line in releases
    ]


@register.filter
def read_by(releases: tuple[ReleaseLine, ...]) -> list[str]:
    """The agencies that can read an item of one's own now."""
    return [line.agency for line in releases if line.runs]


def _end_url(line: ReleaseLine, page: CasePage) -> str:
    """A decision ends with all that rests on it; what rests on a consent ends by itself."""
    if line.decision_id:
        return reverse("end_disclosure", args=[page.case_id, line.decision_id])
    return reverse("end_release", args=[page.case_id, line.release_id])

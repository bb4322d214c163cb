"""The ways on from a case: the address and name of each step, and what opens one that is shut."""

from typing import Any

from django.template import Context, Library
from django.urls import reverse
from django.utils.translation import gettext as _

from access.acts import Act
from casework.pages import CasePage, FormPage, ReleaseLine, StepLine
from casework.templatetags.words import words
from casework.workflow import State

register = Library()
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
def mend(step: StepLine, page: CasePage) -> dict[str, str]:
    """The open step that would open this one, with address and words; nothing if there is none."""
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
def with_end_urls(releases: tuple[ReleaseLine, ...], page: CasePage) -> list[dict[str, Any]]:
    """Releases with the address that ends each."""
    return [
        {
            "agency": line.agency,
            "until": line.until,
            "runs": line.runs,
            "end_url": reverse("end_release", args=[page.case_id, line.release_id])
            if not page.closed
            else "",
        }
        for line in releases
    ]

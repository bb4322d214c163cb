"""Puts the codes of page values into words; an unknown code becomes nothing, never an error."""

from collections.abc import Mapping
from typing import Any

from django.template import Library
from django.urls import reverse

from access.roles import Role
from agencies.wording import ROLE_LABELS
from casework import wording, workflow
from casework.pages import CasePage, FormPage, ReleaseLine
from consent import wording as consent

register = Library()
NOTHING: dict[str, Any] = {}
WORDS: dict[str, Mapping[Any, Any]] = {
    "state": workflow.STATE_LABELS,
    "state_help": workflow.STATE_HELP,
    "topic": consent.TOPIC_LABELS,
    "person": consent.PERSON_LABELS,
    "consent": consent.STATE_LABELS,
    "consent_help": consent.STATE_HELP,
    "category": consent.CONCERN_LABELS,
    "purpose": consent.PURPOSE_LABELS,
    "channel": consent.CHANNEL_LABELS,
    "answer": consent.ANSWER_LABELS,
    "close": consent.CLOSE_LABELS,
    "step": wording.STEP_LABELS,
    "event": wording.EVENT_LABELS,
    "outcome": wording.OUTCOME_LABELS,
    "responsible": wording.RESPONSIBLE_LABELS,
    "talk": wording.TALK_LABELS,
    "safety": wording.DANGER_LABELS,
    "role": ROLE_LABELS,
}


@register.filter
def words(code: str, kind: str) -> str:
    """The word for a code of a kind."""
    return str(WORDS.get(kind, NOTHING).get(code, ""))


@register.filter
def all_words(codes: tuple[str, ...], kind: str) -> list[str]:
    """The words for several codes."""
    return [words(code, kind) for code in codes]


@register.filter
def states(page: CasePage) -> list[tuple[str, str]]:
    """The state bar: each state with done, current or todo."""
    order = [state.value for state in workflow.STATE_ORDER]
    here = order.index(page.state) if page.state in order else -1
    return [
        (words(code, "state"), "done" if at < here else "current" if at == here else "todo")
        for at, code in enumerate(order)
    ]


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


@register.filter
def told(page: CasePage) -> list[dict[str, Any]]:
    """The timeline's events in words."""
    details = {"note": "topic", "talk": "talk", "action": "responsible"}
    return [
        {
            "title": words(event.kind, "event"),
            "at": event.at,
            "byline": event.source,
            "body": words(event.detail, details.get(event.kind, "person")),
        }
        for event in page.events
    ]


@register.filter
def step_url(name: str, page: CasePage) -> str:
    """The address of a step's form."""
    return reverse(name, args=[page.case_id])


@register.filter
def cross(agency_id: object, topic: str) -> str:
    """The value of a cross: receiver and topic."""
    return f"{agency_id}:{topic}"


@register.filter
def topic_words(page: FormPage) -> list[tuple[str, str]]:
    """The columns of the table of crosses: code and word."""
    return [(topic, words(topic, "topic")) for topic in page.topics]


@register.filter
def role_words(role: str) -> str:
    """A role in words."""
    return str(ROLE_LABELS[Role(role)])

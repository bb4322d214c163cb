"""Puts the codes of page values into words; an unknown code becomes nothing, never an error."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.template import Library
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agencies.wording import KIND_LABELS, ROLE_LABELS, SECRECY_LABELS
from casework import (
    form_wording,
    meeting_states,
    meeting_wording,
    plan_wording,
    wording,
    workflow,
)
from casework.models.closing import Asked, Family
from casework.models.notice import NOTICE_LABELS
from casework.pages import (
    CasePage,
    ColleagueLine,
    DisclosurePage,
    FormPage,
    GroundLine,
    ItemChoice,
    MinutesText,
    NoteLine,
    Receiver,
    TalkLine,
    Warned,
)
from consent import wording as consent
from consent.ground_wording import DECIDER_LABELS, GROUND_LABELS, GROUND_TESTS
from consent.terms import ConsentState, Person

register = Library()
NOTHING: dict[str, Any] = {}
CROSSED = ("yes", "partly")  # the cells of what is asked
WORDS: dict[str, Mapping[Any, Any]] = {
    "state": workflow.STATE_LABELS,
    "state_help": workflow.STATE_HELP,
    "topic": consent.TOPIC_LABELS,
    "person": consent.PERSON_LABELS,
    "consent": wording.CONSENT_LABELS,
    "consent_help": wording.CONSENT_HELP,
    "category": consent.CONCERN_LABELS,
    "purpose": consent.PURPOSE_LABELS,
    "channel": consent.CHANNEL_LABELS,
    "age_help": consent.AGE_HELP,
    "happened": wording.HAPPENED_LABELS,
    "identity_check": consent.IDENTITY_CHECK_LABELS,
    "custody": consent.CUSTODY_LABELS,
    "answer": consent.ANSWER_LABELS,
    "close": consent.CLOSE_LABELS,
    "due": wording.DUE_LABELS,
    "assessment": consent.ASSESSMENT_LABELS,
    "assess": wording.ASSESS_LABELS,
    "assess_help": wording.ASSESS_HELP,
    "notice": NOTICE_LABELS,
    "step": form_wording.STEP_LABELS,
    "form": form_wording.FORM_LABELS,
    "event": wording.EVENT_LABELS,
    "outcome": wording.OUTCOME_LABELS,
    "contact": wording.CONTACT_LABELS,
    "kept": wording.KEPT_LABELS,
    "advice": wording.ADVICE_LABELS,
    "responsible": {**meeting_wording.COMER_LABELS, **wording.RESPONSIBLE_LABELS},
    "talk": wording.TALK_LABELS,
    "talk_text": wording.TALK_TEXTS,
    "safety": wording.DANGER_LABELS,
    "ground": GROUND_LABELS,
    "ground_test": GROUND_TESTS,
    "decider": DECIDER_LABELS,
    "decision": wording.DECISION_LABELS,
    "joining": wording.JOINING_LABELS,
    "hiding": consent.HIDING_LABELS,
    "age_band": wording.AGE_BAND_LABELS,
    "gender": wording.GENDER_LABELS,
    "reply": wording.REPLY_LABELS,
    "feedback": wording.FEEDBACK_LABELS,
    "meeting_kind": meeting_states.KIND_LABELS,
    "meeting_state": meeting_states.STATE_LABELS,
    "meeting_help": meeting_states.KIND_HELP,
    "meeting_step": meeting_wording.STEP_LABELS,
    "comer": meeting_wording.COMER_LABELS,
    "minutes": meeting_wording.LINE_LABELS,
    "struck": meeting_wording.STRUCK_LABELS,
    "cell": meeting_wording.CELL_LABELS,
    "factor": plan_wording.FACTOR_LABELS,
    "level": plan_wording.LEVEL_LABELS,
    "moment": plan_wording.MOMENT_LABELS,
    "direction": plan_wording.DIRECTION_LABELS,
    "goals": plan_wording.GOALS_LABELS,
    "family": plan_wording.FAMILY_LABELS,
    "voice": plan_wording.VOICE_LABELS,
    "role": ROLE_LABELS,
    "kind": KIND_LABELS,
    "secrecy": SECRECY_LABELS,
}


@register.filter
def words(code: str, kind: str) -> str:
    """The word for a code of a kind."""
    return str(WORDS.get(kind, NOTHING).get(code, ""))


@register.filter
def all_words(codes: Iterable[str], kind: str) -> list[str]:
    """The words for several codes."""
    return [words(code, kind) for code in codes]


@register.filter
def told(page: CasePage) -> list[dict[str, Any]]:
    """The timeline's events in words."""
    details = {"note": "topic", "talk": "talk", "action": "", "factors": "moment"}
    details["meeting"] = "meeting_kind"
    said = {
        "note": _("Ämne: %(detail)s"),
        **dict.fromkeys(("talk", "factors", "meeting"), "%(detail)s"),
    }
    about = _("Vem: %(detail)s")
    return [
        {
            "title": words(event.kind, "event"),
            "at": event.at,
            "byline": event.source,
            "body": said.get(event.kind, about) % {"detail": detail} if detail else "",
        }
        for event in page.events
        for detail in [words(event.detail, details.get(event.kind, "person"))]
    ]


@register.filter
def state_help(page: CasePage) -> str:
    """What a state means now: once the answers are there, nobody waits for them any more."""
    running = (ConsentState.VALID.value, ConsentState.LIMITED.value)
    if page.state == workflow.State.CONSENT_REQUESTED.value and page.consent_state in running:
        return _("Alla som ska svara har sagt ja. Det som är delat läses enligt samtycket.")
    gone = (ConsentState.WITHDRAWN.value, ConsentState.EXPIRED.value)
    if page.consent_state in gone and page.state != workflow.State.CONCERN_NOTED.value:
        return _("Samtycket gäller inte längre. Fråga på nytt eller avsluta ärendet.")
    told = any(item.released_to for item in (*page.notes, *page.talks))
    if page.state == workflow.State.CONCERN_NOTED.value and told:
        return _("Andra verksamheter ser bara det som är utlämnat till dem med lagstöd.")
    return words(page.state, "state_help")


@register.filter
def warning(warned: Warned) -> str:
    """What one is warned of, in words."""
    if warned.kind == "answer_overdue":
        return _("Svar saknas, tiden har gått ut")
    if warned.kind == "follow_up_overdue":
        return _("Uppföljningen skulle ha hållits")
    if warned.kind == "question_due":
        return _("Svara på om planen ska fortsätta")
    if warned.days == 0:
        return _("Samtycket går ut i dag")
    if warned.days == 1:
        return _("Samtycket går ut i morgon")
    return _("Samtycket går ut om %(days)s dagar") % {"days": warned.days}


@register.filter
def stands_until(page: CasePage) -> Any:
    """The last day of the consent that the badge of the case tells of."""
    return next((c.until for c in page.consents if c.state == page.consent_state), None)


@register.filter
def title_of(item: NoteLine | TalkLine) -> str:
    """Topic of a note, and whom it is about if not the youth; kind of a talk."""
    if isinstance(item, TalkLine):
        return words(item.kind, "talk")
    topic, person = words(item.topic, "topic"), words(item.concerns, "person")
    return topic if item.concerns == Person.YOUTH or not person else f"{topic} – {person.lower()}"


@register.filter
def choice_title(item: ItemChoice) -> str:
    """What kind of item it is, of which topic, about whom and from which day."""
    topic = (
        words(item.kind, "event") if item.kind in ("talk", "action") else words(item.topic, "topic")
    )
    about = "" if item.concerns == Person.YOUTH else f" – {words(item.concerns, 'person').lower()}"
    return f"{topic}{about}, {date_format(item.day, 'j F Y')}"


@register.filter
def grounds(page: DisclosurePage, which: str) -> list[GroundLine]:
    """The grounds that this member decides on ("mine"), that somebody else does ("others"), and
    that cannot be used between the two agencies ("shut")."""
    kinds = {"mine": (False, True), "others": (False, False)}
    return [
        line
        for line in page.grounds
        if (
            bool(line.reason) if which == "shut" else (bool(line.reason), line.mine) == kinds[which]
        )
    ]


@register.filter
def ticked(page: DisclosurePage, carried: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The whole of what was ticked in a form that is checked, to be read before it goes."""
    chosen = {value for name, value in carried or () if name == "items"}
    return [(choice_title(item), item.text) for item in page.choices if str(item.item_id) in chosen]


@register.filter
def kept_from(item: NoteLine | TalkLine | MinutesText) -> list[str]:
    """Each guardian to whom an item of one's own is not shown, with the provision."""
    return [
        f"{words(line.guardian, 'person')}: {words(line.provision, 'hiding')}"
        for line in item.hidden_from
    ]


@register.filter
def asked(question: str, family: str) -> str:
    """A question of the evaluation, as it was put to somebody of the family."""
    return str(plan_wording.ASKED_LABELS[Asked(question), Family(family)])


@register.filter
def yes_or_no(answer: bool) -> str:
    """An answer in words."""
    return _("Ja") if answer else _("Nej")


@register.filter
def badge_of(note: NoteLine) -> str:
    """The further word of a note that corrects another."""
    return _("Rättelse") if note.corrects else ""


@register.filter
def about_of(note: NoteLine) -> str:
    """What a concern is mainly about: too long for a badge beside the topic's words."""
    return words(note.category, "category")


@register.filter
def text_of(item: NoteLine | TalkLine) -> str:
    """What was written; a talk without consent also says why it was held."""
    if not isinstance(item, TalkLine):
        return item.text
    return f"{item.agreed}\n\n{_('Eget uppdrag:')} {item.mandate}" if item.mandate else item.agreed


@register.filter
def in_words(receivers: Iterable[Receiver]) -> list[dict[str, Any]]:
    """The receivers of "Dela med" with their topics in words."""
    return [
        {
            "agency_id": line.agency_id,
            "agency": line.agency,
            "open": line.open,
            "reason": line.reason,
            "topics": " · ".join(all_words(line.topics, "topic")),
            "until": line.until,
            "warns": line.warns,
        }
        for line in receivers
    ]


@register.filter
def any_open(receivers: Iterable[Receiver]) -> bool:
    """Whether there is an agency to share with."""
    return any(line.open for line in receivers)


@register.filter
def includes(colleagues: Iterable[ColleagueLine], membership_id: UUID) -> bool:
    """Whether a membership is among those who work with the case."""
    return any(line.membership_id == membership_id for line in colleagues)


@register.filter
def cross(agency_id: object, topic: str) -> str:
    """The value of a cross: receiver and topic."""
    return f"{agency_id}:{topic}"


@register.filter
def topic_words(page: FormPage) -> list[tuple[str, str]]:
    """The columns of the table of crosses: code and word."""
    return [(topic, words(topic, "topic")) for topic in page.topics]

"""The words of casework's own choices, Swedish in the source."""

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.models.action import Outcome, Responsible
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.pages import Happened
from consent.terms import Channel, Topic
from consent.wording import (
    ASSESSMENT_LABELS,
    CHANNEL_LABELS,
    STATE_HELP,
    STATE_LABELS,
    TOPIC_LABELS,
)

# A consent that ran, or waited, when its case was closed: the page tells of that first.
CASE_CLOSED = "case_closed"
CONSENT_LABELS: dict[str, Promise] = {
    **STATE_LABELS,
    CASE_CLOSED: _("Upphörde när ärendet avslutades"),
}
CONSENT_HELP: dict[str, Promise] = {
    **STATE_HELP,
    CASE_CLOSED: _("Ärendet är avslutat. Inget delas."),
}
PROTECTION_LABELS: dict[Protection, Promise] = {
    Protection.NO: _("Nej"),
    Protection.YES: _("Ja"),
    Protection.UNKNOWN: _("Vet inte"),
}
DANGER_LABELS: dict[Danger, Promise] = {
    Danger.NO: _("Nej"),
    Danger.YES: _("Ja"),
    Danger.UNKNOWN: _("Vet inte"),
}
TALK_LABELS: dict[TalkKind, Promise] = {
    TalkKind.CONCERN: _("Orossamtal"),
    TalkKind.MAPPING: _("Kartläggande samtal"),
}
RESPONSIBLE_LABELS: dict[Responsible, Promise] = {
    Responsible.AGENCY: _("Vår verksamhet"),
    Responsible.GUARDIANS: _("Vårdnadshavarna"),
    Responsible.YOUTH: _("Den unge"),
}
OUTCOME_LABELS: dict[Outcome, Promise] = {
    Outcome.DONE: _("Gjort"),
    Outcome.PARTLY: _("Delvis gjort"),
    Outcome.NOT_DONE: _("Inte gjort"),
    Outcome.HANDED_OVER: _("Lämnat över"),
}
STEP_LABELS: dict[str, Promise] = {
    "name_draft": _("Ange vem det gäller"),
    "safety_question": _("Svara på säkerhetsfrågan"),
    "name_guardian": _("Lägg till vårdnadshavare"),
    "ask_consent": _("Fråga om samtycke"),
    "record_answer": _("Registrera svar på samtycke"),
    "record_talk": _("Registrera samtal"),
    "start_plan": _("Starta plan"),
    "add_action": _("Lägg till åtgärd"),
    "follow_up": _("Följ upp"),
    "close": _("Avsluta ärende"),
    "begin_again": _("Börja ett nytt ärende"),
}
FORM_LABELS: dict[str, Promise] = {
    **STEP_LABELS,
    "new_case": _("Notera oro"),
    "new_draft": _("Samråd utan namn"),
    "add_note": _("Skriv anteckning"),
}
# What the log calls a transition of the state.
TRANSITION_LABELS: dict[str, Promise] = {
    "note_concern": _("Oro noterad"),
    "request_consent": _("Samtycke efterfrågat"),
    "hold_talk": _("Orosamtal hållet"),
    "hold_talk_on_own_mandate": _("Orosamtal hållet på eget uppdrag"),
    "start_plan": _("Plan startad"),
    "start_plan_without_talk": _("Plan startad utan orosamtal"),
    "follow_up": _("Plan uppföljd"),
    "resume_plan": _("Plan återupptagen"),
    "close": _("Ärende avslutat"),
}
EVENT_LABELS: dict[str, Promise] = {
    "note": _("Anteckning"),
    "talk": _("Samtal"),
    "action": _("Åtgärd i planen"),
    "consent": _("Samtycke efterfrågat"),
    "answer.yes": _("Svar: ja"),
    "answer.no": _("Svar: nej"),
    "answer.view": _("Synpunkt antecknad"),
    "answer.withdrawn": _("Ja taget tillbaka"),
}
# What happens with a consent, as its own timeline tells it.
HAPPENED_LABELS: dict[str, Promise] = {
    "asked": _("Samtycke efterfrågat"),
    "answer.yes": _("Svar: ja"),
    "answer.no": _("Svar: nej"),
    "answer.view": _("Synpunkt antecknad"),
    "answer.withdrawn": _("Ja taget tillbaka"),
    "attempt": _("Försök att nå personen"),
    "replaced": _("Ersatt av ett nyare samtycke"),
    "ended": _("Samtycket gick ut"),
    **{f"assessed.{kind.value}": label for kind, label in ASSESSMENT_LABELS.items()},
}


def part_words(happened: Happened) -> str:
    """By which channel, on which day, and about which part of the consent."""
    parts = [happened.agency] if happened.agency and happened.who else []
    if happened.topic:
        parts.append(str(TOPIC_LABELS[Topic(happened.topic)]))
    if happened.channel:
        parts.append(str(CHANNEL_LABELS[Channel(happened.channel)]))
    if happened.day:
        parts.append(date_format(happened.day, "j F Y"))
    return " · ".join(parts)


def exception_words(sender: str, receiver: str, topic: str | None) -> str:
    """An exception as a sentence: who may not tell whom, and about what."""
    names = {"sender": sender, "receiver": receiver}
    if not topic:
        return gettext("%(sender)s får inte lämna uppgifter till %(receiver)s.") % names
    return gettext("%(sender)s får inte lämna uppgifter till %(receiver)s om: %(topic)s.") % {
        **names,
        "topic": str(TOPIC_LABELS[Topic(topic)]).lower(),
    }

"""The words of casework's own choices, Swedish in the source."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.models.action import Outcome, Responsible
from casework.models.identity import Protection
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from consent.wording import STATE_HELP, STATE_LABELS

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
# Said by the verb and, before it, by the page on which the form is checked.
NOT_THE_ASKER = _("Bara den verksamhet som frågade eller samordningen registrerar svar.")
NOT_THE_CLOSER = _("Bara den verksamhet som noterade oron eller samordningen avslutar ärendet.")
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
    "hold_talk": _("Orossamtal hållet"),
    "hold_talk_on_own_mandate": _("Orossamtal hållet på eget uppdrag"),
    "start_plan": _("Plan startad"),
    "start_plan_without_talk": _("Plan startad utan orossamtal"),
    "follow_up": _("Plan uppföljd"),
    "resume_plan": _("Plan återupptagen"),
    "close": _("Ärende avslutat"),
}
# The steps of the plan that the timeline tells of.
COURSE_LABELS: dict[str, Promise] = {
    name: TRANSITION_LABELS[name]
    for name in ("start_plan", "start_plan_without_talk", "follow_up", "resume_plan")
}
# What is due on the next date of a case.
DUE_LABELS: dict[str, Promise] = {
    "follow_up": _("uppföljning"),
    "answer": _("svar på frågan om samtycke"),
    "consent_ends": _("samtyckets sista dag"),
    "action": _("åtgärd ska vara klar"),
}
EVENT_LABELS: dict[str, Promise] = {
    **COURSE_LABELS,
    "note": _("Anteckning"),
    "talk": _("Samtal"),
    "action": _("Åtgärd i planen"),
    "invited": _("Inbjuden"),
    "consent": _("Samtycke efterfrågat"),
    "answer.yes": _("Svar: ja"),
    "answer.no": _("Svar: nej"),
    "answer.view": _("Åsikt antecknad"),
    "answer.withdrawn": _("Ja taget tillbaka"),
}

"""The words of casework's own choices, Swedish in the source."""

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.models.action import Outcome, Responsible
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from casework.models.contact import ContactKind, Kept
from casework.models.identity import Protection
from casework.models.report import Feedback
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.pages import Happened
from casework.workflow import State
from consent.joined import JoiningState
from consent.terms import AssessmentKind, Channel, Topic
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
# The long answers of a talk, as its page and its form call them.
TALK_TEXTS: dict[str, Promise] = {
    "place": _("Var hölls samtalet?"),
    "invited_by": _("Vem bjöd in familjen, och hur?"),
    "reason": _("Kort anledning"),
    "present_others": _("Andra som var med"),
    "youth_words": _("Den unges egna ord"),
    "guardians_view": _("Vårdnadshavarnas syn"),
    "agreed": _("Vad kom ni överens om?"),
    "offers_accepted": _("Erbjudanden som familjen tog emot"),
    "offers_declined": _("Erbjudanden som familjen tackade nej till"),
    "mandate": _("Varför hölls samtalet utan att samtycke har efterfrågats?"),
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
ADVICE_LABELS: dict[AdviceKind, Promise] = {
    AdviceKind.SSPF: _("SSPF"),
    AdviceKind.REPORT: _("Orosanmälan"),
    AdviceKind.OWN_WORK: _("Eget arbete"),
}
CONTACT_LABELS: dict[ContactKind, Promise] = {
    ContactKind.TALK: _("Samtal hos oss"),
    ContactKind.PHONE: _("Telefonsamtal"),
    ContactKind.VISIT: _("Hembesök"),
    ContactKind.OTHER: _("Annan kontakt"),
}
KEPT_LABELS: dict[Kept, Promise] = {
    Kept.KEPT: _("Blev av"),
    Kept.NO_SHOW: _("Kom inte"),
    Kept.MOVED: _("Flyttad"),
    Kept.DECLINED: _("Tackade nej"),
}
FEEDBACK_LABELS: dict[Feedback, Promise] = {
    Feedback.OPENED: _("Utredning är inledd"),
    Feedback.NOT_OPENED: _("Utredning inleds inte"),
    Feedback.ONGOING: _("Utredning pågår redan"),
}
AGE_BAND_LABELS: dict[AgeBand, Promise] = {
    AgeBand.TO_12: _("Upp till 12 år"),
    AgeBand.FROM_13: _("13–15 år"),
    AgeBand.FROM_16: _("16–17 år"),
    AgeBand.FROM_18: _("18 år eller äldre"),
}
GENDER_LABELS: dict[Gender, Promise] = {Gender.GIRL: _("Flicka"), Gender.BOY: _("Pojke")}
REPLY_LABELS: dict[AdviceKind, Promise] = {
    AdviceKind.SSPF: _("Fråga familjen om SSPF"),
    AdviceKind.REPORT: _("Gör en orosanmälan"),
    AdviceKind.OWN_WORK: _("Arbeta vidare i egen verksamhet"),
}
# What an entry says of a question without identity.
CONSULTATION_SAID: dict[str, Promise] = {
    "nobody_recognised": _("intygat att ingen kan kännas igen"),
    "taken_back": _("taget tillbaka av den som frågade"),
    "recognised": _("samordningen kände igen vem det gällde"),
}
# What a report of concern is still called in speech ("sol§14"), without spaces and signs.
REPORT_WORDS = frozenset(
    "orosanmälan orosanmäla anmälan sol14 14sol 14 141 sol141 191 sol191 fjortonetta".split()
)
# What an entry says of a step of a joining.
JOINING_SAID: dict[str, Promise] = {
    "proposed": _("föreslaget"),
    "accepted": _("ja"),
    "declined": _("nej"),
    "ended": _("avslutat"),
}
JOINING_LABELS: dict[JoiningState, Promise] = {
    JoiningState.PROPOSED: _("Väntar på svar"),
    JoiningState.JOINED: _("Hör ihop"),
    JoiningState.DECLINED: _("Avböjt"),
    JoiningState.WITHDRAWN: _("Förslaget är tillbakataget"),
    JoiningState.UNDONE: _("Isärtaget"),
}
DECISION_LABELS: dict[str, Promise] = {
    "running": _("Gäller"),
    "told": _("Berättat"),
    "waiting": _("Väntar på en annan beslutsfattare"),
    "over": _("Gäller inte längre: den unge är för gammal"),
    "ended": _("Avslutat"),
}
# What one does when one makes an assessment, and when it may be made.
ASSESS_LABELS: dict[AssessmentKind, Promise] = {
    AssessmentKind.HINDERED: _("Bedöm att en vårdnadshavare är hindrad"),
    AssessmentKind.OUTWEIGHED: _("Bedöm ett barns nej"),
    AssessmentKind.YOUTH_DECIDES: _("Bedöm att den unge beslutar själv"),
    AssessmentKind.NOT_REACHABLE: _("Registrera att någon inte har kunnat nås"),
}
ASSESS_HELP: dict[AssessmentKind, Promise] = {
    AssessmentKind.HINDERED: _(
        "Är en av två vårdnadshavare hindrad av frånvaro, sjukdom eller annan orsak, och frågan "
        "inte kan vänta, beslutar den andra ensam. Det gäller inte beslut av ingripande betydelse "
        "för barnets framtid (föräldrabalken 6 kap. 13 § andra stycket). Bara socialtjänsten "
        "bedömer det."
    ),
    AssessmentKind.OUTWEIGHED: _(
        "Ett barn på 12–14 år har sagt nej. Samtycket gäller då bara om beslutsfattaren i den "
        "verksamhet som frågade skriver varför ålder och mognad låter vårdnadshavarna besluta."
    ),
    AssessmentKind.YOUTH_DECIDES: _(
        "En ung på 15–17 år har sagt ja, men inte vårdnadshavarna. Samtycket gäller då bara om en "
        "jurist har dokumenterat att den unge är mogen nog att besluta."
    ),
    AssessmentKind.NOT_REACHABLE: _(
        "Ni har försökt flera gånger, på mer än ett sätt och med tid emellan. Så länge personen "
        "inte har svarat får inget delas."
    ),
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
# What stands in the state bar for a state that the case went past.
PASSED_LABELS: dict[State, Promise] = {
    State.CONSENT_REQUESTED: _("Samtycke efterfrågades inte"),
    State.TALK_HELD: _("Orossamtal hölls inte"),
    State.PLAN_RUNNING: _("Ingen plan startades"),
    State.FOLLOWED_UP: _("Planen följdes inte upp"),
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
    "commitment": _("åtagande ska vara klart"),
    "talk": _("samtal med familjen"),
    "contact": _("planerad kontakt"),
    "question": _("svar på om planen ska fortsätta"),
}
EVENT_LABELS: dict[str, Promise] = {
    **COURSE_LABELS,
    "note": _("Anteckning"),
    "talk": _("Samtal"),
    "action": _("Åtgärd i planen"),
    "factors": _("Skyddsfaktorer"),
    "direction": _("Svar på om planen ska fortsätta"),
    "meeting": _("Ärendet togs upp på ett möte"),
    "invited": _("Inbjuden"),
    "consent": _("Samtycke efterfrågat"),
    "answer.yes": _("Svar: ja"),
    "answer.no": _("Svar: nej"),
    "answer.view": _("Åsikt antecknad"),
    "answer.withdrawn": _("Ja taget tillbaka"),
}
# What happens with a consent, as its own timeline tells it.
HAPPENED_LABELS: dict[str, Promise] = {
    "asked": _("Samtycke efterfrågat"),
    **{name: label for name, label in EVENT_LABELS.items() if name.startswith("answer.")},
    "attempt": _("Försök att nå personen"),
    "replaced": _("Ersatt av ett nyare samtycke"),
    "ended": _("Samtycket gick ut"),
    **{f"assessed.{kind.value}": label for kind, label in ASSESSMENT_LABELS.items()},
}


CELL_HELP: dict[str, Promise] = {
    "partly": _("Delvis: någon får inte lämna ut ämnet till verksamheten."),
    "not_yet": _("Inte än: alla har inte svarat."),
    "ended": _("Upphört: ett ja är taget tillbaka eller har gått ut."),
    "": _("–: var inte med i frågan."),
}


def part_words(happened: Happened) -> str:
    """By which channel, on which day, and about which part of the consent."""
    parts = [_how_much(happened)] if happened.kind == "answer.withdrawn" else []
    if happened.channel:
        channel = gettext("Genom: %(channel)s") % {
            "channel": str(CHANNEL_LABELS[Channel(happened.channel)])
        }
        parts.append(f"{channel}, {gettext('med tolk')}" if happened.interpreter else channel)
    if happened.day:
        day = date_format(happened.day, "j F Y")
        signed = gettext("undertecknad %(day)s") % {"day": day}
        parts.append(day if happened.kind == "attempt" else signed)
    return " · ".join(parts)


def _how_much(happened: Happened) -> str:
    """The whole of a consent, or for whom and about what."""
    topic = str(TOPIC_LABELS[Topic(happened.topic)]) if happened.topic else ""
    if not happened.agency:
        names = {"topic": topic}
        return (
            gettext("Alla verksamheter: %(topic)s") % names if topic else gettext("Hela samtycket")
        )
    return f"{happened.agency}: {topic or gettext('alla ämnen')}"


def exception_words(sender: str, receiver: str, topic: str | None) -> str:
    """An exception as a sentence: who may not tell whom, and about what."""
    names = {"sender": sender, "receiver": receiver}
    if not topic:
        return gettext("%(sender)s får inte lämna uppgifter till %(receiver)s.") % names
    return gettext("%(sender)s får inte lämna uppgifter till %(receiver)s om: %(topic)s.") % {
        **names,
        "topic": str(TOPIC_LABELS[Topic(topic)]).lower(),
    }

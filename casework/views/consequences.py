"""What follows from a step, in sentences: what is seen by whom, on what ground, until when."""

from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.pages import FormPage
from casework.wording import exception_words
from casework.workflow import STATE_LABELS, State
from consent.asking import Question
from consent.givers import required_givers
from consent.languages import missing_text_words, text_is_missing
from consent.terms import GUARDIANS, AgeBand, AnswerKind, Person


def of_sharing(data: dict[str, Any], page: FormPage) -> list[str]:
    """A sentence for each chosen receiver, and one for what cannot be undone."""
    chosen = [line for line in page.receivers if line.agency_id in data["receivers"]]
    sentences = []
    for line in chosen:
        until = date_format(line.until, "j F Y") if line.until else ""
        sentences.append(
            _("%(agency)s kan läsa detta till och med %(until)s, så länge samtycket gäller.")
            % {"agency": line.agency, "until": until}
        )
        if line.warns:
            sentences.append(
                _("%(agency)s kan sakna egen sekretess. Uppgiften kan bli offentlig där.")
                % {"agency": line.agency}
            )
    if chosen:
        sentences.append(
            _("Du kan avsluta delningen, men det som har lästs kan inte tas tillbaka.")
        )
    return sentences


def of_asking(data: dict[str, Any], page: FormPage) -> list[str]:
    """Whom the yes would let know what, and that nothing is shared before it."""
    question = data["question"]
    names = dict(page.agencies)
    named = sorted({names.get(receiver, "–") for receiver, _topic in question.crosses})
    until = date_format(question.until_date, "j F Y")
    sentences = [
        *_who_answers(question, page),
        _("Inget delas förrän alla som ska svara har sagt ja."),
        _("Efter det får de veta vem det gäller och kan få läsa det som kryssats: %(names)s.")
        % {"names": ", ".join(named)},
        *(
            exception_words(names.get(sender, "–"), names.get(receiver, "–"), topic)
            for sender, receiver, topic in sorted(question.exceptions, key=str)
        ),
        _("Samtycket gäller längst till och med %(until)s.") % {"until": until},
    ]
    if text_is_missing(question.language):
        sentences.append(missing_text_words(question.language))
    if page.proposed or question.renews:
        sentences.append(
            _(
                "Det här är en ny fråga. Det gamla samtycket gäller tills det tar slut, eller "
                "tills alla har sagt ja till det nya."
            )
        )
    return sentences


def _who_answers(question: Question, page: FormPage) -> list[str]:
    """Who must say yes after the age table, and whose view is to be heard."""
    if not page.band:
        return []
    required = required_givers(AgeBand(page.band), question.holders)
    guardians = required.must_answer & GUARDIANS
    youth = page.youth or _("den unge")
    if not guardians:
        return [_("%(youth)s svarar själv.") % {"youth": youth}]
    who = _("Båda vårdnadshavarna") if len(guardians) > 1 else _("Vårdnadshavaren")
    if Person.YOUTH in required.must_answer:
        return [_("%(who)s och %(youth)s behöver svara.") % {"who": who, "youth": youth}]
    sentences = [_("%(who)s behöver svara.") % {"who": who}]
    if Person.YOUTH in required.view_of:
        sentences.append(
            _("Det ska antecknas vad %(youth)s tycker. Ett nej räknas.") % {"youth": youth}
        )
    else:
        sentences.append(_("%(youth)s ska informeras och få komma till tals.") % {"youth": youth})
    return sentences


def of_answer(data: dict[str, Any], page: FormPage) -> list[str]:
    """What the last yes opens, and what a no means."""
    consent = page.consent
    if consent is None or data["kind"] != AnswerKind.YES:
        return [_("Svaret sparas. Inget mer delas på grund av det.")]
    waiting = set(consent.waits_for) - {data["giver"].value}
    if waiting:
        return [_("Fler behöver svara. Inget delas än.")]
    names = ", ".join(row.agency for row in consent.rows)
    return [
        _("Det här är det sista svaret: samtycket börjar gälla genast."),
        _("De får då veta vem det gäller och se planen: %(names)s.") % {"names": names},
        _("Samordningen blir inbjuden och kan bjuda in de andra."),
    ]


def of_withdrawal(data: dict[str, Any], page: FormPage) -> list[str]:
    """Who stops reading at once, and what stays."""
    names: dict[UUID, str] = dict(page.agencies)
    chosen = [names.get(one, "–") for one in data["receivers"]] or list(names.values())
    return [
        _("De slutar genast att kunna läsa det som vilar på samtycket: %(names)s.")
        % {"names": ", ".join(sorted(chosen))},
        _("Det som redan har sagts eller lästs kan inte tas tillbaka."),
        _("En återkallelse kan inte ångras. Ett nytt ja är ett nytt samtycke."),
    ]


def of_closing(_data: dict[str, Any], _page: FormPage) -> list[str]:
    """All sharing ends; each agency keeps its own."""
    return [
        _("All delning upphör genast. Varje verksamhet läser bara det den själv har skrivit."),
        _("Ärendet kan inte öppnas igen. Vid ny oro börjar ett nytt ärende, utan gammal text."),
    ]


def of_plan(_data: dict[str, Any], page: FormPage) -> list[str]:
    """Whom the plan is shared with, on what ground and until when."""
    return [
        _("Åtgärder som läggs till delas med alla verksamheter som samtycket omfattar."),
        *_readers(page),
        _("Anteckningar delas inte med planen."),
    ]


def of_action(_data: dict[str, Any], page: FormPage) -> list[str]:
    """Who reads the action at once; after a follow-up the plan is running again."""
    sentences = _readers(page) or [_("Ingen annan verksamhet läser åtgärden nu.")]
    if page.state == State.FOLLOWED_UP.value:
        sentences.append(_("Planen går vidare."))
    return [*sentences, _("Det som har lästs kan inte tas tillbaka.")]


def _readers(page: FormPage) -> list[str]:
    return [
        _("%(agency)s kan läsa detta till och med %(until)s, så länge samtycket gäller.")
        % {"agency": line.agency, "until": date_format(line.until, "j F Y")}
        for line in page.receivers
        if line.open and line.until
    ]


def of_talk(data: dict[str, Any], page: FormPage) -> list[str]:
    """A talk stays within the agency; a concern talk moves a case that waits for one."""
    sentences = [_("Ingen annan verksamhet läser samtalet förrän du delar det.")]
    waits = page.state in (State.CONCERN_NOTED.value, State.CONSENT_REQUESTED.value)
    if data["kind"].moves_case and waits:
        sentences.append(
            _("Ärendet får läget %(state)s.") % {"state": STATE_LABELS[State.TALK_HELD]}
        )
    return sentences


def of_naming(_data: dict[str, Any], _page: FormPage) -> list[str]:
    """The draft becomes a case of the own agency, which alone knows of it."""
    return [
        _("Ärendet får läget %(state)s.") % {"state": STATE_LABELS[State.CONCERN_NOTED]},
        _("Bara din verksamhet vet vem det gäller, tills ett samtycke gäller."),
    ]


def of_follow_up(_data: dict[str, Any], _page: FormPage) -> list[str]:
    """The next date is told to those in the plan; nothing more is shared."""
    return [
        _("Nästa datum syns för alla som arbetar med ärendet."),
        _("Inget mer delas."),
    ]

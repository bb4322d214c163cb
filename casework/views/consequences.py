"""What follows from a step, in sentences: what is seen by whom, on what ground, until when.

Each raises Blocked for what the verb would refuse: nothing follows from that.
"""

from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from access.clock import today
from casework.pages import ConsentPage, DisclosurePage, FormPage, feedback_due
from casework.plan_dates import first_follow_up
from casework.views import refusals
from casework.wording import exception_words
from casework.workflow import STATE_LABELS, State
from consent.asking import Question
from consent.givers import required_givers
from consent.languages import missing_text_words, text_is_missing
from consent.terms import GUARDIANS, AgeBand, AnswerKind, Person


def of_sharing(data: dict[str, Any], page: FormPage) -> list[str]:
    """A sentence for each chosen receiver, and one for what cannot be undone."""
    refusals.sharing(data, page)
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


def of_disclosure(data: dict[str, Any], page: DisclosurePage) -> list[str]:
    """Who reads on which provision, until when, and what cannot be undone."""
    refusals.disclosing(data, page)
    ground = page.ground
    if ground is None:
        return []
    names = {"agency": page.receiver, "law": ground.law, "age": page.over_at_age}
    sentences = [
        _("Inget lämnas ut förrän en annan beslutsfattare i din verksamhet har bekräftat.")
        if ground.second_person
        else _("%(agency)s kan genast läsa detta, med stöd av %(law)s.") % names,
        _("Det gäller tills du avslutar det, den unge fyller %(age)s år eller ärendet stängs.")
        % names
        if page.over_at_age
        else _("Det gäller tills du avslutar det eller ärendet stängs."),
        _("%(agency)s ser inget annat i ärendet.") % names,
        _("Samtycket ändras inte. Beslutet granskas av din verksamhets loggranskare."),
        _("Det som har lästs kan inte tas tillbaka."),
    ]
    if page.warns:
        sentences.append(
            _("%(agency)s kan sakna egen sekretess. Uppgiften kan bli offentlig där.") % names
        )
    return sentences


def of_asking(data: dict[str, Any], page: FormPage) -> list[str]:
    """Whom the yes would let know what, and that nothing is shared before it."""
    refusals.asking(data, page)
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
    """What the last answer opens, a recorded view included, and what a no means."""
    refusals.answering(data, page)
    consent = page.consent
    if data["kind"] == AnswerKind.NO:
        return [
            _("Samtycket får läget Nekat. Inget delas med stöd av det."),
            _("Fråga på nytt bara om något nytt har hänt."),
        ]
    if consent is None or not _counts(data["kind"], data["giver"].value, consent):
        return [_("Svaret sparas. Inget mer delas på grund av det.")]
    if set(consent.waits_for) - {data["giver"].value}:
        return [_("Fler behöver svara. Inget delas än.")]
    return [
        _("Det här är det sista svaret: samtycket börjar gälla genast."),
        *of_beginning(page),
    ]


def of_beginning(page: FormPage) -> list[str]:
    """What a consent that begins to count opens, and who can be invited."""
    rows = page.consent.rows if page.consent else ()
    return [
        _("De får då veta vem det gäller och se planen: %(names)s.")
        % {"names": ", ".join(row.agency for row in rows)},
        _("Samordningen blir inbjuden och kan bjuda in de andra.")
        if page.coordination is not None
        else _("Samordningen omfattas inte. Ingen blir inbjuden till ärendet."),
    ]


def _counts(kind: AnswerKind, giver: str, consent: ConsentPage) -> bool:
    """Whether the consent waits for this answer; a child's recorded view can be the last."""
    if giver not in consent.waits_for:
        return False
    return kind == AnswerKind.YES or (kind == AnswerKind.VIEW and giver in consent.view_of)


def of_closing(_data: dict[str, Any], _page: FormPage) -> list[str]:
    """All sharing ends; each agency keeps its own."""
    return [
        _("All delning upphör genast. Varje verksamhet läser bara det den själv har skrivit."),
        _("Ärendet kan inte öppnas igen. Vid ny oro börjar ett nytt ärende, utan gammal text."),
    ]


def of_plan(data: dict[str, Any], page: FormPage) -> list[str]:
    """Whom the plan is shared with, on what ground and until when, and when it is followed up."""
    refusals.starting(data, page)
    day = data["next_date"] or first_follow_up(today(), settings.PLAN_TERMS)
    return [
        _("Planen följs upp första gången %(day)s.") % {"day": date_format(day, "j F Y")},
        _("Åtgärder som läggs till delas med alla verksamheter som samtycket omfattar."),
        *_readers(page),
        _("Anteckningar delas inte med planen."),
    ]


def of_goal(_data: dict[str, Any], page: FormPage) -> list[str]:
    """Who reads the goal at once."""
    readers = _readers(page) or [_("Ingen annan verksamhet läser målet nu.")]
    return [*readers, _("Det som har lästs kan inte tas tillbaka.")]


def of_action(_data: dict[str, Any], page: FormPage) -> list[str]:
    """Who reads the action at once; after a follow-up the plan is running again."""
    sentences = _readers(page) or [_("Ingen annan verksamhet läser åtgärden nu.")]
    if page.state == State.FOLLOWED_UP.value:
        sentences.append(_("Planen går vidare."))
    return [*sentences, _("Det som har lästs kan inte tas tillbaka.")]


def of_observation(data: dict[str, Any], page: FormPage) -> list[str]:
    """Who reads the observation at once, and what is counted of it."""
    refusals.observing(data, page)
    return [
        *(_readers(page) or [_("Ingen annan verksamhet läser detta nu.")]),
        _("Stegen räknas i statistiken, utan namn, ärende och verksamhet."),
        _("Det som har lästs kan inte tas tillbaka."),
    ]


def _readers(page: FormPage) -> list[str]:
    return [
        _("%(agency)s kan läsa detta till och med %(until)s, så länge samtycket gäller.")
        % {"agency": line.agency, "until": date_format(line.until, "j F Y")}
        for line in page.receivers
        if line.open and line.until
    ]


def of_talk(data: dict[str, Any], page: FormPage) -> list[str]:
    """A talk stays within the agency; a concern talk moves a case that waits for one."""
    refusals.talking(data, page)
    sentences = [_("Ingen annan verksamhet läser samtalet förrän du delar det.")]
    sentences += [
        _("%(agency)s var med och vet vad som sades. Det antecknas i era utlämnanden.")
        % {"agency": line.agency}
        for line in page.receivers
        if line.agency_id in data["attending"]
    ]
    waits = page.state in (State.CONCERN_NOTED.value, State.CONSENT_REQUESTED.value)
    if data["kind"].moves_case and waits:
        sentences.append(
            _("Ärendet får läget %(state)s.") % {"state": STATE_LABELS[State.TALK_HELD]}
        )
    return sentences


def of_addition(_data: dict[str, Any], page: FormPage) -> list[str]:
    """Who reads the talk reads the addition; nobody else."""
    readers = [line.agency for line in page.item.released_to if line.runs] if page.item else []
    if not readers:
        return [_("Ingen annan verksamhet läser tillägget.")]
    return [_("De läser tillägget: %(names)s.") % {"names": ", ".join(readers)}]


def of_naming(_data: dict[str, Any], _page: FormPage) -> list[str]:
    """The draft becomes a case of the own agency, which alone knows of it."""
    return [
        _("Ärendet får läget %(state)s.") % {"state": STATE_LABELS[State.CONCERN_NOTED]},
        _("Bara din verksamhet vet vem det gäller, tills ett samtycke gäller."),
    ]


def of_follow_up(data: dict[str, Any], page: FormPage) -> list[str]:
    """The next date is told to those in the plan; nothing more is shared, and for how long."""
    refusals.following_up(data, page)
    sentences = [
        _("Nästa datum syns för alla som arbetar med ärendet."),
        _("Inget mer delas."),
    ]
    day, direction = data["next_date"], data["direction"]
    if direction is not None and direction.ends:
        sentences.append(_("Svaret räknas som ett förslag att avsluta ärendet."))
        if day:
            sentences.append(
                _("Ett datum för nästa uppföljning är ändå valt. Töm det om ingen ska hållas.")
            )
    if day and page.until and day > page.until:
        sentences.append(
            _(
                "Samtycket går ut %(until)s, före nästa datum. Fråga på nytt innan dess, "
                "om det fortfarande behövs."
            )
            % {"until": date_format(page.until, "j F Y")}
        )
    return sentences


def of_report(data: dict[str, Any], _page: FormPage | None) -> list[str]:
    """Who sees what is kept, what is not done by it, and when an answer is due."""
    sentences = [
        _("Bara din egen verksamhet ser det som sparas. Inget ändras i något ärende."),
        _("Varsam skickar inte anmälan. Ring, eller skriv ut sidan som kommer härnäst."),
    ]
    if data["feedback_asked"]:
        due = date_format(feedback_due(data["reported_date"]), "j F Y")
        sentences.append(_("Återkopplingen ska ha kommit senast %(due)s.") % {"due": due})
    return sentences


def of_second(_data: dict[str, Any], _page: FormPage | None) -> list[str]:
    """Nothing more than what the notice above says: it is no wall."""
    return []

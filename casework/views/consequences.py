"""What follows from a step, in sentences: what is seen by whom, on what ground, until when.

Each raises Blocked for what the verb would refuse: nothing follows from that.
"""

from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.pages import ConsentPage, FormPage
from casework.views import refusals
from casework.workflow import STATE_LABELS, State
from consent.terms import AnswerKind


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


def of_asking(data: dict[str, Any], page: FormPage) -> list[str]:
    """Whom the yes would let know what, and that nothing is shared before it."""
    refusals.asking(data, page)
    question = data["question"]
    names = dict(page.agencies)
    named = sorted({names.get(receiver, "–") for receiver, _topic in question.crosses})
    until = date_format(question.until_date, "j F Y")
    return [
        _("Inget delas förrän alla som ska svara har sagt ja."),
        _("Efter det får de veta vem det gäller och kan få läsa det som kryssats: %(names)s.")
        % {"names": ", ".join(named)},
        _("Samtycket gäller längst till och med %(until)s.") % {"until": until},
    ]


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
    names = ", ".join(row.agency for row in consent.rows)
    return [
        _("Det här är det sista svaret: samtycket börjar gälla genast."),
        _("De får då veta vem det gäller och se planen: %(names)s.") % {"names": names},
        _("Samordningen blir inbjuden och kan bjuda in de andra."),
    ]


def _counts(kind: AnswerKind, giver: str, consent: ConsentPage) -> bool:
    """Whether the consent waits for this answer; a child's recorded view can be the last."""
    if giver not in consent.waits_for:
        return False
    return kind == AnswerKind.YES or (kind == AnswerKind.VIEW and giver in consent.view_of)


def of_withdrawal(data: dict[str, Any], page: FormPage) -> list[str]:
    """Who stops reading at once, and what stays."""
    refusals.withdrawing(data, page)
    names: dict[UUID, str] = dict(page.agencies)
    chosen = {names.get(one, "–") for one in data["receivers"]} or set(names.values())
    own = {row.agency for row in page.consent.rows if row.own} if page.consent else set()
    sentences = []
    if chosen - own:
        sentences.append(
            _("De slutar genast att kunna läsa det som andra har delat med dem: %(names)s.")
            % {"names": ", ".join(sorted(chosen - own))}
        )
    if chosen & own:
        sentences.append(
            _(
                "Din verksamhet slutar genast att kunna läsa det som andra har delat med den. "
                "Sina egna uppgifter läser den som förut."
            )
        )
    return [
        *sentences,
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


def of_follow_up(data: dict[str, Any], page: FormPage) -> list[str]:
    """The next date is told to those in the plan; nothing more is shared, and for how long."""
    refusals.following_up(data, page)
    sentences = [
        _("Nästa datum syns för alla som arbetar med ärendet."),
        _("Inget mer delas."),
    ]
    day = data["next_date"]
    if day and page.until and day > page.until:
        sentences.append(
            _(
                "Samtycket går ut %(until)s, före nästa datum. Fråga på nytt innan dess, "
                "om det fortfarande behövs."
            )
            % {"until": date_format(page.until, "j F Y")}
        )
    return sentences

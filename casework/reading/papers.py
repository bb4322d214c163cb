"""What may be put on paper about asking: the consent form, filled or blank, and the information.

Only the agency that asks prints, and only while the safety question is answered No (invariant 13):
to hand over a form is to tell. Looking at the page is one act, printing it a further one, so that
the log tells them apart and holds no print of what was refused.
"""

from collections.abc import Callable
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext as _

from access.acts import Act
from access.members import Member
from agencies import people
from casework.models import Identity, SafetyAnswer
from casework.pages import StepLine
from casework.pages.papers import PaperPage
from casework.reading import composing
from casework.reading.forms import Fields, disclosed_for
from casework.reading.sharing import ENDED_BY_CLOSING
from casework.reading.steps import not_to_be_told
from casework.wording import CONSENT_HELP
from consent import gate, rules
from consent.gate import Child, Disclosure, Kind
from consent.languages import missing_text_words, text_is_missing
from consent.standing import ConsentRecord
from consent.terms import Person

SAFETY: Fields = {SafetyAnswer: ("answer",)}
FILLED: Fields = {SafetyAnswer: ("answer",), Identity: ("given_name",)}
Built = Callable[[Disclosure], PaperPage]


def open_blank(
    case_id: UUID, *, by: Member, language: str = "", signer: str = "", prints: bool = False
) -> PaperPage:
    """The form with empty boxes: nothing on it is about anybody."""
    agencies = people.agencies_of(by.collaboration_id)

    def build(disclosure: Disclosure) -> PaperPage:
        text = composing.newest(language)
        return PaperPage(
            **_base(disclosure, "blank", _shut(disclosure)),
            language=text.language,
            form=composing.blank_form(text, agencies, signer),
            printed=prints,
        )

    return _opened(case_id, by=by, fields=SAFETY, child=None, build=build, prints=prints)


def open_information(
    case_id: UUID, *, by: Member, language: str = "", prints: bool = False, **_signer: str
) -> PaperPage:
    """The information to guardians and youth; nothing on it is about anybody."""
    board = people.agencies_of(by.collaboration_id)[by.agency_id].name

    def build(disclosure: Disclosure) -> PaperPage:
        text = composing.newest(language)
        return PaperPage(
            **_base(disclosure, "information", _shut(disclosure)),
            language=text.language,
            information=composing.information(text, board),
            printed=prints,
        )

    return _opened(case_id, by=by, fields=SAFETY, child=None, build=build, prints=prints)


def open_filled(
    case_id: UUID,
    consent_id: UUID,
    *,
    by: Member,
    language: str = "",
    signer: str = "",
    prints: bool = False,
) -> PaperPage:
    """The form of a consent that has been asked, in the version that was asked with."""
    agencies = people.agencies_of(by.collaboration_id)

    def build(disclosure: Disclosure) -> PaperPage:
        record = next(one for one in disclosure.consents if one.value.id == consent_id)
        text = composing.of_version(record.text_version, language or record.language)
        shut = _shut(disclosure) or _shut_filled(disclosure, record) or _without(text)
        missing = text_is_missing(record.language, record.text_version)
        return PaperPage(
            **_base(disclosure, "form", shut),
            consent_id=consent_id,
            language=text.language if text else "",
            missing=missing_text_words(record.language) if missing else "",
            form=composing.filled_form(
                text,
                record,
                agencies,
                name=_first_name(disclosure),
                number=disclosure.case.number,
                signer=signer,
            )
            if text and not shut
            else None,
            printed=prints,
        )

    child = Child(Kind.CONSENT, consent_id)
    return _opened(case_id, by=by, fields=FILLED, child=child, build=build, prints=prints)


def _opened(
    case_id: UUID, *, by: Member, fields: Fields, child: Child | None, build: Built, prints: bool
) -> PaperPage:
    """The page; to be printed it is disclosed once more, as a print, and decided over anew."""
    step = Act.PRINT_CONSENT
    page = build(disclosed_for(case_id, by=by, step=step, fields=fields, child=child))
    if not prints or page.shut:
        return page
    return build(gate.disclose(case_id, by=by, act=step, fields=fields, child=child))


class _Base(TypedDict):
    """What every paper tells of its case."""

    case_id: UUID
    number: str
    kind: str
    protected: bool
    shut: StepLine | None


def _base(disclosure: Disclosure, kind: str, shut: StepLine | None) -> _Base:
    return {
        "case_id": disclosure.case.pk,
        "number": disclosure.case.number,
        "kind": kind,
        "protected": disclosure.case.protected,
        "shut": shut,
    }


def _refused(code: str, reason: object) -> StepLine:
    return StepLine("print_consent", code, str(reason), next=False)


def _shut(disclosure: Disclosure) -> StepLine | None:
    """Why nothing may be printed in this case now (invariant 13)."""
    if disclosure.case.closed_at is not None:
        return _refused("case.closed", _("Ärendet är avslutat. Ingen ska frågas."))
    untold = not_to_be_told(disclosure)
    return _refused(*untold) if untold else None


def _shut_filled(disclosure: Disclosure, record: ConsentRecord) -> StepLine | None:
    """Why the filled form may not be printed, though a blank one may (domain 0.5)."""
    if disclosure.case.protected:
        return _refused(
            "paper.protected",
            _(
                "Skyddade personuppgifter: inget skrivs ut om någon i ärendet. Skriv ut en tom "
                "blankett och fyll i den för hand."
            ),
        )
    state = rules.state_of(record.value, disclosure.at)
    if state not in ENDED_BY_CLOSING:
        return _refused("paper.over", CONSENT_HELP[state.value])
    return None


def _without(text: object) -> StepLine | None:
    if text is not None:
        return None
    return _refused("text.version", _("Den version av texten som frågan ställdes med finns inte."))


def _first_name(disclosure: Disclosure) -> str:
    for shown in disclosure.of(Identity):
        if shown.row.concerns == Person.YOUTH.value:
            return shown.text["given_name"]
    return ""

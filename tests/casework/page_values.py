"""Page values made by hand, in which every text is an attack, and every page of casework."""

import uuid
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.test import RequestFactory

from access.acts import Act
from casework.pages import (
    CaseLine,
    CaseList,
    CasePage,
    ColleagueLine,
    ContactLine,
    Event,
    FormPage,
    NextDate,
    NoteLine,
    PersonLine,
    Receiver,
    ReleaseLine,
    SearchLine,
    SearchPage,
    SeatLine,
    StepLine,
    TalkLine,
    UnsentLine,
    VersionsPage,
    WaitingLine,
    Warned,
    Withheld,
)
from casework.reading.sharing import TOPICS
from tests.casework import further_values
from tests.casework.attack import (
    AT,
    ATTACK,
    CASE,
    DAY,
    ITEM,
    LEISURE,
    ME,
    NUMBER,
    OTHER,
    POLICE,
    RELEASE,
)
from tests.casework.consent_values import CONSENT_PAGE, COVERAGE, DESK, PAPER, ROWS
from tests.casework.consulting_values import CONSULTATION, CONSULTATIONS, FAMILY_PAGE
from tests.casework.disclosure_values import DISCLOSURE_PAGE, LEDGER, REASON
from tests.casework.form_values import FORMS
from tests.casework.further_values import (
    BOOKING_PAGE,
    BOOKINGS,
    REPORT_PAGE,
    VERSION_LINES,
    WHY,
)
from tests.casework.joining_values import ENDING, JOINING_PAGE, JOININGS, TWINS
from tests.casework.plan_values import ACTION, MINUTES, OF_THE_PLAN, plan_page_of

RELEASES = (
    ReleaseLine(RELEASE, f"Polisen {ATTACK}", DAY, runs=True),
    ReleaseLine(uuid.UUID(int=20), "Fritid", None, runs=False),
)
NOTE = NoteLine(
    item_id=ITEM,
    topic="schooling",
    concerns="youth",
    text=f"Egen anteckning {ATTACK}",
    category="absence",
    at=AT,
    own=True,
    source="Granskolan",
    author=f"Karin {ATTACK}",
    corrects=False,
    released_to=RELEASES,
)
VERSIONS = VersionsPage(CASE, NUMBER, True, True, NOTE, VERSION_LINES)
TALK = TalkLine(ITEM, "concern", DAY, ATTACK, ATTACK, ATTACK, True, "Granskolan", RELEASES)
CONTACT = ContactLine(
    ITEM, "phone", DAY, "kept", f"Mår bättre {ATTACK}", False, True, "Granskolan", RELEASES
)
PERSON = PersonLine(ITEM, "youth", f"Elias {ATTACK}", "20120305-2392", False, True, "Granskolan")
COLLEAGUES = (ColleagueLine(ME, f"Kollega {ATTACK}", "contact_person"),)
CASE_PAGE = CasePage(
    case_id=CASE,
    number=NUMBER,
    owns=True,
    in_scope=True,
    by_law=False,
    closed=False,
    protected=True,
    state="plan_running",
    next_date=NextDate(DAY, "follow_up"),
    warned=(Warned("consent_ends", 5, pressing=True),),
    consent_state="valid",
    persons=(PERSON,),
    notes=(NOTE, replace(NOTE, own=False, source=ATTACK, concerns="guardian_1", corrects=True)),
    talks=(TALK,),
    contacts=(CONTACT, replace(CONTACT, own=False, source=ATTACK)),
    goals=(replace(NOTE, topic="plan"), replace(NOTE, topic="plan", own=False, source=ATTACK)),
    actions=(ACTION, replace(ACTION, own=False, source=ATTACK, outcome="done")),
    minutes=MINUTES,
    safety="no",
    closing="moved",
    consents=(CONSENT_PAGE,),
    topics=TOPICS,
    matrix=ROWS,
    others=(Withheld(f"Socialtjänsten {ATTACK}", OTHER),),
    colleagues=COLLEAGUES,
    seats=(SeatLine(f"Polisen {ATTACK}", False),),
    steps=(
        StepLine("follow_up", "step.action_assessed", f"Bedöm först {ATTACK}", next=True),
        StepLine("record_talk", "", "", next=False),
        StepLine("close", "step.open_actions", "Öppna åtgärder.", next=False),
    ),
    events=(Event("answer.yes", AT, ATTACK, "guardian_1"), Event("note", AT, ATTACK, "leisure")),
    joinings=JOININGS,
    bookings=BOOKINGS,
)
STANDS = replace(CASE_PAGE, minutes=MINUTES[::2])
GONE = replace(STANDS, in_scope=False, owns=False, notes=(NOTE,), safety="yes")
CLOSED = replace(
    STANDS, closed=True, state="closed", steps=(StepLine("begin_again", "", "", next=True),)
)
RECEIVERS = (
    Receiver(POLICE, f"Polisen {ATTACK}", ("schooling", "leisure"), DAY, "", warns=True),
    Receiver(LEISURE, "Fritid", (), None, f"Omfattas inte {ATTACK}", warns=False),
)
FORM_PAGE = FormPage(
    case_id=CASE,
    number=NUMBER,
    owns=True,
    in_scope=True,
    state="plan_running",
    protected=True,
    persons=(PERSON,),
    item=NOTE,
    notes=(NOTE,),
    action=ACTION,
    consent=CONSENT_PAGE,
    desk=DESK,
    agencies=((POLICE, f"Polisen {ATTACK}"), (LEISURE, "Fritid")),
    members=(ColleagueLine(OTHER, f"Ledig {ATTACK}", "case_worker"),),
    colleagues=COLLEAGUES,
    receivers=RECEIVERS,
    topics=TOPICS,
    answered_before=True,
    initial={"answer": "no", "concerns": "youth"},
)
PLAN_PAGE = plan_page_of(FORM_PAGE)
CASE_LIST = CaseList(
    lines=(
        CaseLine(
            CASE,
            NUMBER,
            True,
            "plan_running",
            NextDate(DAY, "follow_up"),
            "valid",
            name=f"Elias A. {ATTACK}",
            notice="consent_changed",
            joined_to="TB-2026-7SAG",
        ),
        CaseLine(ITEM, "TB-2026-9XYZ", False, "talk_held", None, "valid", True, "Borta B."),
        CaseLine(OTHER, "TB-2026-7SAG", True, "concern_noted", None, "asked", True, "Saga H."),
    ),
    waiting=(WaitingLine(POLICE, "TB-2026-8WTG"),),
    names_shown=True,
    page=2,
    has_next=True,
    unsent=False,
)
# Template and form of every page that has one.
UNSENT = (
    UnsentLine(ITEM, "add_note", CASE, NUMBER, AT),
    UnsentLine(OTHER, "record_talk", None, "", AT, reachable=False),
    UnsentLine(POLICE, "new_case", None, "", AT),
)
SEARCH = SearchPage(
    by_name=True,
    lines=(SearchLine(CASE, NUMBER, True, "concern_noted"), SearchLine(CASE, NUMBER, False, "")),
)
PAGES: dict[str, object] = further_values.PAGES | {
    "list": CASE_LIST,
    "search": SEARCH,
    "case": CASE_PAGE,
    "consent": FORM_PAGE,
    "unsent": UNSENT,
    "coverage": COVERAGE,
    "why": WHY,
    "paper": PAPER,
    "disclosure_receivers": DISCLOSURE_PAGE,
    "disclosure_grounds": DISCLOSURE_PAGE,
    "disclosures": LEDGER,
    "reason": REASON,
    "report": REPORT_PAGE,
    "consultation": CONSULTATION,
    "plan_copy": FAMILY_PAGE,
    "consultations": CONSULTATIONS,
    "versions": VERSIONS,
    "twins": TWINS,
    "joining_reason": ENDING,
}
# Forms that are opened with a page value of another kind.
PAGE_OF: dict[str, object] = {
    **{name: DISCLOSURE_PAGE for name in FORMS if name.startswith("disclosure_")},
    **{name: JOINING_PAGE for name in FORMS if name.startswith("joining_")},
    "feedback_form": REPORT_PAGE,
    **dict.fromkeys(OF_THE_PLAN, PLAN_PAGE),
    "booking_form": BOOKING_PAGE,
    "cancellation_form": BOOKING_PAGE,
    "consultation_reply": CONSULTATION,
    "consultation_end": CONSULTATION,
    "told_form": DISCLOSURE_PAGE,
}


def shown(name: str, page: object = None, *, may: bool = True, **context: Any) -> str:
    """The HTML of a page, for a member whose role may do everything or nothing."""
    request = RequestFactory().get("/")
    request.member = SimpleNamespace(membership_id=ME)
    context |= {
        "page": page,
        "acting": {"agency": "Granskolan", "may": {act.value: may for act in Act}},
    }
    return " ".join(render_to_string(f"casework/{name}.html", context, request=request).split())


def shown_form(
    name: str, page: object = None, data: dict[str, Any] | None = None, **initial: Any
) -> str:
    """The HTML of a form's page; with `data` as it comes back."""
    form = FORMS[name](data, initial=initial or None)
    for field, choices in (
        ("agency", FORM_PAGE.agencies),
        ("receivers", FORM_PAGE.agencies if name == "withdraw_form" else ()),
        ("membership", [(line.membership_id, line.name) for line in FORM_PAGE.members]),
    ):
        if field in form.fields:
            form.fields[field].choices = [(str(pk), words) for pk, words in choices]
    page = page or PAGE_OF.get(name, FORM_PAGE)
    more = {"kind": "hindered", "way": DESK.ways["hindered"]}
    return shown(name, page, form=form, title="Rätta uppgifter", leaving=ME, **more)

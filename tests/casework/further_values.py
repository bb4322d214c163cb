"""Page values made by hand, in which every text is an attack: why, reports of concern, talks."""

from dataclasses import replace

from casework.pages import (
    AdditionLine,
    AdviceLine,
    AdviceMonth,
    AdvicePage,
    BookingFormPage,
    BookingLine,
    FiledMark,
    NoticeLine,
    NoticePage,
    OwnItem,
    OwnItemsPage,
    PersonLine,
    ReportLine,
    ReportList,
    ReportPage,
    TalkLine,
    TalkPage,
    VersionLine,
    WhyGround,
    WhyPage,
)
from tests.casework.attack import AT, ATTACK, CASE, DAY, ITEM, NUMBER, OTHER, POLICE

WHY = WhyPage(
    case_id=CASE,
    number=NUMBER,
    in_scope=True,
    protected=True,
    agency=f"Socialtjänsten {ATTACK}",
    own_agency=f"Granskolan {ATTACK}",
    phone=f"0000-00 00 00 {ATTACK}",
    coordination=f"Samordningen {ATTACK}",
    coordination_phone="",
    grounds=(WhyGround("feedback", "ATERKOPPLING", f"SoL 19:6 {ATTACK}", "assigned"),),
)
REPORT_PAGE = ReportPage(
    report_id=ITEM,
    case_id=CASE,
    number=NUMBER,
    protected=False,
    agency=f"Granskolan {ATTACK}",
    agency_phone="070-174 06 05",
    reporter=f"Karin {ATTACK}",
    role="case_worker",
    reported_date=DAY,
    receiver=f"Socialjouren {ATTACK}",
    about=f"Elias {ATTACK}",
    text=f"Egna ord {ATTACK}",
    notes=(),
    receipt=f"2026-17 {ATTACK}",
    feedback="opened",
    feedback_at=AT,
    feedback_asked=True,
    decision_due_date=DAY,
    feedback_due_date=DAY,
)
REPORTS = ReportList(
    lines=(
        ReportLine(ITEM, DAY, f"Jouren {ATTACK}", CASE, NUMBER, "opened", DAY, overdue=False),
        ReportLine(OTHER, DAY, "Mottagningen", None, "", "", DAY, overdue=True),
        ReportLine(POLICE, DAY, "Mottagningen", None, "", "", None, overdue=False),
    ),
    page=2,
    has_next=True,
)
OWN_ITEMS = OwnItemsPage(
    case_id=CASE,
    number=NUMBER,
    in_scope=True,
    protected=False,
    agency=f"Granskolan {ATTACK}",
    persons=(PersonLine(ITEM, "youth", f"Elias {ATTACK}", "20120305-2392", False, True, ""),),
    items=(
        OwnItem(
            ITEM,
            "note",
            "schooling",
            "guardian_1",
            AT,
            None,
            f"Karin {ATTACK}",
            (("body", f"Kom inte {ATTACK}"),),
            FiledMark(DAY, moved=True),
        ),
        OwnItem(
            ITEM,
            "talk",
            "concern",
            "youth",
            AT,
            DAY,
            "",
            (("holder", f"Mentor {ATTACK}"), ("agreed", f"Läxor {ATTACK}")),
            None,
        ),
        OwnItem(ITEM, "safetyanswer", "safety", "youth", AT, None, "", (("answer", "no"),), None),
    ),
    at=AT,
)
ADVICE = AdvicePage(
    f"Granskolan {ATTACK}",
    ("sspf", "report", "own_work"),
    (AdviceMonth(DAY, (AdviceLine(ITEM, DAY, "sspf"), AdviceLine(ITEM, DAY, "report"))),),
)
VERSION_LINES = (VersionLine(f"Förut {ATTACK}", AT, f"Karin {ATTACK}"),)
TALK = TalkLine(ITEM, "concern", DAY, ATTACK, ATTACK, ATTACK, True, "Granskolan", ())
TALK_PAGE = TalkPage(
    case_id=CASE,
    number=NUMBER,
    in_scope=True,
    protected=True,
    closed=False,
    talk=TALK,
    texts=(("place", f"Skolan {ATTACK}"), ("youth_words", f"Jag vill {ATTACK}")),
    present=("youth", "guardian_1"),
    attended=(f"Polisen {ATTACK}",),
    consent_asked=False,
    next_date=DAY,
    additions=(AdditionLine(f"Det var på torsdagen {ATTACK}", AT, f"Karin {ATTACK}"),),
)
BOOKING = BookingLine(
    item_id=ITEM,
    kind="concern",
    starts_at=AT,
    place=f"Skolan {ATTACK}",
    invited=("youth", "guardian_1"),
    cancelled=False,
    reason="",
    barred=False,
)
BOOKINGS = (BOOKING, replace(BOOKING, cancelled=True, reason=f"Familjen fick förhinder {ATTACK}"))
BOOKING_PAGE = BookingFormPage(
    case_id=CASE,
    number=NUMBER,
    owns=True,
    in_scope=True,
    asks_inquiry=True,
    barred=True,
    booking=BOOKING,
)
NOTICES = NoticePage(
    (
        NoticeLine(CASE, NUMBER, "released", AT, unread=True),
        NoticeLine(CASE, NUMBER, "seat", AT, unread=False, seat=True),
        NoticeLine(None, "", "meeting_invited", AT, unread=True, meeting_id=OTHER, meets_at=AT),
    )
)
PAGES: dict[str, object] = {
    "notices": NOTICES,
    "reports": REPORTS,
    "talk": TALK_PAGE,
    "own_items": OWN_ITEMS,
    "advice": ADVICE,
    "advice_strike": ADVICE.months[0].lines[0],
}

"""Page values about consent made by hand: the record, its paper, the overview; all attacked."""

from datetime import date

from django.conf import settings

from casework.pages import (
    AnswerLine,
    AssessmentWay,
    AttachmentLine,
    AttemptLine,
    ConsentDesk,
    ConsentPage,
    Coverage,
    CoverageCell,
    CoverageRow,
    ExceptionLine,
    Happened,
    MatrixRow,
    ReaderLine,
)
from casework.pages.papers import PaperForm, PaperPage, PaperRow, StaffLine
from casework.reading.sharing import TOPICS
from tests.casework.attack import AT, ATTACK, CASE, CONSENT, DAY, ITEM, NUMBER, OTHER

YES_TO_ALL = ("yes",) * len(TOPICS)
ROWS = (
    MatrixRow(f"Polisen {ATTACK}", False, YES_TO_ALL),
    MatrixRow("Granskolan", True, ("no",) * len(TOPICS)),
)
CONSENT_PAGE = ConsentPage(
    case_id=CASE,
    number=NUMBER,
    consent_id=CONSENT,
    version=1,
    state="valid",
    asking_agency=f"Granskolan {ATTACK}",
    purposes=("safe_leisure",),
    from_date=date(2026, 9, 1),
    until=DAY,
    answer_due_date=date(2026, 9, 15),
    channel="meeting",
    language="lsv",
    interpreter=True,
    waits_for=("guardian_2",),
    must_answer=("guardian_1", "guardian_2"),
    view_of=("youth",),
    answers=(AnswerLine("guardian_1", "yes", AT, "phone", ATTACK),),
    topics=TOPICS,
    rows=ROWS,
    overdue=False,
    may_answer=True,
    may_withdraw=True,
    exceptions=(ExceptionLine(ATTACK, "Fritid", "family"),),
    history=(Happened("answer.withdrawn", AT, "guardian_1", ATTACK, "family", "phone"),),
    days_left=7,
    may_renew=True,
)
DESK = ConsentDesk(
    asks=True,
    open=True,
    attempts=(AttemptLine("guardian_2", "phone", DAY),),
    forms=(AttachmentLine(ITEM, f"blankett {ATTACK}.pdf", "pdf", AT),),
    readers=(ReaderLine(f"Polisen {ATTACK}", DAY, ("identity", "schooling"), in_words=True),),
    ways={"hindered": AssessmentWay("hindered", ("guardian_2",), frozenset(), "")},
)
PAPER = PaperPage(
    case_id=CASE,
    number=NUMBER,
    kind="form",
    protected=False,
    shut=None,
    consent_id=CONSENT,
    language="sv",
    form=PaperForm(
        text=settings.CONSENT_TEXTS[(settings.CONSENT_TEXT_VERSION, "sv")],
        why=f"Kring Elias {ATTACK}.",
        purposes=(("stöd i skolan", True),),
        topics=("skola",),
        rows=(PaperRow(f"Polisen {ATTACK}", (("skola", True),)),),
        exceptions=(f"Polisen {ATTACK} får inte lämna uppgifter till Fritid.",),
        about_self=(("Vårdnadshavare 1", False),),
        long="Från i dag.",
        signers=(("Vårdnadshavare 1", True),),
        staff=(StaffLine("Språk och tolk", ATTACK),),
    ),
)
COVERAGE = Coverage(
    agencies=(f"Polisen {ATTACK}", "Fritid"),
    rows=(
        CoverageRow(
            CASE,
            NUMBER,
            (
                CoverageCell(f"Polisen {ATTACK}", "partly", ("schooling",), DAY),
                CoverageCell("Fritid", "no", reason=f"Nej {ATTACK}"),
            ),
        ),
        CoverageRow(OTHER, "TB-2026-9XYZ", ()),
    ),
    page=1,
    has_next=True,
)

"""Page values made by hand, in which every text is an attack: questions without identity, and the
family's copy of the plan."""

from casework.pages import (
    ConsultationLine,
    ConsultationList,
    ConsultationPage,
    CopyLine,
    FamilyPage,
    PlanCopy,
    ReplyLine,
)
from tests.casework.attack import AT, ATTACK, CASE, DAY, ITEM, NUMBER, OTHER, POLICE

CONSULTATION = ConsultationPage(
    question_id=ITEM,
    own=False,
    kind="school",
    at=AT,
    last_date=DAY,
    age_band="from_13",
    gender="girl",
    text=f"Borta mycket {ATTACK}",
    ended=False,
    over=False,
    disposed=True,
    advice=(ReplyLine("sspf", f"Fråga familjen {ATTACK}", AT), ReplyLine("report", "", AT)),
)
CONSULTATIONS = ConsultationList(
    lines=(
        ConsultationLine(ITEM, AT, DAY, True, "school", "to_12", "", True, False, False),
        ConsultationLine(OTHER, AT, DAY, False, "police", "from_16", "boy", False, True, False),
        ConsultationLine(POLICE, AT, DAY, False, "leisure", "from_18", "", False, False, True),
    ),
    page=2,
    has_next=True,
    disposed=False,
    asks=True,
)
COPY_LINE = CopyLine(f"Läxhjälp {ATTACK}", f"Granskolan {ATTACK}", "agency", DAY)
FAMILY_PAGE = FamilyPage(
    case_id=CASE,
    number=NUMBER,
    protected=False,
    shut=None,
    persons=("youth", "guardian_1"),
    copy=PlanCopy(
        goals=(ATTACK,),
        person="guardian_1",
        name=f"Elias {ATTACK}",
        lines=(COPY_LINE, CopyLine("Hemtider", "", "guardians", DAY)),
        done=(COPY_LINE,),
        agreed=(COPY_LINE, CopyLine("Patrull vid torget", "Polisen", "agency", None)),
        next_date=DAY,
        agency=f"Granskolan {ATTACK}",
        phone="070-174 06 05",
        told_by=f"Karin {ATTACK}",
        day=DAY,
    ),
)

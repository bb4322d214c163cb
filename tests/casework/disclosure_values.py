"""Page values of telling on a provision of law, made by hand, in which every text is an attack."""

from dataclasses import replace

from casework.pages import (
    DecisionLine,
    DisclosurePage,
    GroundLine,
    ItemChoice,
    Ledger,
    ReasonPage,
)
from tests.casework.attack import AT, ATTACK, CASE, DAY, ITEM, NUMBER, OTHER, POLICE

GROUND = GroundLine(
    "harm_test", 21, "OSL 26:1", "decision_maker", False, True, "release", mine=True, reason=""
)
DECISION = DecisionLine(
    decision_id=ITEM,
    ground="harm_test",
    law="OSL 26:1",
    told=True,
    receiver=f"Polisen {ATTACK}",
    at=AT,
    by=f"Eva {ATTACK}",
    items=2,
    status="waiting",
    until=DAY,
    what=f"Sagt {ATTACK}",
    to_whom=ATTACK,
    told_date=DAY,
    may_end=True,
    may_confirm=True,
    may_read_reason=True,
)
DISCLOSURE_PAGE = DisclosurePage(
    case_id=CASE,
    number=NUMBER,
    owns=True,
    in_scope=True,
    state="plan_running",
    agencies=((POLICE, f"Polisen {ATTACK}"),),
    asked_item=ITEM,
    receiver_id=POLICE,
    receiver=f"Polisen {ATTACK}",
    sender=f"Skolan {ATTACK}",
    help=ATTACK,
    warns=True,
    grounds=(
        GROUND,
        replace(GROUND, mine=False),
        replace(GROUND, kind="told"),
        replace(GROUND, kind="text", reason=ATTACK),
        replace(GROUND, ground="report_of_concern", kind="report"),
        replace(GROUND, kind="consultation"),
    ),
    ground=GROUND,
    choices=(
        ItemChoice(ITEM, "note", "leisure", "guardian_1", ATTACK, AT, reads=False),
        ItemChoice(OTHER, "identity", "identity", "youth", ATTACK, AT, reads=True),
    ),
    deciders=(f"Eva {ATTACK}",),
    over_at_age=21,
    decision=DECISION,
)
LEDGER = Ledger(CASE, NUMBER, True, True, False, (DECISION, replace(DECISION, told=False)))
REASON = ReasonPage(
    DECISION,
    NUMBER,
    f"Skolan {ATTACK}",
    "decider",
    True,
    False,
    None,
    False,
    ATTACK,
    ATTACK,
    ATTACK,
)

"""Page values of two cases about one youth, made by hand, in which every text is an attack."""

from dataclasses import replace

from casework.pages import EndingPage, JoiningLine, JoiningPage, TwinLine, TwinList
from tests.casework.attack import AT, ATTACK, CASE, ITEM, NUMBER, OTHER, POLICE

JOINING = JoiningLine(
    joining_id=ITEM,
    state="proposed",
    younger=True,
    proposer=f"Samordningen {ATTACK}",
    at=AT,
    other_id=OTHER,
    other_number="TB-2026-7SAG",
    answered=True,
    may_answer=True,
    may_end=True,
    waits=(f"Polisen {ATTACK}",),
)
JOINED = replace(JOINING, state="joined", may_answer=False, waits=())
JOININGS = (
    JOINING,
    replace(JOINING, other_id=None, other_number="", waits=()),
    JOINED,
    replace(JOINED, younger=False, other_id=None, other_number=""),
)
JOINING_PAGE = JoiningPage(
    case_id=CASE,
    number=NUMBER,
    owns=True,
    in_scope=True,
    state="plan_running",
    other_number="TB-2026-7SAG",
    asked=(f"Polisen {ATTACK}",),
    joining=JOINING,
)
ENDING = EndingPage(NUMBER, AT, f"Fel person {ATTACK}")
TWINS = TwinList(
    lines=(
        TwinLine(CASE, NUMBER, OTHER, "TB-2026-7SAG"),
        TwinLine(CASE, NUMBER, POLICE, "TB-2026-9XYZ", "joined", AT),
    )
)

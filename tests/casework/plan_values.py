"""Values of the pages of the plan: what was promised at meetings, open and seen to."""

from dataclasses import fields, replace

from casework.pages import ActionLine, FormPage, MinutesText, PlanFormPage
from tests.casework.attack import AT, ATTACK, CASE, DAY, ITEM, NUMBER, OTHER

# The forms that are opened with a page value of the plan.
OF_THE_PLAN = (
    "commitment_form",
    "assess_commitment_form",
    "start_plan_form",
    "follow_up_form",
    "close_form",
)
ACTION = ActionLine(
    ITEM, f"Läxhjälp {ATTACK}", "agency", DAY, "", True, "Granskolan", meeting_date=DAY
)
DECISION = MinutesText(ITEM, CASE, NUMBER, ATTACK, CASE, "decision", ATTACK, DAY, AT, 1)
OPEN = replace(
    DECISION,
    kind="commitment",
    text=f"Ringer {ATTACK}",
    own=True,
    owner=ATTACK,
    may_plan=True,
    may_assess=True,
)
SEEN_TO = replace(OPEN, line_id=OTHER, outcome="partly", may_plan=False, may_assess=False)
MINUTES = (DECISION, OPEN, SEEN_TO)


def plan_page_of(page: FormPage) -> PlanFormPage:
    """The same page as one of the plan, with a commitment of one's own and one of others."""
    others = replace(OPEN, own=False, may_plan=False, may_assess=False)
    return PlanFormPage(
        **{one.name: getattr(page, one.name) for one in fields(page)},
        goals=page.notes,
        commitment=OPEN,
        open_commitments=(OPEN, others),
    )

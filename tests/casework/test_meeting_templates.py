"""The pages of meetings, rendered with an attack in every text: what they show, and what never."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django import forms
from django.conf import settings

from casework.forms import meetings as typed
from casework.forms import minutes as written
from casework.forms.agenda import OrderForm
from casework.pages import CoverageCell
from casework.pages.meetings import (
    AgendaLine,
    Column,
    HeardLine,
    MeetingForm,
    MeetingLine,
    MeetingList,
    MeetingPage,
    MeetingStep,
    MinutesCase,
    MinutesPage,
    MinutesText,
    Pack,
    PackCase,
    ParticipantLine,
    SharedPage,
)
from tests.casework.attack import AT, ATTACK, CASE, DAY, ITEM, ME, NUMBER, OTHER
from tests.casework.page_values import CASE_PAGE, shown

FOLDER = Path(settings.BASE_DIR) / "templates" / "casework" / "meetings"
WHEN = {"kind": "group", "starts_at": AT, "ends_at": AT, "place": ATTACK}
PERSON = ParticipantLine(OTHER, "outsider", ATTACK, ATTACK, present=True, heard=True)
CELLS = tuple(
    CoverageCell(ATTACK, answer, ("schooling",), DAY, ATTACK)
    for answer in ("own", "family", "yes", "partly", "ends", "some", "no")
)
HEARD = HeardLine(OTHER, ATTACK, ATTACK, noted=False)
LINE = AgendaLine(CASE, NUMBER, True, AT, 15, True, False, False, CELLS, ())
MINUTES = MinutesText(
    ITEM,
    CASE,
    NUMBER,
    ATTACK,
    CASE,
    "decision",
    ATTACK,
    DAY,
    None,
    1,
    may_confirm=True,
    may_edit=True,
)
MEETING = MeetingPage(
    meeting_id=ME,
    **WHEN,
    state="planned",
    link="https://example.se/",
    convenes=True,
    may_change=True,
    participants=(PERSON, replace(PERSON, comer="brought", present=None, heard=False)),
    columns=(Column(ATTACK, (ATTACK,)),),
    agenda=(LINE,),
    lines=(MINUTES, replace(MINUTES, confirmed_at=AT)),
    steps=(
        MeetingStep("check_consent", ""),
        MeetingStep("cancel", "", following=2),
        MeetingStep("reinstate", "", following=2),
        MeetingStep("start", ATTACK),
    ),
    minutes_due_date=DAY,
    not_assigned=2,
)
SHARED = SharedPage(
    meeting_id=ME,
    case_id=CASE,
    number=NUMBER,
    state="running",
    opened=True,
    closed=True,
    leaving=(),
    present=(PERSON,),
    outsiders=(HEARD, replace(HEARD, noted=True)),
    persons=CASE_PAGE.persons,
    notes=CASE_PAGE.notes,
    goals=CASE_PAGE.goals,
    actions=CASE_PAGE.actions,
    lines=(MINUTES,),
)
PACK = Pack(
    meeting_id=ME,
    **WHEN,
    state="planned",
    agency=ATTACK,
    cases=(
        PackCase(
            CASE,
            NUMBER,
            True,
            CASE_PAGE.persons,
            CASE_PAGE.notes,
            CASE_PAGE.talks,
            CASE_PAGE.goals,
            CASE_PAGE.actions,
            (replace(MINUTES, confirmed_at=AT),),
            CASE_PAGE.standing.factors,
        ),
    ),
)
WHOLE = MinutesPage(
    meeting_id=ME,
    **WHEN,
    state="confirmed",
    agency=ATTACK,
    cases=(MinutesCase(CASE, NUMBER, True, (replace(MINUTES, confirmed_at=AT),), (ATTACK,)),),
    adopted_at=AT,
)
ROW = MeetingLine(meeting_id=ME, **WHEN, state="planned")
FORM_PAGE = MeetingForm(
    meeting_id=ME,
    **WHEN,
    state="planned",
    link="",
    number=NUMBER,
    case_id=CASE,
    following=2,
    members=((ATTACK, ((OTHER, ATTACK),)),),
    participants=(PERSON, replace(PERSON, comer="brought", present=None, heard=False)),
    cases=((CASE, NUMBER),),
    slots=((CASE, NUMBER, 15),),
    line=replace(MINUTES, objected=True, objection=ATTACK),
    family=("youth", "guardian_1"),
)
PAGES = {
    "list": MeetingList((ROW,), (ROW,), 1, True),
    "meeting": MEETING,
    "shared": SHARED,
    "pack": PACK,
    "minutes": WHOLE,
}
FORMS: dict[str, type[forms.Form]] = {
    "call_form": typed.CallForm,
    "edit_form": typed.EditMeetingForm,
    "participant_form": typed.InviteForm,
    "roll_form": typed.RollForm,
    "agenda_form": typed.AgendaForm,
    "order_form": OrderForm,
    "line_form": written.LineForm,
    "edit_line_form": written.EditLineForm,
    "confirm_form": written.ConfirmLineForm,
    "object_form": written.ObjectForm,
    "strike_form": written.StrikeForm,
}


NOTHING_TYPED = ("agenda_form", "call_form", "edit_form", "order_form")


def page_of(name: str) -> str:
    if name in PAGES:
        return shown(f"meetings/{name}", PAGES[name])
    form = FORMS[name]({"text": ATTACK, "name": ATTACK, "place": ATTACK})
    page = replace(FORM_PAGE, state="running") if name == "roll_form" else FORM_PAGE
    if isinstance(form, OrderForm):
        form.offer(FORM_PAGE)
    return shown(f"meetings/{name}", None if name == "call_form" else page, form=form)


def test_every_page_of_meetings_is_tried_here() -> None:
    names = {path.stem for path in FOLDER.glob("*.html")} - {"form_base", "by_case_base"}
    assert names == {*PAGES, *FORMS}


@pytest.mark.parametrize("name", [*PAGES, *FORMS])
def test_what_people_wrote_is_text_on_every_page(name: str) -> None:
    page = page_of(name)
    assert not re.search("<script(?! src=)", page)
    assert not re.search(r"""<[^>]*'">""", page)
    assert "&lt;script&gt;" in page or name in NOTHING_TYPED


@pytest.mark.parametrize("name", [*PAGES, *FORMS])
def test_one_heading_and_a_title_that_tells_of_nobody(name: str) -> None:
    page = page_of(name)
    title = re.search(r"<title>(.*?)</title>", page)
    assert page.count("<h1") == 1
    assert title is not None
    assert NUMBER not in title[1]
    assert "alert" not in title[1]


@pytest.mark.parametrize("state", ["running", "finished", "confirmed", "cancelled"])
def test_a_meeting_in_every_state_has_one_heading(state: str) -> None:
    heard = (HEARD, replace(HEARD, noted=True))
    for line in (LINE, replace(LINE, opened=True), replace(LINE, closed=True, heard=heard)):
        leaving = replace(line, leaving=(ATTACK,))
        for one in (line, leaving):
            page = replace(MEETING, state=state, may_change=False, agenda=(one,), steps=())
            assert shown("meetings/meeting", page).count("<h1") == 1


def test_while_it_runs_the_open_case_stands_first_and_the_rest_is_folded() -> None:
    lines = tuple(replace(LINE, number=f"TB-2026-{n}ABC") for n in range(6))
    for opened, closed, first in ((3, (0, 1), "3"), (None, (0, 1), "2"), (None, (), "0")):
        agenda = tuple(
            replace(line, opened=n == opened, closed=n in closed) for n, line in enumerate(lines)
        )
        page = shown("meetings/meeting", replace(MEETING, state="running", agenda=agenda))
        unfolded, folded = page.split('<details class="details"><summary>Övriga ärenden')
        assert re.findall(r'<tr id="case-TB-2026-(\d)', unfolded) == [first]
        assert len(re.findall(r'<tr id="case-', folded)) == 5
    before = shown("meetings/meeting", replace(MEETING, agenda=lines))
    assert "Övriga ärenden" not in before
    assert before.count('<tr id="case-') == 6


def test_a_participant_sees_no_check_and_no_step() -> None:
    page = shown("meetings/meeting", replace(MEETING, convenes=False))
    for word in ("Dagordning och samtycken", "Inbjudna", "Markera som kontrollerat"):
        assert word not in page


@pytest.mark.parametrize(
    ("comer", "said"),
    [
        ("outsider", "Namnet raderas och går inte att få tillbaka."),
        ("brought", "Namnet raderas och går inte att få tillbaka."),
        ("member", "Du kan bjuda in personen igen."),
        ("youth", "Familjen bjuds in med ärendet."),
    ],
)
def test_nobody_is_removed_by_one_press_and_what_is_lost_is_said_first(
    comer: str, said: str
) -> None:
    page = shown("meetings/meeting", replace(MEETING, participants=(replace(PERSON, comer=comer),)))
    (asked,) = folded(page, f"/participants/{OTHER}/")
    assert said in asked
    assert "Ta bort ur mötet" in asked
    assert '<span class="hide"> ' in asked.split("</summary>")[0]  # of whom it is, is heard


def test_a_case_that_takes_the_family_with_it_is_not_taken_off_by_one_press() -> None:
    off = f"/cases/{CASE}/off/"
    (asked,) = folded(shown("meetings/meeting", replace(MEETING, kind="network")), off)
    assert "Familjen och den som familjen har med sig tas också bort." in asked
    with pytest.raises(AssertionError):
        folded(shown("meetings/meeting", MEETING), off)


def folded(page: str, address: str) -> list[str]:
    """What can be unfolded and holds a form of that address; none of them stands open."""
    found = [one for one in re.findall(r"<details.*?</details>", page, re.DOTALL) if address in one]
    assert found
    assert page.count(address) == len(found)
    return found


def test_a_screen_on_which_somebody_must_leave_shows_no_name() -> None:
    page = shown("meetings/shared", replace(SHARED, leaving=("Sara Dahl",), persons=(), notes=()))
    assert "Inget visas längre." in page
    assert "Sara Dahl" in page


@pytest.mark.parametrize(("paper", "value"), [("pack", PACK), ("minutes", WHOLE)])
def test_paper_escapes_too(paper: str, value: Pack | MinutesPage) -> None:
    page = shown(f"paper/{paper}", value)
    assert "<script" not in page
    assert "&lt;script&gt;" in page

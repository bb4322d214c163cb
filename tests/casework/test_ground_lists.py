"""Which grounds one may decide on, who decides on the others, and why the rest cannot be used."""

import re
from uuid import UUID

import pytest
from django.test import Client

from access.members import Member
from access.roles import Role
from agencies.models import Membership, User
from consent.ground_numbers import GROUND_NUMBERS
from consent.ground_wording import GROUND_LABELS
from consent.grounds import Ground
from tests import town as towns
from tests.casework.disclosing import assign
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def main_of(by: Member, path: str) -> str:
    client = Client()
    user = User.objects.get(pk=by.user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    page = client.get(path).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def parts(town: Town, case: UUID, by: Member, receiver: str = "police") -> dict[str, str]:
    """The page of the grounds, by its headings."""
    main = main_of(by, f"/cases/{case}/disclosures/{town.agency(receiver)}/")
    _head, *rest = re.split(r"<h2>(.*?)</h2>", main)
    return dict(zip(rest[::2], rest[1::2], strict=True))


MINE = "Kan användas i den här riktningen, och du beslutar"
OTHERS = "Kan användas i den här riktningen, men någon annan beslutar"
SHUT = "Går inte att använda, och varför"


def test_a_teacher_is_told_who_decides_on_what_the_school_may_tell(town: Town) -> None:
    case = towns.note_concern(town)
    page = parts(town, case, town["teacher"])
    head = User.objects.get(pk=town["head_teacher"].user_id).name
    decider = User.objects.get(pk=town["decider"].user_id).name
    rektors = str(GROUND_LABELS[Ground.SCHOOL_PREVENTION])
    assert rektors not in page[MINE]
    told = page[OTHERS].partition(rektors)[2].partition("</li>")[0]
    assert "Be rektor i din skola" in told
    assert head in told
    assert decider not in told
    other = page[OTHERS].partition(str(GROUND_LABELS[Ground.OTHER_CRIME]))[2].partition("</li>")[0]
    assert "Be beslutsfattaren i din verksamhet" in other
    assert decider in other
    # What is only told in words has a decider too.
    contact = str(GROUND_LABELS[Ground.CONTACT_DETAILS])
    assert contact in page[OTHERS]
    assert contact not in page[MINE]
    # What the law gives to social services alone stands there with its reason.
    assert str(GROUND_LABELS[Ground.ACUTE_POLICE]) in page[SHUT]


def test_the_head_teacher_decides_on_the_head_teachers_ground(town: Town) -> None:
    case = towns.note_concern(town)
    assign(town, case, town["head_teacher"], contact="contact")
    page = parts(town, case, town["head_teacher"])
    assert str(GROUND_LABELS[Ground.SCHOOL_PREVENTION]) in page[MINE]
    assert str(GROUND_LABELS[Ground.OTHER_CRIME]) in page[OTHERS]


def test_where_nobody_decides_the_page_says_so(town: Town) -> None:
    case = towns.note_concern(town)
    Membership.objects.filter(role=Role.HEAD_TEACHER.value).delete()
    told = parts(town, case, town["teacher"])[OTHERS]
    told = told.partition(str(GROUND_LABELS[Ground.SCHOOL_PREVENTION]))[2].partition("</li>")[0]
    assert "Ingen har den rollen än" in told


def test_what_is_told_in_words_is_told_on_what_the_agency_may_use(town: Town) -> None:
    case = towns.note_concern(town)
    main = main_of(town["teacher"], f"/cases/{case}/told/")
    grounds = main.partition('id="id_ground"')[2]
    choices, _end, after = grounds.partition("</select>")
    mine = choices.partition('label="Du beslutar"')[2].partition("</optgroup>")[0]
    rektors = choices.partition('label="Beslutas av: Rektor"')[2].partition("</optgroup>")[0]
    assert f'value="{Ground.INQUIRY}"' in mine
    assert f'value="{Ground.SCHOOL_PREVENTION}"' in rektors
    # What the law gives to social services alone is no choice, and stands below with its reason.
    assert f'value="{Ground.ACUTE_POLICE}"' not in choices
    shut = after.partition("</ul>")[0]
    assert f"{GROUND_LABELS[Ground.ACUTE_POLICE]} " in shut
    assert "Lagrummet gäller inte för din verksamhet." in shut


def test_a_ground_that_the_address_names_is_shown_though_it_cannot_be_used(town: Town) -> None:
    case = towns.note_concern(town)
    number = GROUND_NUMBERS[Ground.ACUTE_POLICE]
    main = main_of(town["teacher"], f"/cases/{case}/told/?ground={number}")
    group = main.partition('label="Kan inte användas av din verksamhet"')[2]
    assert f'value="{Ground.ACUTE_POLICE}" selected' in group.partition("</optgroup>")[0]

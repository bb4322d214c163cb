"""Which grounds one may decide on, who decides on the others, and why the rest cannot be used."""

import re
from uuid import UUID

import pytest
from django.test import Client

from access.members import Member
from access.roles import Role
from agencies.models import Membership, User
from consent.ground_wording import GROUND_LABELS
from consent.grounds import Ground
from tests import town as towns
from tests.casework.disclosing import assign
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


def parts(town: Town, case: UUID, by: Member, receiver: str = "police") -> dict[str, str]:
    """The page of the grounds, by its headings."""
    client = Client()
    user = User.objects.get(pk=by.user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    page = client.get(f"/cases/{case}/disclosures/{town.agency(receiver)}/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
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

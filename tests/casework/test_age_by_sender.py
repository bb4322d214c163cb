"""What one agency has told by law ends by the birthday that this agency itself has (domain 2.2)."""

from uuid import UUID

import pytest

from access import clock
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from casework.management.demo import telling
from casework.models import Identity
from casework.models.identity import Protection
from casework.reading.cases import read_case
from casework.writing.persons import correct_identity
from consent.models import Decision, Release
from consent.terms import Topic
from tests import town as towns
from tests.casework.disclosing import SECRET, decide, join
from tests.town import Town
from vault import grants

GROWN_UP, OTHER_YOUTH = "19790124-9297", "20090628-2397"


@pytest.fixture
def told(db: None) -> tuple[Town, UUID, Member, Release]:
    """Social services have their own copy in the school's case, and tell the police by law."""
    town = towns.found()
    case, _consent = towns.consented(town)
    decider = join(town, "social", Role.DECIDER, "social_decider")
    telling.take_seat(case, town["coordinator"], town["social_contact"], decider)
    telling.note(case, decider, Topic.LEISURE, SECRET)
    decide(town, case, decider)
    return town, case, decider, Release.objects.get(decision__isnull=False)


def correct(case: UUID, by: Member, number: str) -> None:
    copy = Identity.objects.get(case_id=case, owner_id=by.agency_id, concerns="youth")
    correct_identity(
        case,
        copy.pk,
        by=by,
        version=copy.version,
        given_name="Elias",
        surname="Alm",
        personnummer=number,
        protection=Protection.NO,
    )


def read_by_police(town: Town, case: UUID) -> list[str]:
    return [note.text for note in read_case(case, by=town["officer"]).notes]


def test_the_senders_own_correction_ends_what_it_may_not_tell(
    told: tuple[Town, UUID, Member, Release],
) -> None:
    town, case, decider, release = told
    assert SECRET in read_by_police(town, case)
    correct(case, decider, GROWN_UP)
    release.refresh_from_db()
    assert release.ended_at is not None
    assert release.ends_at is not None
    assert release.ends_at <= clock.now()
    assert not grants.holds(town.agency("police"), release.item_id)
    assert SECRET not in read_by_police(town, case)
    with pytest.raises(Blocked) as blocked:
        decide(town, case, decider)
    assert blocked.value.code == "ground.age"


@pytest.mark.parametrize(("number", "year"), [(OTHER_YOUTH, 2030), ("", None)])
def test_the_end_follows_the_number_and_without_one_it_is_over(
    told: tuple[Town, UUID, Member, Release], number: str, year: int | None
) -> None:
    _town, case, decider, release = told
    correct(case, decider, number)
    decision = Decision.objects.get()
    release.refresh_from_db()
    assert release.ends_at == decision.ends_at
    assert release.ends_at is not None
    assert (release.ends_at.year if year else None) == year
    assert (release.ended_at is not None) == (year is None)


def test_the_noting_agencys_correction_leaves_what_another_knows_itself(
    told: tuple[Town, UUID, Member, Release],
) -> None:
    town, case, _decider, release = told
    before = release.ends_at
    correct(case, town["teacher"], OTHER_YOUTH)
    release.refresh_from_db()
    assert (release.ends_at, release.ended_at) == (before, None)

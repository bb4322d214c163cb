"""A decision by law is between who tells and who is told: no other agency's log tells of it."""

from datetime import timedelta
from uuid import UUID

import pytest

from access import clock
from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from audit.models import Body
from casework.management.demo import telling
from casework.writing.disclosures import confirm_disclosure, end_disclosure
from consent.grounds import Ground
from consent.models import Release
from consent.terms import Topic
from review import reading
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import SECRET, assign, decide, join, note_of, report_in_words
from tests.town import Town


def acts(reviewer: Member) -> list[str]:
    found = reading.list_entries(reading.Wanted(), by=reviewer).lines
    bodies = Body.objects.filter(index__in=[line.index for line in found])
    return list(
        bodies.exclude(act=Act.REVIEW_LOG.value).order_by("index").values_list("act", flat=True)
    )


@pytest.fixture
def schools(db: None) -> tuple[Town, UUID, Member]:
    """A case of the school in which social services work by consent."""
    town = towns.found()
    case, _consent = towns.consented(town)
    decider = join(town, "social", Role.DECIDER, "social_decider")
    telling.take_seat(case, town["coordinator"], town["social_contact"], decider)
    telling.note(case, decider, Topic.LEISURE, SECRET)
    return town, case, decider


def test_what_has_run_out_is_not_swept_into_anothers_decision(
    schools: tuple[Town, UUID, Member],
) -> None:
    town, case, decider = schools
    with clock.moved_to(clock.now() + timedelta(days=400)):
        decide(town, case, decider)
        assert Act.DECIDE_DISCLOSURE not in acts(town["school_reviewer"])
        assert Act.DECIDE_DISCLOSURE in acts(town["police_reviewer"])
        # The school's own next change ends what has run out of its own.
        running = Release.objects.filter(owner_id=town.agency("school"), ended_at__isnull=True)
        assert running.exists()
        head = town["head_teacher"]
        assign(town, case, head, contact="contact")
        ground = {"ground": Ground.SCHOOL_PREVENTION, "committed_crime": None}
        decide(town, case, head, items={note_of(case, head.agency_id)}, **ground)
        assert set(running.values_list("ground", flat=True)) == {Ground.SCHOOL_PREVENTION.value}


def test_a_decision_that_was_stopped_is_told_to_the_own_reviewer_alone(
    schools: tuple[Town, UUID, Member],
) -> None:
    town, case, decider = schools
    with pytest.raises(Blocked):
        decide(town, case, decider, committed_crime=True)
    for others in ("school_reviewer", "police_reviewer"):
        assert Act.DECIDE_DISCLOSURE not in acts(town[others]), others
    own = join(town, "social", Role.LOG_REVIEWER, "social_reviewer")
    assert Act.DECIDE_DISCLOSURE in acts(own)


def test_a_report_told_in_words_and_stopped_leaves_no_trace_elsewhere(
    schools: tuple[Town, UUID, Member],
) -> None:
    town, case, _decider = schools
    with pytest.raises(Blocked):
        report_in_words(town, case, reason="Kort.")
    assert Act.RECORD_TOLD not in acts(town["school_reviewer"])
    assert Act.RECORD_TOLD in acts(town["police_reviewer"])


def test_the_receiver_meets_a_decision_only_when_something_is_told(db: None) -> None:
    town, case, decider = disclosing.social_town()
    second = join(town, "social", Role.DECIDER, "second_decider")
    assign(town, case, second, contact="social_contact")
    waiting = {"ground": Ground.HARM_TEST, "harm": "Ingen skada alls.", "committed_crime": None}
    decision = decide(town, case, decider, **waiting)
    assert not Release.objects.exists()
    assert acts(town["police_reviewer"]) == []
    confirm_disclosure(case, decision, by=second)
    assert acts(town["police_reviewer"])[-1] == Act.CONFIRM_DISCLOSURE
    assert Act.DECIDE_DISCLOSURE not in acts(town["police_reviewer"])


def test_a_decision_that_never_opened_anything_ends_unseen(db: None) -> None:
    town, case, decider = disclosing.social_town()
    waiting = {"ground": Ground.HARM_TEST, "harm": "Ingen skada alls.", "committed_crime": None}
    end_disclosure(case, decide(town, case, decider, **waiting), by=decider)
    assert acts(town["police_reviewer"]) == []

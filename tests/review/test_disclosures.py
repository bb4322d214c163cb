"""The reviewer finds what one's own agency has told by law, and opens the reason by a click."""

from datetime import timedelta

import pytest
from django.http import Http404

from access import clock
from access.acts import Act
from access.roles import Role
from casework.models import Identity
from casework.models.identity import Protection
from casework.reading.ledger import read_reason
from casework.writing.disclosures import end_disclosure
from casework.writing.persons import correct_identity
from consent.models import Decision
from consent.relation import NotAssigned
from review import disclosures
from review.disclosures import list_disclosures
from tests import town as towns
from tests.casework import disclosing
from tests.casework.disclosing import REASON, WHY_NOT_ASKED, decide, identity_of, join
from tests.town import acts_of


@pytest.fixture
def told(db):
    town, case, decider = disclosing.social_town()
    return town, case, decider, join(town, "social", Role.LOG_REVIEWER, "social_reviewer")


def test_the_queue_says_who_told_whom_on_what_and_whether_consent_was_asked(told):
    town, case, decider, reviewer = told
    decide(town, case, decider)
    (line,) = list_disclosures(by=reviewer).lines
    assert (line.law, line.sender, line.receiver) == ("OSL 10:18 a", "Socialtjänsten", "Polisen")
    assert (line.items, line.role, line.who) == (1, "decider", "social_decider")
    assert (line.consent_asked, line.status) == (False, "running")
    assert line.number.startswith("GK-")
    assert acts_of(town)[-1] == (Act.REVIEW_DISCLOSURES, "shown")


def test_the_reviewer_of_another_agency_finds_and_opens_nothing(told):
    town, case, decider, _reviewer = told
    decision = decide(town, case, decider)
    for key in ("police_reviewer", "school_reviewer"):
        assert list_disclosures(by=town[key]).lines == ()
        with pytest.raises(Http404):
            read_reason(decision, by=town[key])
    assert acts_of(town)[-1] == (Act.READ_REASON, "refused")


def test_the_reason_is_opened_by_itself_and_the_log_says_so(told):
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    page = read_reason(decision, by=reviewer)
    assert (page.text, page.consent_not_asked, page.harm) == (REASON, WHY_NOT_ASKED, "")
    assert page.committed_crime is False
    assert acts_of(town)[-1] == (Act.READ_REASON, "shown")


def test_who_decided_reads_it_and_no_colleague(told):
    town, case, decider, _reviewer = told
    decision = decide(town, case, decider)
    assert read_reason(decision, by=decider).text == REASON
    with pytest.raises(NotAssigned):
        read_reason(decision, by=town["social"])
    with pytest.raises(NotAssigned):
        read_reason(decision, by=town["social_contact"])


def test_a_protected_case_is_reviewed_too(told):
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    identity = Identity.objects.get(pk=identity_of(case, decider.agency_id))
    correct_identity(
        case,
        identity.pk,
        by=town["social"],
        version=identity.version,
        given_name="Liam",
        surname="Ek",
        personnummer="20090628-2397",
        protection=Protection.YES,
    )
    assert read_reason(decision, by=reviewer).text == REASON


def test_pages_go_on_below_the_last_line_without_a_count(told, monkeypatch):
    town, case, decider, reviewer = told
    monkeypatch.setattr(disclosures, "LINES_A_PAGE", 2)
    for minute in range(3):
        with clock.moved_to(clock.now() + timedelta(minutes=minute)):
            decision = decide(town, case, decider, "police")
            end_disclosure(case, decision, by=decider)
    first = list_disclosures(by=reviewer)
    assert len(first.lines) == 2
    second = list_disclosures(by=reviewer, before=first.older)
    assert len(second.lines) == 1
    assert second.older is None
    shown = {line.decision_id for line in first.lines + second.lines}
    assert shown == set(Decision.objects.values_list("pk", flat=True))
    other = towns.found("Björkstad", "BS")
    assert list_disclosures(by=other["school_reviewer"], before=first.older).lines == ()

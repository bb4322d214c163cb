"""The reviewer says what has been reviewed: who and when is in the log, and can be taken back."""

from uuid import UUID, uuid4

import pytest
from django.http import Http404
from django.test import Client

from access.acts import Act
from access.blocked import Blocked
from access.members import Member
from access.roles import Role
from agencies.models import Membership, User
from casework.writing.disclosures import end_disclosure
from review.disclosures import list_disclosures
from review.writing import mark_reviewed, unmark_reviewed
from tests.casework import disclosing
from tests.casework.disclosing import decide, join
from tests.town import Town, acting, acts_of

Told = tuple[Town, UUID, Member, Member]


@pytest.fixture
def told(db: None) -> Told:
    town, case, decider = disclosing.social_town()
    return town, case, decider, join(town, "social", Role.LOG_REVIEWER, "social_reviewer")


def send(by: Member, path: str, **fields: str) -> str:
    """The page that comes after."""
    client = Client()
    user = User.objects.get(pk=by.user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    data = {"acting_for": str(by.membership_id), "sending": str(uuid4()), **fields}
    return client.post(path, data, follow=True).content.decode()


def test_a_mark_says_who_and_when_and_stands_in_the_log(told: Told) -> None:
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    (line,) = list_disclosures(by=reviewer).lines
    assert (line.reviewed_at, line.reviewed_by) == (None, "")
    mark_reviewed(decision, by=reviewer)
    assert acts_of(town)[-1] == (Act.MARK_REVIEWED, "changed")
    (line,) = list_disclosures(by=reviewer).lines
    assert line.reviewed_at is not None
    assert line.reviewed_by == "social_reviewer"


def test_a_mark_twice_is_one_and_undone_it_is_gone(told: Told) -> None:
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    for verb in (mark_reviewed, mark_reviewed, unmark_reviewed, unmark_reviewed):
        verb(decision, by=reviewer)
    assert [act for act, _outcome in acts_of(town)][-2:] == [
        Act.MARK_REVIEWED,
        Act.UNMARK_REVIEWED,
    ]
    (line,) = list_disclosures(by=reviewer).lines
    assert line.reviewed_at is None
    mark_reviewed(decision, by=reviewer)
    assert list_disclosures(by=reviewer).lines[0].reviewed_at is not None


def test_what_is_not_reviewed_is_found_by_itself(told: Told) -> None:
    town, case, decider, reviewer = told
    first = decide(town, case, decider)
    end_disclosure(case, first, by=decider)
    second = decide(town, case, decider)
    mark_reviewed(first, by=reviewer)
    page = list_disclosures(by=reviewer, unreviewed=True)
    assert [line.decision_id for line in page.lines] == [second]
    mark_reviewed(second, by=reviewer)
    assert list_disclosures(by=reviewer, unreviewed=True).lines == ()
    unmark_reviewed(first, by=reviewer)
    page = list_disclosures(by=reviewer, unreviewed=True)
    assert [line.decision_id for line in page.lines] == [first]


def test_the_reviewer_of_another_agency_marks_nothing(told: Told) -> None:
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    for verb in (mark_reviewed, unmark_reviewed):
        with pytest.raises(Http404):
            verb(decision, by=town["police_reviewer"])
    assert acts_of(town)[-1] == (Act.UNMARK_REVIEWED, "refused")
    assert list_disclosures(by=reviewer).lines[0].reviewed_at is None


def test_nobody_reviews_a_decision_of_their_own(told: Told) -> None:
    town, case, decider, _reviewer = told
    decision = decide(town, case, decider)
    both = Membership.objects.create(
        user_id=decider.user_id,
        agency_id=decider.agency_id,
        role=Role.LOG_REVIEWER.value,
        from_date=Membership.objects.get(pk=decider.membership_id).from_date,
    )
    with pytest.raises(Blocked):
        mark_reviewed(decision, by=acting(both))
    assert acts_of(town)[-1] == (Act.MARK_REVIEWED, "blocked")
    assert list_disclosures(by=acting(both)).lines[0].own


def test_from_the_list_to_the_mark_and_back_in_the_browser(told: Told) -> None:
    town, case, decider, reviewer = told
    decision = decide(town, case, decider)
    path = f"/review/disclosures/{decision}"
    page = send(reviewer, f"{path}/reviewed/", show="unreviewed")
    assert "Utlämnandet är markerat som granskat." in page
    assert "Alla utlämnanden är granskade" in page
    client = Client()
    client.force_login(
        User.objects.get(pk=reviewer.user_id), backend="agencies.backends.MemberBackend"
    )
    everything = client.get("/review/disclosures/").content.decode()
    assert "social_reviewer" in everything
    assert f'action="{path}/unreviewed/"' in everything
    reason = f"/decisions/{decision}/reason/"
    assert f'action="{path}/reviewed/"' not in client.get(reason).content.decode()
    assert "Markeringen är borttagen." in send(reviewer, f"{path}/unreviewed/")
    assert f'action="{path}/reviewed/"' in client.get(reason).content.decode()

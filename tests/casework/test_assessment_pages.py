"""The pages on which something is weighed about a giver: read through first, refused in words."""

from uuid import uuid4

import pytest
from django.test import Client

from access.clock import today
from access.members import Member
from agencies.models import User
from consent.models import ConsentAssessment
from tests import town as towns
from tests.casework.test_guardian_algebra import WHY, asked, shared
from tests.town import Town


@pytest.fixture
def town(db: None) -> Town:
    return towns.found()


class Browser:
    """Somebody of the town who sends forms."""

    def __init__(self, member: Member) -> None:
        self.member, self.client = member, Client()
        user = User.objects.get(pk=member.user_id)
        self.client.force_login(user, backend="agencies.backends.MemberBackend")

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        data = {"acting_for": str(self.member.membership_id), "sending": str(uuid4()), **fields}
        answer = self.client.post(path, data)
        return answer.status_code, answer.content.decode()


def test_a_hindered_guardian_in_the_browser_is_read_through_before_it_counts(town: Town) -> None:
    case, consent = asked(town, by="social")
    social = Browser(town["social"])
    path = f"/cases/{case}/consents/{consent}/"
    for giver, kind in (("youth", "view"), ("guardian_1", "yes")):
        form = {"giver": giver, "kind": kind, "channel": "paper", "interpreter": "on"}
        form["signed_date"] = today().isoformat()
        assert social.send(f"{path}answers/", checked="yes", **form)[0] == 302
    form = {"about": "guardian_2", "cannot_wait": "on", "not_invasive": "on", "reason": WHY}
    status, page = social.send(f"{path}assessments/1/", **form)
    assert (status, "Kontrollera innan du fortsätter" in page) == (200, True)
    assert "Samtycket börjar gälla genast." in page
    assert not shared(case)
    assert social.send(f"{path}assessments/1/", checked="yes", **form)[0] == 302
    record = social.client.get(path).content.decode()
    for told in ("hindrad: den andra beslutar ensam", "Undertecknad blankett, med tolk", "Giltigt"):
        assert told in record
    assert WHY not in record


def test_the_page_of_an_assessment_says_in_words_why_it_is_not_for_the_school(town: Town) -> None:
    case, consent = asked(town)
    teacher = Browser(town["teacher"])
    path = f"/cases/{case}/consents/{consent}/"
    page = teacher.client.get(f"{path}assessments/1/").content.decode()
    assert "Bara socialtjänsten kan bedöma detta" in page
    assert "<textarea" not in page
    status, page = teacher.send(
        f"{path}assessments/1/",
        checked="yes",
        about="guardian_2",
        cannot_wait="on",
        not_invasive="on",
        reason=WHY,
    )
    assert (status, "Bara socialtjänsten kan bedöma detta" in page) == (422, True)
    assert not ConsentAssessment.objects.exists()

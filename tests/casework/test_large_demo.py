"""A larger demonstration: an intact log, a year of cases, and no page that asks more.

Loaded once for this module, with 18 youths beside the sketches.
"""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from access.members import Member
from access.roles import Role
from agencies.models import Membership
from audit.models import Body
from audit.verify import verify_all
from casework.models import Case
from casework.reading.case_list import list_cases
from casework.reading.cases import read_case
from casework.workflow import State
from consent.models import CaseAssignment, Joining
from tests.casework.test_queries import (
    CASE_STATEMENTS,
    LIST_STATEMENTS,
    LIST_WITH_NAMES_STATEMENTS,
    LOG_STATEMENTS,
    statements,
)
from tests.own_database import once
from tests.town import acting

CASES = 30
# What a case asks beside the rest while a joining of two cases runs: who may be told of it.
JOINED_CASE_STATEMENTS = CASE_STATEMENTS + 6


def load() -> str:
    """What the loader wrote while it loaded."""
    said = StringIO()
    with override_settings(VARSAM_DEMO=True):
        call_command("load_demo", cases=str(CASES), stdout=said)
    return said.getvalue()


torsby = once(load)


def somebody(key: str) -> Member:
    """The acting member of a log-in of the demonstration."""
    memberships = Membership.objects.select_related("agency").order_by("role")
    found = memberships.filter(user__email=f"{key}@example.se")
    return acting(found.filter(role=Role.COORDINATOR.value).first() or found[0])


def test_there_are_as_many_cases_as_were_asked_for(torsby: str) -> None:
    assert Case.objects.count() == CASES
    assert f"100 %  {CASES} of {CASES} cases" in torsby


def test_its_log_is_intact_and_tells_of_every_case(torsby: str) -> None:
    findings = list(verify_all())
    assert [finding.reason for finding in findings if not finding.intact] == []
    assert sum(finding.size for finding in findings) == Body.objects.count()
    noted = Body.objects.filter(act="note_concern", outcome="changed")
    assert set(noted.values_list("case_id", flat=True)) == set(
        Case.objects.values_list("pk", flat=True)
    )


def test_no_step_of_a_story_is_blocked(torsby: str) -> None:
    assert not Body.objects.filter(outcome="blocked").exists()


def test_the_states_the_agencies_and_the_months_are_spread(torsby: str) -> None:
    states = Counter(Case.objects.values_list("state", flat=True))
    # A case is named in the commit in which it begins.
    assert set(states) == {state.value for state in State} - {"anonymous_draft"}
    noted_by = Counter(Case.objects.values_list("noting_agency__kind", flat=True))
    assert set(noted_by) == {"school", "social_services", "police", "leisure"}
    days = [opened.date() for opened in Case.objects.values_list("opened_at", flat=True)]
    assert len({(day.year, day.month) for day in days}) >= 10
    assert (max(days) - min(days)).days > 300


def test_the_log_tells_when_each_case_was_opened(torsby: str) -> None:
    opened = dict(Case.objects.values_list("pk", "opened_at"))
    for row in Body.objects.filter(act="note_concern", outcome="changed"):
        assert abs((row.at - opened[row.case_id]).total_seconds()) < 60


def test_the_school_has_the_longest_list_and_nobody_an_empty_one(torsby: str) -> None:
    assigned = Counter(CaseAssignment.objects.values_list("user__email", flat=True))
    assert assigned.most_common(1)[0][0] == "school@example.se"
    for key in ("school", "teacher", "social", "police", "leisure", "coordinator"):
        assert len(list_cases(by=somebody(key)).lines) == assigned[f"{key}@example.se"] > 0


@pytest.mark.parametrize("key", ["school", "teacher", "social", "leisure", "coordinator"])
def test_the_list_asks_the_database_what_it_always_asks(torsby: str, key: str) -> None:
    by = somebody(key)
    list_cases(by=by)
    listed = statements(lambda: list_cases(by=by))
    assert listed == (LIST_STATEMENTS, LOG_STATEMENTS)
    with_names = statements(lambda: list_cases(by=by, names=True))
    assert with_names == (LIST_WITH_NAMES_STATEMENTS, LOG_STATEMENTS)


@pytest.mark.parametrize("key", ["school", "social", "police", "coordinator"])
def test_the_case_page_asks_the_database_what_it_always_asks(torsby: str, key: str) -> None:
    by = somebody(key)
    joinings = Joining.objects.values_list("older_id", "younger_id")
    joined = {case for pair in joinings for case in pair}
    for line in list_cases(by=by).lines:
        page, log = statements(lambda line=line: read_case(line.case_id, by=by))
        expected = JOINED_CASE_STATEMENTS if line.case_id in joined else CASE_STATEMENTS
        # A kind of item of which no key is held is not asked for.
        assert expected - 6 <= page <= expected if line.in_scope else page <= expected
        assert log == LOG_STATEMENTS


@override_settings(VARSAM_DEMO=True)
def test_it_is_not_loaded_twice_nor_with_what_is_no_number(torsby: str) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_demo", cases=str(CASES))
    with pytest.raises(CommandError, match="between 12 and 100000"):
        call_command("load_demo", cases="0")
    assert Case.objects.count() == CASES

"""A release on a provision of law: its decision, its end and what the two agencies are now."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from access.roles import AgencyKind
from consent.grounds import Ground
from consent.provision import Way
from consent.rules import Granted, ItemFacts, Party, ReleaseFacts, decide
from consent.terms import Person, Topic
from tests.consent.families import ENDS, LATER, POLICE, SOCIAL
from tests.consent.test_provisions_told_again import GROUNDS, may_be_told, with_every_answer

PARTY = st.builds(Party, st.sampled_from(AgencyKind), st.booleans(), st.booleans())
WITH_AGE = {
    "report_of_concern", "youth_at_risk_of_crime", "acute_police", "care_of_child"
}  # fmt: skip


@given(
    ground=st.sampled_from([*Ground, "kindness"]),
    topic=st.sampled_from([Topic.SCHOOLING, Topic.HEALTH, Topic.IDENTITY, Topic.SAFETY]),
    parties=st.none() | st.tuples(PARTY, PARTY),
    decided=st.booleans(),
    ended=st.booleans(),
    ends=st.sampled_from([None, LATER, ENDS]),
    at=st.sampled_from([LATER - timedelta(microseconds=1), LATER, ENDS]),
    concerns=st.sampled_from(Person),
)
def test_a_reading_on_a_provision_is_what_the_law_allows_between_the_two_agencies_now(
    ground, topic, parties, decided, ended, ends, at, concerns
):
    release = ReleaseFacts(
        POLICE,
        ground,
        None,
        ended,
        decision_id=SOCIAL if decided else None,
        ends_at=ends,
        between=parties,
    )
    answer = decide(ItemFacts(SOCIAL, topic, concerns), POLICE, [release], {}, at)
    code = next((one.code for one in GROUNDS if one.ground == ground), None)
    # The answers were given when it was decided; the agencies, the topic and the end are asked now.
    fits = (
        code is not None
        and parties is not None
        and any(
            may_be_told(code, about) for about in with_every_answer(parties, Way.RELEASE, topic)
        )
    )
    in_time = at < ends if ends else ground not in WITH_AGE
    allowed = fits and decided and not ended and in_time
    assert isinstance(answer, Granted) == allowed
    if allowed:
        assert (answer.ground, answer.basis_id) == (ground, SOCIAL)

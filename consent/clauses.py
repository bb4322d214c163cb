"""The deciding clause of every answer the consent rules give, as codes; wording has the words."""

from enum import StrEnum


class Clause(StrEnum):
    """Why something is shown, withheld or refused. The codes stand in the log for ever."""

    # Shown.
    OWN = "own"
    LINE = "consent.line"
    IMPLIED = "consent.implied"

    # The consent as a whole does not count now.
    NOT_ASKED = "consent.not_asked"
    WITHDRAWN = "consent.withdrawn"
    REFUSED = "consent.refused"
    GUARDIANS_DISAGREE = "consent.guardians_disagree"
    NOT_REACHABLE = "consent.not_reachable"
    NOTHING_TICKED = "consent.nothing_ticked"
    EXPIRED = "consent.expired"
    REPLACED = "consent.replaced"
    NOBODY_CAN_ANSWER = "consent.nobody_can_answer"
    ANSWER_MISSING = "consent.answer_missing"
    VIEW_MISSING = "consent.view_missing"
    NOT_BEGUN = "consent.not_begun"

    # It counts, but not for this.
    WITHDRAWN_FOR_AGENCY = "consent.withdrawn_for_agency"
    WITHDRAWN_FOR_TOPIC = "consent.withdrawn_for_topic"
    EXCEPTED = "consent.excepted"
    NOT_NAMED = "consent.not_named"
    NO_LINE = "consent.no_line"
    ABOUT_GUARDIAN = "consent.about_guardian"
    ABOUT_ANOTHER = "consent.about_another"

    # The item, its release and the release's ground.
    NEVER_RELEASED = "item.never_released"
    OWN_ALREADY = "item.own_already"
    NO_RELEASE = "release.none"
    RELEASE_ENDED = "release.ended"
    NO_CONSENT = "release.no_consent"
    GROUND_NOT_USABLE = "ground.not_usable"
    GROUND_HOLDS = "ground.holds"
    GROUND_OVER = "ground.over"

    # A provision of law that does not apply.
    GROUND_TEXT_ALONE = "ground.text_alone"
    GROUND_SENDER = "ground.sender"
    GROUND_RECEIVER = "ground.receiver"
    GROUND_PRIVATE_SENDER = "ground.private_sender"
    GROUND_PRIVATE_RECEIVER = "ground.private_receiver"
    GROUND_LEISURE = "ground.leisure"
    GROUND_WAY = "ground.way"
    GROUND_TOPIC = "ground.topic"
    GROUND_AGE = "ground.age"
    GROUND_AGE_UNKNOWN = "ground.age_unknown"
    GROUND_COMMITTED = "ground.committed"
    GROUND_NOT_COMMITTED = "ground.not_committed"
    GROUND_INQUIRY = "ground.inquiry"
    GROUND_REQUEST = "ground.request"
    GROUND_ASSIGNED = "ground.assigned"
    GROUND_HEAD_TEACHER = "ground.head_teacher"
    GROUND_DECIDER = "ground.decider"

    # An answer that cannot be recorded.
    NOT_A_GIVER = "answer.not_a_giver"
    WITHDRAW_INSTEAD = "answer.withdraw_instead"
    VIEW_IS_NO_ANSWER = "answer.view_is_no_answer"

    # A period that cannot be asked for.
    PERIOD_REVERSED = "period.reversed"
    PERIOD_PAST = "period.past"
    PERIOD_TOO_LONG = "period.too_long"
    PERIOD_OF_AGE = "period.of_age"

    # Who has custody, and what has been weighed about a giver.
    CUSTODY_NAMED = "custody.named"
    CUSTODY_JOINT = "custody.joint"
    CUSTODY_SOLE = "custody.sole"
    ASSESS_OUTWEIGHED = "assessment.outweighed"
    ASSESS_YOUTH = "assessment.youth"
    ASSESS_HINDERED = "assessment.hindered"
    ASSESS_ANSWERED = "assessment.answered"
    ASSESS_ATTEMPTS = "assessment.attempts"
    ASSESS_SOCIAL_SERVICES = "assessment.social_services"
    ASSESS_DECIDER = "assessment.decider"
    ASSESS_ASKER = "assessment.asker"
    ATTEMPT_ANSWERED = "attempt.answered"
    ATTEMPT_EARLY = "attempt.early"
    ATTEMPT_LATER = "attempt.later"

"""May this kind of person ever do this? The whole table of role by act, on one screen."""

from access.acts import OPEN_ACTS, PERSONAL_ACTS, Act
from access.roles import AgencyKind, Role

READING = frozenset(
    {
        Act.READ_QUEUE,
        Act.LIST_NOTICES,
        Act.LIST_CASES,
        Act.LIST_CONSENTS,
        Act.SHOW_NAMES,
        Act.FIND_CASE,
        Act.READ_CASE,
        Act.READ_CONSENT,
        Act.READ_TALK,
        Act.SEE_PRESENT,
        Act.OPEN_FORM,
        Act.READ_VERSIONS,
        Act.ASK_WHY,
        Act.READ_OWN_ITEMS,
        Act.PRINT_OWN_ITEMS,
        Act.PRINT_CONSENT,
        Act.PRINT_PLAN,
        Act.OPEN_ATTACHMENT,
        Act.SEARCH_PERSON,
    }
)
REPORTING = frozenset({Act.LIST_REPORTS, Act.READ_REPORT, Act.REPORT_CONCERN, Act.RECORD_FEEDBACK})
# What either side of a question without identity does with it.
CONSULTING = frozenset({Act.LIST_CONSULTATIONS, Act.READ_CONSULTATION, Act.END_CONSULTATION})
WORKING = READING | {
    Act.RECORD_NOTE,
    Act.REVISE_NOTE,
    Act.FILE_ITEMS,
    Act.RELEASE_ITEM,
    Act.END_RELEASE,
    Act.RECORD_ANSWER,
    Act.WITHDRAW_CONSENT,
    Act.ASK_CONSENT,
    Act.BOOK_TALK,
    Act.MOVE_TALK,
    Act.CANCEL_TALK,
    Act.RECORD_TALK,
    Act.ADD_TO_TALK,
    Act.START_PLAN,
    Act.SET_GOAL,
    Act.ADD_ACTION,
    Act.PLAN_CONTACT,
    Act.RECORD_CONTACT,
    Act.ASSESS_ACTION,
    Act.OBSERVE_FACTORS,
    Act.CORRECT_OBSERVATION,
    Act.FOLLOW_UP,
    Act.CLOSE_CASE,
    Act.CORRECT_IDENTITY,
    Act.LIST_UNSENT,
    Act.KEEP_UNSENT,
    Act.DISCARD_UNSENT,
    Act.DECIDE_DISCLOSURE,
    Act.CONFIRM_DISCLOSURE,
    Act.END_DISCLOSURE,
    Act.RECORD_TOLD,
    Act.HIDE_FROM_GUARDIAN,
    Act.RECORD_ATTEMPT,
    Act.ASSESS_GIVER,
    Act.ATTACH_FORM,
    Act.PROPOSE_JOINING,
    Act.ANSWER_JOINING,
    Act.END_JOINING,
    Act.READ_REASON,
    Act.LIST_ADVICE,
    Act.RECORD_ADVICE,
    Act.STRIKE_ADVICE,
}
MEETING = frozenset(
    {
        Act.LIST_MEETINGS,
        Act.READ_MEETING,
        Act.READ_PACK,
        Act.PRINT_PACK,
        Act.EXPORT_CALENDAR,
        Act.READ_MINUTES,
        Act.PRINT_MINUTES,
        Act.CONFIRM_MINUTES,
        Act.OBJECT_TO_MINUTES,
    }
)
CONVENING = frozenset(
    {
        Act.CALL_MEETING,
        Act.EDIT_MEETING,
        Act.STEP_MEETING,
        Act.INVITE_PARTICIPANT,
        Act.REMOVE_PARTICIPANT,
        Act.MARK_PRESENT,
        Act.PUT_ON_AGENDA,
        Act.TAKE_OFF_AGENDA,
        Act.ORDER_AGENDA,
        Act.OPEN_AGENDA_ITEM,
        Act.CLOSE_AGENDA_ITEM,
        Act.SHOW_AT_MEETING,
        Act.WRITE_MINUTES,
        Act.STRIKE_MINUTES,
    }
)
NOTING = CONSULTING | frozenset(
    {
        Act.START_DRAFT,
        Act.NOTE_CONCERN,
        Act.NAME_GUARDIAN,
        Act.ANSWER_SAFETY_QUESTION,
        Act.BEGIN_AGAIN,
    }
)
ASSIGNING = frozenset({Act.ASSIGN_MEMBER, Act.END_ASSIGNMENT})
ADMINISTERING = frozenset(
    {
        Act.READ_ACCOUNT_QUEUE,
        Act.LIST_MEMBERS,
        Act.INVITE_MEMBER,
        Act.RENEW_LINK,
        Act.ADD_MEMBERSHIP,
        Act.SET_TERM,
        Act.END_MEMBERSHIP,
        Act.DEACTIVATE_USER,
        Act.REACTIVATE_USER,
        Act.LIST_AGENCIES,
        Act.ADD_AGENCY,
        Act.EDIT_AGENCY,
    }
)
REVIEWING = frozenset(
    {
        Act.READ_REVIEW_QUEUE,
        Act.REVIEW_LOG,
        Act.REVIEW_DISCLOSURES,
        Act.READ_REASON,
        Act.MARK_REVIEWED,
        Act.UNMARK_REVIEWED,
    }
)

ROLE_MAY: dict[Role, frozenset[Act]] = {
    Role.COORDINATOR: (
        WORKING
        | MEETING
        | CONVENING
        | ASSIGNING
        | CONSULTING
        | {Act.INVITE_AGENCY, Act.GIVE_ADVICE}
    ),
    Role.CONTACT_PERSON: WORKING | MEETING | NOTING | ASSIGNING | REPORTING,
    Role.CASE_WORKER: WORKING | MEETING | NOTING | REPORTING,
    Role.HEAD_TEACHER: WORKING | MEETING | NOTING | ASSIGNING | REPORTING,
    Role.DECIDER: WORKING | MEETING | REPORTING,
    Role.LOG_REVIEWER: REVIEWING,
    Role.ADMINISTRATOR: ADMINISTERING,
    Role.SYSTEM: frozenset(
        {
            Act.FOUND_COLLABORATION,
            Act.MAKE_KEY,
            Act.FORGET_CONSULTATIONS,
            Act.SEND_MAIL,
            Act.REMIND,
            Act.CLEAN_UP,
            Act.DISPOSE_DRAFT,
        }
    ),
}

# Whose members may search their own cases by name; others, and kinds unknown, by number alone.
SEARCHES_BY_NAME = frozenset(
    {
        AgencyKind.SOCIAL_SERVICES,
        AgencyKind.SCHOOL,
        AgencyKind.COORDINATION,
        AgencyKind.HEALTH_CARE,
    }
)


def may_search_by_name(kind: AgencyKind | None) -> bool:
    """Whether members of this kind of agency may search by name: police and leisure may not."""
    return kind in SEARCHES_BY_NAME


def may_ever(role: Role | None, act: Act) -> bool:
    """Whether a member in this role may ever do this; an unknown role or act may not.

    Acts that are open to everyone or to every logged-in user need no role at all.
    """
    if act in OPEN_ACTS or act in PERSONAL_ACTS:
        return True
    return role is not None and act in ROLE_MAY.get(role, frozenset())

"""Everything a person can do in the system, named once.

An act is what a role may or may not do, what a view declares and the verb of the log.
The values are stored in the log for ever: add, never rename.
"""

from enum import StrEnum


class Act(StrEnum):
    """One thing that can be done; its value is the verb in the log."""

    # Open to everyone, also without a session.
    LOG_IN = "log_in"
    SET_PASSWORD = "set_password"  # noqa: S105  (the name of an act, not a password)
    CHOOSE_LANGUAGE = "choose_language"
    SEE_SESSION = "see_session"
    READ_INFORMATION = "read_information"

    # Open to every logged-in user, also without a membership.
    START = "start"
    LOG_OUT = "log_out"
    EXTEND_SESSION = "extend_session"
    SET_SHORTCUTS = "set_shortcuts"
    CHOOSE_MAIL = "choose_mail"
    CHOOSE_MEMBERSHIP = "choose_membership"
    CHANGE_PASSWORD = "change_password"  # noqa: S105

    # The first page of each role: what waits for whoever acts.
    READ_QUEUE = "read_queue"
    READ_REVIEW_QUEUE = "read_review_queue"
    READ_ACCOUNT_QUEUE = "read_account_queue"
    LIST_NOTICES = "list_notices"

    # Readings of casework.
    LIST_CASES = "list_cases"
    LIST_CONSENTS = "list_consents"
    SHOW_NAMES = "show_names"
    FIND_CASE = "find_case"
    READ_CASE = "read_case"
    READ_CONSENT = "read_consent"
    SEE_PRESENT = "see_present"
    OPEN_FORM = "open_form"
    READ_VERSIONS = "read_versions"
    ASK_WHY = "ask_why"
    READ_OWN_ITEMS = "read_own_items"
    PRINT_OWN_ITEMS = "print_own_items"
    PRINT_CONSENT = "print_consent"
    PRINT_PLAN = "print_plan"
    OPEN_ATTACHMENT = "open_attachment"
    SEARCH_PERSON = "search_person"

    # Changes of casework.
    START_DRAFT = "start_draft"
    NOTE_CONCERN = "note_concern"
    NAME_GUARDIAN = "name_guardian"
    CORRECT_IDENTITY = "correct_identity"
    ANSWER_SAFETY_QUESTION = "answer_safety_question"
    ASK_CONSENT = "ask_consent"
    RECORD_ANSWER = "record_answer"
    WITHDRAW_CONSENT = "withdraw_consent"
    RECORD_NOTE = "record_note"
    REVISE_NOTE = "revise_note"
    FILE_ITEMS = "file_items"
    RELEASE_ITEM = "release_item"
    END_RELEASE = "end_release"
    ASSIGN_MEMBER = "assign_member"
    END_ASSIGNMENT = "end_assignment"
    INVITE_AGENCY = "invite_agency"
    BOOK_TALK = "book_talk"
    MOVE_TALK = "move_talk"
    CANCEL_TALK = "cancel_talk"
    RECORD_TALK = "record_talk"
    READ_TALK = "read_talk"
    ADD_TO_TALK = "add_to_talk"
    START_PLAN = "start_plan"
    SET_GOAL = "set_goal"
    ADD_ACTION = "add_action"
    PLAN_CONTACT = "plan_contact"
    RECORD_CONTACT = "record_contact"
    ASSESS_ACTION = "assess_action"
    OBSERVE_FACTORS = "observe_factors"
    CORRECT_OBSERVATION = "correct_observation"
    FOLLOW_UP = "follow_up"
    CLOSE_CASE = "close_case"
    BEGIN_AGAIN = "begin_again"

    # Telling another agency something on a provision of law, and what is kept from guardians.
    DECIDE_DISCLOSURE = "decide_disclosure"
    CONFIRM_DISCLOSURE = "confirm_disclosure"
    END_DISCLOSURE = "end_disclosure"
    RECORD_TOLD = "record_told"
    HIDE_FROM_GUARDIAN = "hide_from_guardian"

    # What is weighed about those who are asked.
    RECORD_ATTEMPT = "record_attempt"
    ASSESS_GIVER = "assess_giver"
    ATTACH_FORM = "attach_form"

    # Reports of concern: the reporting agency's alone.
    LIST_REPORTS = "list_reports"
    READ_REPORT = "read_report"
    REPORT_CONCERN = "report_concern"
    RECORD_FEEDBACK = "record_feedback"

    # Advice by telephone: a line without persons.
    LIST_ADVICE = "list_advice"
    RECORD_ADVICE = "record_advice"
    STRIKE_ADVICE = "strike_advice"
    # Questions without identity, to the coordination; START_DRAFT asks one.
    LIST_CONSULTATIONS = "list_consultations"
    READ_CONSULTATION = "read_consultation"
    GIVE_ADVICE = "give_advice"
    END_CONSULTATION = "end_consultation"
    FORGET_CONSULTATIONS = "forget_consultations"

    # Two cases, one youth.
    PROPOSE_JOINING = "propose_joining"
    ANSWER_JOINING = "answer_joining"
    END_JOINING = "end_joining"

    # Meetings: called and held by the coordination; others read what is theirs and confirm.
    LIST_MEETINGS = "list_meetings"
    READ_MEETING = "read_meeting"
    READ_PACK = "read_pack"
    PRINT_PACK = "print_pack"
    EXPORT_CALENDAR = "export_calendar"
    CALL_MEETING = "call_meeting"
    EDIT_MEETING = "edit_meeting"
    STEP_MEETING = "step_meeting"
    INVITE_PARTICIPANT = "invite_participant"
    REMOVE_PARTICIPANT = "remove_participant"
    MARK_PRESENT = "mark_present"
    PUT_ON_AGENDA = "put_on_agenda"
    TAKE_OFF_AGENDA = "take_off_agenda"
    ORDER_AGENDA = "order_agenda"
    OPEN_AGENDA_ITEM = "open_agenda_item"
    CLOSE_AGENDA_ITEM = "close_agenda_item"
    SHOW_AT_MEETING = "show_at_meeting"
    WRITE_MINUTES = "write_minutes"
    CONFIRM_MINUTES = "confirm_minutes"
    OBJECT_TO_MINUTES = "object_to_minutes"
    STRIKE_MINUTES = "strike_minutes"
    READ_MINUTES = "read_minutes"
    PRINT_MINUTES = "print_minutes"

    # Forms that were begun and not sent.
    LIST_UNSENT = "list_unsent"
    KEEP_UNSENT = "keep_unsent"
    DISCARD_UNSENT = "discard_unsent"

    # The reviewer's desk.
    REVIEW_LOG = "review_log"
    REVIEW_DISCLOSURES = "review_disclosures"
    READ_REASON = "read_reason"
    MARK_REVIEWED = "mark_reviewed"
    UNMARK_REVIEWED = "unmark_reviewed"

    # The administrator's pages.
    LIST_MEMBERS = "list_members"
    INVITE_MEMBER = "invite_member"
    RENEW_LINK = "renew_link"
    ADD_MEMBERSHIP = "add_membership"
    SET_TERM = "set_term"
    END_MEMBERSHIP = "end_membership"
    DEACTIVATE_USER = "deactivate_user"
    REACTIVATE_USER = "reactivate_user"
    LIST_AGENCIES = "list_agencies"
    ADD_AGENCY = "add_agency"
    EDIT_AGENCY = "edit_agency"

    # The system itself.
    FOUND_COLLABORATION = "found_collaboration"
    MAKE_KEY = "make_key"
    SEND_MAIL = "send_mail"
    REMIND = "remind"
    CLEAN_UP = "clean_up"
    DISPOSE_DRAFT = "dispose_draft"


OPEN_ACTS = frozenset(
    {
        Act.LOG_IN,
        Act.SET_PASSWORD,
        Act.CHOOSE_LANGUAGE,
        Act.READ_INFORMATION,
        Act.SEE_SESSION,
    }
)
PERSONAL_ACTS = frozenset(
    {
        Act.START,
        Act.LOG_OUT,
        Act.CHOOSE_MEMBERSHIP,
        Act.CHANGE_PASSWORD,
        Act.EXTEND_SESSION,
        Act.SET_SHORTCUTS,
        Act.CHOOSE_MAIL,
    }
)

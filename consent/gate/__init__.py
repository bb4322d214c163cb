"""The door: every reading and every change of a case passes here, and nowhere else."""

from consent.gate.advising import advising, disclose_advice, disclose_advice_line
from consent.gate.changing import (
    NothingChanged,
    beginning,
    changing,
    end_assignments_of,
    invited_agencies,
    seats_given,
)
from consent.gate.children import Child, Kind
from consent.gate.cleaning import Cleaned, cleaning, forget_sendings
from consent.gate.consulted import disclose_question, disclose_questions
from consent.gate.consulting import Consulting, asking, consulting, forget_question
from consent.gate.copying import disclose_copy
from consent.gate.disclosing import admitted, disclose, disclose_cases, disclose_unsent
from consent.gate.forgetting import forget_unsent
from consent.gate.indexing import rebuild_index
from consent.gate.meetings import (
    Agenda,
    MeetingDisclosure,
    convening,
    disclose_meetings,
    meeting_within,
    refuse_meeting,
)
from consent.gate.reasons import disclose_ending, disclose_reason
from consent.gate.refusing import record_search
from consent.gate.reminding import standing_of
from consent.gate.reported import (
    OwnDisclosure,
    disclose_for_report,
    disclose_report,
    disclose_reports,
)
from consent.gate.reporting import Reporting, amending_report, reporting
from consent.gate.searching import Found, Sought, search_agency, search_own
from consent.gate.shown import DisclosedInsideChange, Disclosure, Shown
from consent.gate.timely import out_of_step
from consent.gate.together import Room, disclose_together
from consent.gate.twins import Twins, disclose_twins
from consent.gate.unsent import discard_unsent, keeping_unsent

__all__ = [
    "Agenda",
    "Child",
    "Cleaned",
    "Consulting",
    "DisclosedInsideChange",
    "Disclosure",
    "Found",
    "Kind",
    "MeetingDisclosure",
    "NothingChanged",
    "OwnDisclosure",
    "Reporting",
    "Room",
    "Shown",
    "Sought",
    "Twins",
    "admitted",
    "advising",
    "amending_report",
    "asking",
    "beginning",
    "changing",
    "cleaning",
    "consulting",
    "convening",
    "discard_unsent",
    "disclose",
    "disclose_advice",
    "disclose_advice_line",
    "disclose_cases",
    "disclose_copy",
    "disclose_ending",
    "disclose_for_report",
    "disclose_meetings",
    "disclose_question",
    "disclose_questions",
    "disclose_reason",
    "disclose_report",
    "disclose_reports",
    "disclose_together",
    "disclose_twins",
    "disclose_unsent",
    "end_assignments_of",
    "forget_question",
    "forget_sendings",
    "forget_unsent",
    "invited_agencies",
    "keeping_unsent",
    "meeting_within",
    "out_of_step",
    "rebuild_index",
    "record_search",
    "refuse_meeting",
    "reporting",
    "search_agency",
    "search_own",
    "seats_given",
    "standing_of",
]

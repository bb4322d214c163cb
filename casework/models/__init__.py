"""The rows of casework, one file a model."""

from casework.models.action import Action
from casework.models.advice import Advice
from casework.models.attachment import Attachment
from casework.models.case import Case
from casework.models.closing import Closing
from casework.models.consultation import Consultation, Reply
from casework.models.contact import FollowUpContact
from casework.models.identity import Identity
from casework.models.meeting import AgendaItem, Heard, Meeting, Participant
from casework.models.minutes import MinutesLine
from casework.models.note import Note, NoteVersion
from casework.models.notice import Notice
from casework.models.observation import Observation
from casework.models.presence import Presence
from casework.models.reason import Reason
from casework.models.report import AppendedNote, ConcernReport
from casework.models.safety import SafetyAnswer
from casework.models.talk import Talk, TalkAddition, TalkBooking
from casework.models.tally import Tally
from casework.models.told import Told
from casework.models.unsent import UnsentForm

__all__ = [
    "Action",
    "Advice",
    "AgendaItem",
    "AppendedNote",
    "Attachment",
    "Case",
    "Closing",
    "ConcernReport",
    "Consultation",
    "FollowUpContact",
    "Heard",
    "Identity",
    "Meeting",
    "MinutesLine",
    "Note",
    "NoteVersion",
    "Notice",
    "Observation",
    "Participant",
    "Presence",
    "Reason",
    "Reply",
    "SafetyAnswer",
    "Talk",
    "TalkAddition",
    "TalkBooking",
    "Tally",
    "Told",
    "UnsentForm",
]

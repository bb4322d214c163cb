"""What the pages of talks are made of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casework.pages.cases import BookingLine
from casework.pages.forms import FormPage
from casework.pages.items import ReleaseLine, TalkLine


@dataclass(frozen=True, slots=True)
class AdditionLine:
    """What was added to a talk; `author` is known within the own agency alone."""

    text: str
    at: datetime
    author: str
    released_to: tuple[ReleaseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkFormPage(FormPage):
    """The form of a talk; `asks_inquiry` where a child may be talked to only inside an inquiry."""

    asks_inquiry: bool = False
    booked: bool = False  # the booking that the form was opened from still waits for its talk


@dataclass(frozen=True, slots=True)
class BookingFormPage(FormPage):
    """The form of a booking; `barred` where no guardian may be told now, as far as one knows.

    `may_come` are codes of those of the family who can be invited.
    """

    asks_inquiry: bool = False
    barred: bool = False
    may_come: tuple[str, ...] = ()
    booking: BookingLine | None = None


@dataclass(frozen=True, slots=True)
class TalkPage:
    """One talk as a member may read it: of another agency's what goes with its release.

    `texts` are name and text of the long answers, in the order of the form; `present` are codes of
    persons; `attended` are names of other agencies, known to the holder's agency alone.
    """

    case_id: UUID
    number: str
    in_scope: bool
    protected: bool
    closed: bool
    talk: TalkLine
    texts: tuple[tuple[str, str], ...]
    present: tuple[str, ...]
    attended: tuple[str, ...]
    consent_asked: bool | None
    next_date: date | None
    additions: tuple[AdditionLine, ...]

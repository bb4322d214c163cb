"""The frozen values of what is put on paper: the consent form, filled or blank, and the
information to the family; nothing in them comes from another agency."""

from dataclasses import dataclass
from uuid import UUID

from casework.pages.cases import StepLine
from consent.texts import ConsentText, Part

Box = tuple[str, bool]  # the words beside a box, and whether it is ticked


@dataclass(frozen=True, slots=True)
class PaperRow:
    """An agency with a box for each topic."""

    agency: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A question that staff fill in: what is known already, or boxes, or an empty line."""

    label: str
    value: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The consent form in one language; a blank one holds nothing about anybody."""

    text: ConsentText
    why: str
    purposes: tuple[Box, ...]
    topics: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    exceptions: tuple[str, ...]
    about_self: tuple[Box, ...]
    long: str
    signers: tuple[Box, ...]
    staff: tuple[StaffLine, ...]


@dataclass(frozen=True, slots=True)
class PaperInformation:
    """The information to the guardians and to the youth in one language."""

    text: ConsentText
    parts: tuple[Part, ...]
    youth: Part


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper of a case, or the reason why it may not be printed now."""

    case_id: UUID
    number: str
    kind: str  # form, blank or information
    protected: bool
    shut: StepLine | None
    consent_id: UUID | None = None
    language: str = ""
    missing: str = ""
    form: PaperForm | None = None
    information: PaperInformation | None = None
    printed: bool = False

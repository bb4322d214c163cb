"""The frozen values that pages are made of: what is disclosed, and nothing more."""

from casework.pages.cases import (
    ActionLine,
    AnswerLine,
    CaseLine,
    CaseList,
    CasePage,
    ColleagueLine,
    ConsentPage,
    Event,
    MatrixRow,
    NoteLine,
    PersonLine,
    ReleaseLine,
    StepLine,
    TalkLine,
    WaitingLine,
    Withheld,
)
from casework.pages.coverage import Coverage, CoverageCell, CoverageRow
from casework.pages.forms import FormPage, Receiver, UnsentLine, UnsentText

__all__ = [
    "ActionLine",
    "AnswerLine",
    "CaseLine",
    "CaseList",
    "CasePage",
    "ColleagueLine",
    "ConsentPage",
    "Coverage",
    "CoverageCell",
    "CoverageRow",
    "Event",
    "FormPage",
    "MatrixRow",
    "NoteLine",
    "PersonLine",
    "Receiver",
    "ReleaseLine",
    "StepLine",
    "TalkLine",
    "UnsentLine",
    "UnsentText",
    "WaitingLine",
    "Withheld",
]

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
from casework.pages.forms import FormPage, Receiver, UnsentLine, UnsentText
from casework.pages.why import WhyGround, WhyPage

__all__ = [
    "ActionLine",
    "AnswerLine",
    "CaseLine",
    "CaseList",
    "CasePage",
    "ColleagueLine",
    "ConsentPage",
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
    "WhyGround",
    "WhyPage",
    "Withheld",
]

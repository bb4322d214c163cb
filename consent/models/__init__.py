"""The rows of consent: questions and answers, releases and decisions, seats."""

from consent.models.consents import (
    Consent,
    ConsentAnswer,
    ConsentAssessment,
    ConsentException,
    ConsentGiver,
    ConsentLine,
    ContactAttempt,
)
from consent.models.joinings import Joining, JoiningAnswer, JoiningAsked
from consent.models.releases import Decision, Hiding, Release
from consent.models.seats import CaseAssignment, Invitation, Sending

__all__ = [
    "CaseAssignment",
    "Consent",
    "ConsentAnswer",
    "ConsentAssessment",
    "ConsentException",
    "ConsentGiver",
    "ConsentLine",
    "ContactAttempt",
    "Decision",
    "Hiding",
    "Invitation",
    "Joining",
    "JoiningAnswer",
    "JoiningAsked",
    "Release",
    "Sending",
]

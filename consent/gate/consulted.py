"""Readings of questions without identity: by whoever asked, and by the coordination (ADR 12)."""

from collections.abc import Sequence
from uuid import UUID

from access.acts import Act
from access.members import Member
from consent.consulted import load_consulted, questions_met
from consent.gate.disclosing import read_world
from consent.gate.refusing import record_own_refusal
from consent.gate.reporting import refuse_role
from consent.gate.shown import DisclosedInsideChange, Shown
from consent.guarded import change_is_open
from consent.loading import Fields
from consent.relation import OutOfScope


def disclose_question(
    question_id: UUID, *, by: Member, fields: Fields, step: Act | None = None
) -> tuple[Shown, ...]:
    """Open one question with its advice; one entry. 404 for whoever may not.

    `step` is the act that a form is opened for.
    """
    act = step or Act.READ_CONSULTATION
    _admit(by, act)
    world = load_consulted(list(questions_met(by).filter(pk=question_id)), by=by, fields=fields)
    if not world.rows or question_id not in world.keys:
        record_own_refusal(question_id, None, by=by, act=act, code="scope.unknown")
        raise OutOfScope("scope.unknown")
    facts = {"step": step.value} if step else {}
    return read_world(world, {}, by=by, act=Act.OPEN_FORM if step else act, facts=facts).shown


def disclose_questions(
    *, by: Member, fields: Fields, first: int, most: int
) -> tuple[Sequence[Shown], bool]:
    """Open a page of the questions one meets, newest first, and say if there are more; one entry
    for all."""
    act = Act.LIST_CONSULTATIONS
    _admit(by, act)
    found = list(questions_met(by)[first : first + most + 1])
    world = load_consulted(found[:most], by=by, fields=fields)
    return read_world(world, {}, by=by, act=act, facts={}).shown, len(found) > most


def _admit(by: Member, act: Act) -> None:
    if change_is_open():
        raise DisclosedInsideChange("Read first, then change.")
    refuse_role(by, act)

"""What the pages of meetings need besides words."""

from typing import Any
from uuid import UUID, uuid4

from django.template import Library

from casework.forms.meetings import RollForm
from casework.pages.meetings import ParticipantLine

register = Library()


@register.filter
def marked(form: RollForm, person: ParticipantLine) -> str:
    """What is marked for somebody in the form of who is in the room: yes, no, or nothing yet."""
    if form.is_bound:
        return str(form.data.get(f"roll-{person.participant_id}", ""))
    if form.initial.get("all") == "here":
        return "yes"
    return was(person)


@register.filter
def says_yes(form: RollForm, person: ParticipantLine) -> bool:
    """Whether the family's yes to somebody is ticked in a form that is shown again."""
    return form.is_bound and str(person.participant_id) in (form["heard"].data or ())


@register.filter
def was(person: ParticipantLine) -> str:
    """What stands for somebody as the page is shown."""
    return "" if person.present is None else "yes" if person.present else "no"


@register.filter
def new_id(_page: Any) -> UUID:
    """A one-time id for a form of one button, so that sending it twice is harmless."""
    return uuid4()

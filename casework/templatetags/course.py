"""Where a case stands among its states, and which of them it went past."""

from django.template import Library

from casework import wording, workflow
from casework.models.talk import TalkKind
from casework.pages import CasePage, TalkLine
from casework.templatetags.words import words
from casework.workflow import State

register = Library()
WITHOUT_TALK = "start_plan_without_talk"
STARTED = ("start_plan", WITHOUT_TALK)


@register.filter
def states(page: CasePage) -> list[tuple[str, str]]:
    """The state bar: each state with done, current, todo, passed (not taken) or unsure (taken or
    not, the page cannot tell)."""
    order = [state.value for state in workflow.STATE_ORDER]
    here = order.index(page.state) if page.state in order else -1
    return [_shown(page, State(code), at, here) for at, code in enumerate(order)]


def _shown(page: CasePage, state: State, at: int, here: int) -> tuple[str, str]:
    if at >= here:
        return words(state.value, "state"), "current" if at == here else "todo"
    status = _went_through(page, state)
    return str(wording.PASSED_LABELS[state]) if status == "passed" else words(
        state.value, "state"
    ), status


def _went_through(page: CasePage, state: State) -> str:
    """What the page knows of a state that lies behind: consents, the plan's course, the talks."""
    course = {event.kind for event in page.events}
    started = any(step in course for step in STARTED)
    if state is State.CONSENT_REQUESTED:
        return "done" if page.consents else "passed"
    if state is State.TALK_HELD:
        if WITHOUT_TALK in course:
            return "passed"
        # A plan that began after a talk had one; else it may be a talk that one does not read.
        return "done" if started or any(_moved(talk) for talk in page.talks) else "unsure"
    if state is State.PLAN_RUNNING:
        ran = started or page.actions or page.state != State.CLOSED
        return "done" if ran else "passed"
    if state is State.FOLLOWED_UP:
        return "done" if "follow_up" in course else "passed"
    return "done"


def _moved(talk: TalkLine) -> bool:
    return talk.kind in [kind.value for kind in TalkKind if kind.moves_case]

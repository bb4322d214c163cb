"""Whether an act can be done in a case at all now: asked under lock by the change, and before that
by the page of its form, so that no page offers what would be refused."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from access.acts import Act

# Done from an agency's seat or from earlier scope, when nothing is shared with it any more.
OPEN_TO_EARLIER = frozenset(
    {Act.END_RELEASE, Act.WITHDRAW_CONSENT, Act.END_ASSIGNMENT, Act.CORRECT_IDENTITY}
    # What an agency may or must tell of its own on a provision of law hangs on no consent.
    | {Act.DECIDE_DISCLOSURE, Act.CONFIRM_DISCLOSURE, Act.END_DISCLOSURE, Act.RECORD_TOLD}
    | {Act.HIDE_FROM_GUARDIAN, Act.ADD_TO_TALK, Act.CANCEL_TALK, Act.REVISE_NOTE}
    | {Act.RECORD_CONTACT, Act.FILE_ITEMS}
    # A case whose consent went during a meeting is closed there all the same.
    | {Act.CLOSE_AGENDA_ITEM, Act.TAKE_OFF_AGENDA}
)
# Done by an agency that has been told something on a provision of law, and no more.
OPEN_BY_LAW = frozenset({Act.RECORD_NOTE, Act.ASSIGN_MEMBER})
OPEN_WHEN_CLOSED = frozenset(
    {Act.BEGIN_AGAIN, Act.ASSIGN_MEMBER, Act.END_ASSIGNMENT, Act.FILE_ITEMS}
    | {Act.CLOSE_AGENDA_ITEM, Act.TAKE_OFF_AGENDA}
)


def out_of_step(
    act: Act,
    *,
    closed: bool,
    owns: bool,
    covered: Callable[[], bool],
    told_by_law: Callable[[], bool],
) -> tuple[str, Promise] | None:
    """Code and reason why nobody does this in the case now, or None.

    `covered` says whether a consent runs for the agency, `told_by_law` whether a provision of law
    opens something to it; each is asked where that decides alone.
    """
    if act is Act.BEGIN_AGAIN and not closed:
        return "step.state", _("Ärendet är inte avslutat.")
    if closed and act not in OPEN_WHEN_CLOSED:
        return "case.closed", _("Ärendet är avslutat. Inget kan ändras i det.")
    if owns or act in OPEN_TO_EARLIER or covered():
        return None
    if act in OPEN_BY_LAW and told_by_law():
        return None
    return "scope.earlier", _("Samtycket gäller inte längre för din verksamhet. Inget kan sparas.")

"""What the user can meet or mend: a refusal that comes back on the form, with what was typed."""

from uuid import UUID

from django.utils.functional import Promise


class Blocked(Exception):
    """A step that is not open now, with the reason in words and the rule's code for the log.

    `field` names the form's field the reason belongs to; None means the whole form. `because_of`
    is what the log names besides the case: kind, id, and the agency whose reviewer is told.
    """

    def __init__(
        self,
        code: str,
        reason: str | Promise,
        field: str | None = None,
        because_of: tuple[tuple[str, UUID, UUID | None], ...] = (),
    ) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.field = field
        self.because_of = because_of


class AlreadyDone(Exception):
    """The same form was sent before and has done its work; the second sending does nothing."""

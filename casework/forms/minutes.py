"""The lines of a meeting's minutes: written, written anew, answered and struck."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import DayField
from casework.forms.fields import (
    IdField,
    SendingForm,
    TextField,
    enum_field,
    field_of,
    needed_at_times,
)
from casework.forms.meetings import CHOSEN
from casework.hearing import Comer
from casework.meeting_wording import LINE_LABELS, STRUCK_LABELS
from casework.models.minutes import PROMISING, LineKind, Struck
from casework.pages.meetings import MeetingForm


class SourceField(IdField):
    """Whose a line is: an agency by its id, or who of the family it was."""

    def to_python(self, value: Any) -> Any:
        return Comer(value) if value in PROMISING else super().to_python(value)

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, Comer) or super().valid_value(value)


class SaidForm(SendingForm):
    """What a line of the minutes says."""

    kind = enum_field(LineKind, LINE_LABELS, radio=True, label=_("Vad är det?"))
    text = TextField(
        label=_("Beslut eller åtagande"),
        help_text=_("Skriv så att det kan läsas upp för familjen. Inga andra personers namn."),
        lines=4,
        max_length=2_000,
    )
    due_date = needed_at_times(
        DayField(label=_("Senast när?"), help_text=_("Behövs för ett åtagande."), required=False)
    )


class LineForm(SaidForm):
    """A decision or a commitment; whose it is, and that the family has said yes to theirs."""

    field_order = ("source", "kind", "text", "due_date", "heard")

    source = SourceField(
        label=_("Vems beslut eller åtagande?"), error_messages={"required": CHOSEN}
    )
    heard = needed_at_times(
        forms.BooleanField(
            label=_("De sa ja på mötet"),
            help_text=_(
                "Läs upp raden först. Behövs för det som den unge eller en vårdnadshavare lovar."
            ),
            required=False,
        )
    )


class SeenForm(SendingForm):
    """About a line that stands; `revision` tells which one was on the page."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def show(self, page: MeetingForm) -> None:
        """Begin with the line as it stands; the next sending is about what stands now."""
        if page.line is None:
            return
        for name in ("kind", "text", "due_date", "revision"):
            self.initial[name] = getattr(page.line, name)
        if self.is_bound:
            self.data = self.data.copy()
            self.data["revision"] = str(page.line.revision)


class EditLineForm(SeenForm, SaidForm):
    """A line written anew, also in another agency's name; the family's is no agency's."""

    field_order = ("source", "kind", "text", "due_date")

    source = IdField(label=_("Vems beslut eller åtagande?"), error_messages={"required": CHOSEN})

    def show(self, page: MeetingForm) -> None:
        super().show(page)
        if page.line is None:
            return
        # Also where the consent covers it no more: nothing moves that nobody has moved.
        stands = (page.line.source_id, page.line.source)
        listed = dict(page.agencies)
        sources = page.agencies if stands[0] in listed else (stands, *page.agencies)
        field_of(self, "source", IdField).choices = [(str(pk), name) for pk, name in sources]
        self.initial["source"] = str(page.line.source_id)


class ConfirmLineForm(SeenForm):
    """The text of a line, as its agency lets it stand."""

    text = TextField(label=_("Beslut eller åtagande"), lines=4, max_length=2_000)


class ObjectForm(SeenForm):
    """What is wrong with a line."""

    words = TextField(
        label=_("Vad stämmer inte?"),
        help_text=_("Bara samordningen läser det. Skriv inga namn."),
        lines=2,
        max_length=500,
    )


class StrikeForm(SeenForm):
    """Why a line is taken away."""

    reason = enum_field(Struck, STRUCK_LABELS, label=_("Varför?"), required=False, empty_value=None)

    def show(self, page: MeetingForm) -> None:
        super().show(page)
        if page.line is not None and page.line.promised:
            needed_at_times(self.fields["reason"])

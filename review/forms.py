"""The filters of the log; nothing sensitive is in them, so they stand in the address."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from access.acts import Act
from access.clock import STOCKHOLM
from agencies.fields import DayField
from audit.describe import DESCRIPTIONS, OUTCOMES
from audit.entries import Outcome
from audit.search import NOTHING, Where

# A day beyond these is a slip of the pen, and at the ends of the calendar no instant.
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)

PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds, and the address without it."""

    text: str
    query: str


class FilterForm(forms.Form):
    """What the reviewer looks for; an empty form means everything of the agency."""

    member = forms.UUIDField(label=_("Person"), required=False)
    agency = forms.UUIDField(label=_("Verksamhet"), required=False)
    number = forms.CharField(label=_("Ärendenummer"), max_length=20, required=False)
    act = forms.ChoiceField(
        label=_("Händelse"),
        required=False,
        choices=[("", _("Alla")), *((act.value, DESCRIPTIONS[act]) for act in Act)],
    )
    outcome = forms.ChoiceField(
        label=_("Utfall"),
        required=False,
        choices=[
            ("", _("Alla")),
            *((one.value, OUTCOMES[one]) for one in Outcome),
            (NOTHING, _("Utan träff")),
        ],
    )
    where = forms.TypedChoiceField(
        label=_("Handlar om"),
        help_text=_("En lista eller sökning visar flera ärenden på en gång."),
        required=False,
        choices=[
            (Where.EVERYWHERE.value, _("Alla")),
            (Where.CASE.value, _("Ett bestämt ärende")),
            (Where.LISTS.value, _("Listor och sökningar")),
        ],
        coerce=Where,
        empty_value=Where.EVERYWHERE,
    )
    identity = forms.ChoiceField(
        label=_("Personuppgifter"),
        help_text=_(
            "Varje öppning av ett ärende med skyddade personuppgifter ska granskas. Välj också Ett "
            "bestämt ärende för att se dem utan listorna."
        ),
        required=False,
        choices=[("", _("Alla")), (PROTECTED, _("Skyddade personuppgifter"))],
    )
    request = forms.CharField(
        label=_("Begäran"),
        help_text=_("Referensen som en felsida visade."),
        max_length=22,
        required=False,
    )
    from_date = DayField(label=_("Från och med"), required=False)
    until_date = DayField(label=_("Till och med"), required=False)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def offer(self, members: list[tuple[UUID, str]], agencies: list[tuple[UUID, str]]) -> None:
        """Show members and agencies by name."""
        for name, choices in (("member", members), ("agency", agencies)):
            self.fields[name].widget = forms.Select(
                choices=[("", _("Alla")), *((str(pk), words) for pk, words in choices)]
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        data = super().clean() or {}
        for name in ("from_date", "until_date"):
            if data.get(name) and not EARLIEST <= data[name] <= LATEST:
                self.add_error(name, _("Välj ett datum mellan 2000 och 2999."))
        first, last = data.get("from_date"), data.get("until_date")
        if first and last and last < first:
            self.add_error("until_date", _("Slutdagen kommer före startdagen."))
        return data

    def chips(self) -> list[Chip]:
        """What is filtered by, in words, each with the address that takes it away."""
        chosen = {field.name: field.value() for field in self.visible_fields() if field.value()}
        return [
            Chip(
                text=f"{self.fields[name].label}: {self._in_words(name)}",
                query=urlencode({other: chosen[other] for other in chosen if other != name}),
            )
            for name in chosen
            if name not in self.errors
        ]

    def _in_words(self, name: str) -> str:
        value = self.cleaned_data[name]
        if isinstance(value, date):
            return date_format(value, "j F Y")
        choices = getattr(self.fields[name].widget, "choices", ())
        return str(dict(choices).get(str(value), value))

    def times(self) -> tuple[datetime | None, datetime | None]:
        """The chosen days as instants: from the first moment until just after the last."""
        first, last = self.cleaned_data["from_date"], self.cleaned_data["until_date"]
        return (
            _midnight(first) if first else None,
            _midnight(last + timedelta(days=1)) if last else None,
        )


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time(0), STOCKHOLM).astimezone(UTC)

"""In which order the cases of a meeting are taken up, and how long each."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.fields import REQUIRED
from casework.forms.fields import SendingForm
from casework.forms.meetings import minutes_field
from casework.pages.meetings import MeetingForm

LAST = 99


class OrderForm(SendingForm):
    """A number and minutes for each case; cleaned into `places`, by the case's id."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.cases: dict[UUID, str] = {}
        for key in data or ():
            with suppress(ValueError):
                self._ask_about(UUID(key.removeprefix("place-")))

    def _ask_about(self, case: UUID, number: str = "", **known: int) -> None:
        self.cases[case] = number
        place = forms.IntegerField(label=_("Ordning"), min_value=1, max_value=LAST)
        for name, field in (
            ("place", place),
            ("minutes", minutes_field(_("Tid i minuter"), 15, 240)),
        ):
            field.error_messages["required"] = REQUIRED
            field.initial = known.get(name)
            self.fields[f"{name}-{case}"] = field

    def offer(self, page: MeetingForm) -> None:
        """The cases of the agenda as it is now; of others nothing is asked."""
        for gone in self.cases.keys() - {case for case, _number, _minutes in page.slots}:
            for name in ("place", "minutes"):
                del self.fields[f"{name}-{gone}"]
        self.cases = {}
        for place, (case, number, minutes) in enumerate(page.slots, 1):
            self._ask_about(case, number, place=place, minutes=minutes)

    def rows(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """For the page: the number of a case, and its two fields."""
        for case, number in self.cases.items():
            yield number, self[f"place-{case}"], self[f"minutes-{case}"]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data is not None:
            pairs = {
                case: (data.pop(f"place-{case}", None), data.pop(f"minutes-{case}", None))
                for case in self.cases
            }
            data["places"] = pairs
        return data

"""A question to the coordination without identity, and the advice to it."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import SendingForm, TextField, enum_field
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand, Gender
from casework.wording import AGE_BAND_LABELS, GENDER_LABELS, REPLY_LABELS
from consent.pointing_out import NEVER, PATTERNS, Find, Sign, finds, kinds

ASKED_LENGTH = 3_000
NUMBERS = _("Ta bort personnummer och telefonnummer: %(words)s.")
MAY_BE_A_NAME = _(
    "Kan det vara ett namn: %(words)s? Skriv till exempel ”eleven”. Kan ingen kännas igen av det, "
    "kryssa i rutan längst ner."
)
POINTS_OUT = _(
    "Det här kan peka ut någon: %(words)s. Ändra texten. Kan ingen kännas igen av det, kryssa i "
    "rutan längst ner."
)


class ConsultationForm(SendingForm):
    """No field holds a name, a school, a place or a day; what looks like one is pointed out."""

    age_band = enum_field(AgeBand, AGE_BAND_LABELS, radio=True, label=_("Ungefärlig ålder"))
    gender = enum_field(
        Gender,
        GENDER_LABELS,
        radio=True,
        label=_("Kön"),
        help_text=_("Svara bara om det har betydelse för frågan."),
        required=False,
        empty_value=None,
    )
    text = TextField(
        label=_("Vad vill du fråga om?"),
        help_text=_(
            "Beskriv mönstret, inte personen: vad som oroar, hur länge och vad ni har prövat."
        ),
        lines=8,
        max_length=ASKED_LENGTH,
    )
    nobody_recognised = forms.BooleanField(
        label=_("Ingen kan kännas igen av orden ovan"),
        help_text=_("Ditt intyg sparas i loggen."),
        required=False,
    )

    def __init__(
        self, *args: Any, patterns: Mapping[Sign, tuple[str, str]] = PATTERNS, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.patterns = patterns
        self.found: tuple[Find, ...] = ()

    def clean(self) -> dict[str, Any] | None:
        """Point out what may point somebody out; the verb looks again."""
        data = super().clean() or {}
        self.found = finds(data.get("text", ""), self.patterns)
        numbers = [one for one in self.found if one.sign in NEVER]
        if numbers:
            self._point_out(NUMBERS, numbers)
        elif self.found and not data.get("nobody_recognised"):
            names = [one for one in self.found if one.sign is Sign.NAME]
            self._point_out(POINTS_OUT, [one for one in self.found if one not in names])
            self._point_out(MAY_BE_A_NAME, names)
        return data

    def _point_out(self, words: Promise, found: tuple[Find, ...] | list[Find]) -> None:
        listed = ", ".join(f"”{one.words}”" for one in found)
        if listed:
            self.add_error("text", str(words) % {"words": listed})

    @property
    def may_be_left(self) -> bool:
        """Whether there are words that the author may answer for, and none that must go."""
        return bool(self.found) and not kinds(self.found) & NEVER

    @property
    def watched(self) -> str:
        """The patterns for the script of the page, as JSON: pattern and flags."""
        return json.dumps(list(self.patterns.values()), ensure_ascii=False)


class ReplyForm(SendingForm):
    """What the coordination advises."""

    kind = enum_field(AdviceKind, REPLY_LABELS, radio=True, label=_("Vad råder du till?"))
    text = TextField(
        label=_("Kort förklaring"),
        help_text=_("Skriv inget som pekar ut någon."),
        required=False,
    )

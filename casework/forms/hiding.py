"""To which guardian something is not shown, and on which provision (domain 0.8)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms.fields import SendingForm
from consent.terms import HidingProvision, Person
from consent.wording import HIDING_LABELS, PERSON_LABELS

GUARDIANS = (Person.GUARDIAN_1, Person.GUARDIAN_2)


def hiding_field(guardian: Person) -> forms.TypedChoiceField:
    """Whether an item is shown to a guardian, and if not, why; empty means that it is."""
    return forms.TypedChoiceField(
        label=PERSON_LABELS[guardian],
        choices=[
            ("", _("Får visas")),
            *((one.value, HIDING_LABELS[one]) for one in HidingProvision),
        ],
        coerce=HidingProvision,
        empty_value=None,
        required=False,
    )


class WithHiding(SendingForm):
    """The two questions, gathered into what the verb takes."""

    hide_guardian_1 = hiding_field(Person.GUARDIAN_1)
    hide_guardian_2 = hiding_field(Person.GUARDIAN_2)

    def clean(self) -> dict[str, Any]:
        """One answer a guardian."""
        data = super().clean() or {}
        answers = {one: data.pop(f"hide_{one.value}", None) for one in GUARDIANS}
        return data | {"hidden": answers}


class HidingForm(WithHiding):
    """The questions by themselves, about an item that is there."""

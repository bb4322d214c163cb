"""Fields that several forms share: text without control characters, ids, choices of an enum."""

import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from access.sending import Sent
from agencies.fields import CHOOSE

LONG = 20_000
SHORT = 200
F = TypeVar("F", bound=forms.Field)
TOO_LONG = _("Texten får ha högst %(limit_value)d tecken. Den har %(show_value)d.")


class SendingForm(forms.Form):
    """A form with a one-time id, so that sending it twice is harmless; cleaned into a `Sent`."""

    sending = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={
            "required": _("Formuläret saknar sitt nummer. Ladda om sidan och försök igen."),
            "invalid": _("Formulärets nummer är fel. Ladda om sidan och försök igen."),
        },
    )

    def clean(self) -> dict[str, Any] | None:
        """Put what was typed beside the id, as a keyed hash."""
        data = super().clean()
        if data and "sending" in data:
            data["sending"] = Sent(data["sending"], self._mark())
        return data

    def _mark(self) -> str:
        fields = self.data.lists() if hasattr(self.data, "lists") else self.data.items()
        own = {name for field in self.fields for name in self._names_of(field)}
        typed = sorted((name, values) for name, values in fields if name in own)
        return salted_hmac("varsam.sending", repr(typed), algorithm="sha256").hexdigest()

    def _names_of(self, name: str) -> list[str]:
        """What the controls of a field are called; several where it has several lists."""
        widget = self.fields[name].widget
        if isinstance(widget, forms.MultiWidget):
            return [name + suffix for suffix in widget.widgets_names]
        return [name]


def refuse_control_characters(value: str) -> None:
    """Raise ValidationError for characters that cannot be seen, line breaks and tabs excepted."""
    for character in value:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\r\t":
            raise ValidationError(
                _("Texten innehåller tecken som inte kan sparas. Ta bort dem och försök igen."),
                code="control",
            )


def printable(value: str) -> str:
    """A text without the characters that cannot be seen."""
    return "".join(one for one in value if unicodedata.category(one)[0] != "C")


class TextField(forms.CharField):
    """One line, or several with `lines`; control characters are refused at the field."""

    def __init__(self, *, lines: int = 1, max_length: int = SHORT, **kwargs: Any) -> None:
        if lines > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": lines}))
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["max_length"] = TOO_LONG
        self.validators.append(refuse_control_characters)


def enum_field(
    values: Iterable[StrEnum], labels: Mapping[Any, Any], *, radio: bool = False, **kwargs: Any
) -> forms.TypedChoiceField:
    """A choice among members of an enum; the cleaned value is the member."""
    members = list(values)
    kind = type(members[0])
    kwargs.setdefault("error_messages", {"required": CHOOSE})
    choices: list[tuple[str, Any]] = [(member.value, labels[member]) for member in members]
    if not radio:
        choices.insert(0, ("", _("Välj")))
    return forms.TypedChoiceField(
        choices=choices,
        coerce=kind,
        widget=forms.RadioSelect if radio else forms.Select,
        **kwargs,
    )


def field_of(form: forms.BaseForm, name: str, kind: type[F]) -> F:
    """A form's own field as what it is; raises TypeError for a field of another kind."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{name} is no {kind.__name__}.")
    return field


def needed_at_times(field: forms.Field) -> forms.Field:
    """A field that the form cannot require but the verb may: it is not called voluntary."""
    field.needed_at_times = True
    return field


def _as_id(value: Any) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise ValidationError(_("Välj ett av alternativen i listan."), code="invalid") from None


class IdField(forms.ChoiceField):
    """One id; the choices shown come from the page value, and the verb decides."""

    widget = forms.RadioSelect

    def to_python(self, value: Any) -> Any:
        return _as_id(value) if value else None

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, UUID)


class IdsField(forms.MultipleChoiceField):
    """Several ids; like IdField."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> Any:
        return frozenset(_as_id(one) for one in super().to_python(value))

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, UUID)

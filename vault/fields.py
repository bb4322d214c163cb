"""A model field that stores ciphertext: one writes a Draft and reads back a Sealed."""

from collections.abc import Callable
from typing import Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import CheckConstraint

from vault import index
from vault.constraints import has_sealed_shape
from vault.sealed import Draft, Sealed
from vault.sealing import current_keeper


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """`tag` is the field's number in vault.registry; `padding` is "text" or "choice".

    `indexed` says of a row whether its text, a number of 12 digits, stands in the number index.

    Reading does no cryptography. Sealing happens in pre_save, where the row is known, and needs
    an open keeper. Filtering (but for NULL), update() and bulk_update() raise.
    """

    # full_clean would compare the value with these.
    empty_values: list[Any] = []

    def __init__(
        self,
        *,
        tag: int = 0,
        padding: str = "text",
        indexed: Callable[[Any], bool] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["editable"] = False
        super().__init__(**kwargs)
        self.tag = tag
        self.padding = padding
        # Not in migrations: it says nothing of the table.
        self.indexed = indexed

    @property
    def label(self) -> str:
        """How the field is named where its content must not be."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, {**kwargs, "tag": self.tag, "padding": self.padding}

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value), self.label)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, Draft):
            text, choice = value.take(), self.padding == "choice"
            stored = current_keeper().seal(model_instance, self.tag, text, choice=choice)
            value = Sealed(stored, self.label)
            setattr(model_instance, self.attname, value)
            if self.is_indexed(model_instance):
                current_keeper().index(model_instance, text)
        elif value is None and not add and self.is_indexed(model_instance):
            index.clear(model_instance.pk)
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.label} is written as a Draft.")
        return _Stored(value) if value is not None else None

    def is_indexed(self, row: Any) -> bool:
        """Whether this row's text stands in the number index."""
        return self.indexed is not None and self.indexed(row)

    def get_prep_value(self, value: Any) -> Any:
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, _Stored):
            raise TypeError(f"{self.label} is saved with its row, through the gate.")
        return connection.Database.Binary(value.sealed.ciphertext())

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.label} is sealed: it cannot be searched.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.label} is sealed: it cannot be searched.")

    def value_to_string(self, obj: models.Model) -> NoReturn:
        raise TypeError(f"{self.label} is not serialised.")

    def formfield(self, **kwargs: Any) -> None:
        return None


class _Stored:
    """A sealed value on its way from pre_save to the database, and from nowhere else."""

    __slots__ = ("sealed",)

    def __init__(self, sealed: Sealed) -> None:
        self.sealed = sealed


def sealed_constraint(column: str, *, name: str) -> CheckConstraint:
    """The CHECK that a sealed field's model must carry."""
    return CheckConstraint(condition=has_sealed_shape(column), name=name)

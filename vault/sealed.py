"""What one writes (`Draft`) and what one reads back (`Sealed`): neither shows its content."""

from typing import Any, NoReturn


class CannotOpen(Exception):
    """Something sealed does not open; one message for every cause, so that none can be told."""

    def __init__(self) -> None:
        super().__init__("This cannot be opened.")


class Draft:
    """Text on its way into the vault."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise TypeError("A draft is made of text.")
        self._text = text

    def __repr__(self) -> str:
        return "<draft>"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("A draft is not serialised.")

    def take(self) -> str:
        """The text, for the vault's keeper alone."""
        return self._text


class Sealed:
    """Ciphertext of one field; it is opened through the gate and does nothing else.

    Comparing, hashing, testing, iterating, copying and serialising raise TypeError.
    """

    __slots__ = ("_ciphertext", "_label")

    def __init__(self, ciphertext: bytes, label: str) -> None:
        self._ciphertext = bytes(ciphertext)
        self._label = label

    def __repr__(self) -> str:
        return f"<sealed {self._label}>"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def ciphertext(self) -> bytes:
        """The bytes as stored."""
        return self._ciphertext

    def _refuse(self, *_: Any) -> NoReturn:
        raise TypeError("A sealed value is opened through the gate and does nothing else.")

    __eq__ = _refuse
    __ne__ = _refuse
    __lt__ = _refuse
    __le__ = _refuse
    __gt__ = _refuse
    __ge__ = _refuse
    __hash__ = _refuse
    __bool__ = _refuse
    __len__ = _refuse
    __iter__ = _refuse
    __contains__ = _refuse
    __reduce_ex__ = _refuse
    __copy__ = _refuse
    __deepcopy__ = _refuse

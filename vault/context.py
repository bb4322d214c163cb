"""What a ciphertext is bound to, as bytes of fixed width: parts joined by a separator collide."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

NOTHING = bytes(16)
TOPIC_WIDTH = 16
GROUND_WIDTH = 32


def fixed(text: str, width: int) -> bytes:
    """ASCII text padded with zeros to a width; raises ValueError if it does not fit."""
    encoded = text.encode("ascii")
    if not encoded or len(encoded) > width or 0 in encoded:
        raise ValueError(f"A code must be 1 to {width} ASCII characters.")
    return encoded.ljust(width, b"\0")


@dataclass(frozen=True, slots=True)
class ItemContext:
    """Whose item it is, in which case and tenant, and of which topic: 80 bytes."""

    collaboration_id: UUID
    case_id: UUID | None
    item_id: UUID
    owner_id: UUID
    topic: str

    def __bytes__(self) -> bytes:
        return b"".join(
            (
                self.collaboration_id.bytes,
                self.case_id.bytes if self.case_id else NOTHING,
                self.item_id.bytes,
                self.owner_id.bytes,
                fixed(self.topic, TOPIC_WIDTH),
            )
        )

    def for_field(self, tag: int) -> bytes:
        """Bound to one field of the item: 1 byte of purpose, the item, 4 bytes of tag."""
        return b"F" + bytes(self) + tag.to_bytes(4, "big")

    def for_grant(self, agency_id: UUID, version: int, ground: str, basis_id: UUID | None) -> bytes:
        """Bound to one agency's grant, its ground and what that rests on."""
        return b"".join(
            (
                b"G",
                bytes(self),
                agency_id.bytes,
                version.to_bytes(4, "big"),
                fixed(ground, GROUND_WIDTH),
                basis_id.bytes if basis_id else NOTHING,
            )
        )


def context_of(row: Any) -> ItemContext:
    """The context of a protected row, from its own columns."""
    return ItemContext(
        collaboration_id=row.collaboration_id,
        case_id=row.case_id,
        item_id=row.pk,
        owner_id=row.owner_id,
        topic=row.topic,
    )

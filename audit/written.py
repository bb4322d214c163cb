"""What the log says was written last: for each sealed field the SHA-256 of its ciphertext."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from audit import chain
from audit.codes import long
from audit.models import Body

# The kind of key act after which an item is gone for good.
FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Last:
    """The last entry that wrote a field: its digest in hex, and the entry's index."""

    digest: str
    index: int


@dataclass(slots=True)
class Written:
    """The state that the entries of one log amount to, up to `size`."""

    size: int = 0
    fields: dict[UUID, dict[int, Last]] = field(default_factory=dict)
    forgotten: set[UUID] = field(default_factory=set)
    marked: dict[str, dict[UUID, int]] = field(default_factory=dict)

    def last_index(self, item_id: UUID) -> int:
        """The last entry that wrote anything of an item."""
        return max((last.index for last in self.fields[item_id].values()), default=0)


def read_on(log_id: UUID, written: Written) -> None:
    """Add what the log holds beyond `written.size`; the log itself is verified by audit.verify."""
    for index, said in _bodies(log_id, written.size):
        for item, _owner, tag, digest in said.get("writes", []):
            item_id = _id(item)
            written.fields.setdefault(item_id, {})[tag] = Last(digest, index)
        for kind, item, *_rest in said.get("keys", []):
            if kind == FORGOTTEN:
                written.forgotten.add(_id(item))
        for name, value in said.get("facts", {}).items():
            if "case" in said and value == "set":
                written.marked.setdefault(name, {}).setdefault(_id(said["case"]), index)
        written.size = index + 1


def _bodies(log_id: UUID, start: int) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = Body.objects.filter(log_id=log_id, index__gte=start).order_by("index")
    for index, data in rows.values_list("index", "bytes").iterator():
        yield index, chain.parse(memoryview(data).tobytes())


def _id(text: str) -> UUID:
    found = long(text)
    if found is None:
        raise ValueError("An item has an id.")
    return found

"""The number indexes of a collaboration, written anew."""

from agencies.models import Collaboration
from consent import gate


def rebuild_indexes() -> dict[str, int]:
    """How many items were put into the indexes, by the name of the collaboration."""
    return {
        name: gate.rebuild_index(pk)
        for pk, name in Collaboration.objects.order_by("name").values_list("pk", "name")
    }

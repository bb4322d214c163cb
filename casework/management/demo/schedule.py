"""Runs many stories in one order of time, so that the log has the times of the stories."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain

from access import clock

# A story does its next piece of work each time it is resumed, and yields when the one after is.
Story = Iterator[datetime]


def run(
    stories: Iterable[Story],
    *,
    until: datetime,
    begun: Callable[[], None],
    beside: Iterable[Story] = (),
) -> None:
    """Resume each story at its time; what would happen after `until` is left out.

    `begun` is called when a story has done its first piece of work, for a progress bar;
    those told `beside` the others are not counted.
    """
    waiting: list[tuple[datetime, int, Story]] = []
    counted = (_telling(story, begun) for story in stories)
    for order, story in enumerate(chain(counted, beside)):
        _wait(waiting, order, story)
    while waiting:
        at, order, story = heapq.heappop(waiting)
        if at > until:
            continue
        with clock.moved_to(at):
            _wait(waiting, order, story)


def _wait(waiting: list[tuple[datetime, int, Story]], order: int, story: Story) -> None:
    at = next(story, None)
    if at is not None:
        heapq.heappush(waiting, (at, order, story))


def _telling(story: Story, begun: Callable[[], None]) -> Story:
    yield next(story)
    after = next(story, None)
    begun()
    if after is not None:
        yield after
        yield from story

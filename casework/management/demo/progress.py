"""How far a long piece of work has come: a line rewritten on a terminal, elsewhere a few."""

import shutil
import time
from collections.abc import Callable
from typing import Protocol

LONGEST_BAR = 30
WORDS = 56  # as much room as the words mostly take, so that the bar keeps its length
STEP = 5  # per cent, between two lines where nothing can be rewritten
BETWEEN = 0.1  # seconds, between two writings on a terminal


class Output(Protocol):
    """What Django hands a command to write to."""

    def write(self, msg: str, *, ending: str) -> None:
        """Write a text and its ending."""

    def flush(self) -> None:
        """Let the text be seen now."""

    def isatty(self) -> bool:
        """Whether somebody sits before it."""


def told(done: int, total: int, seconds: float) -> str:
    """Share, count, rate and time left, in words."""
    words = f"{100 * done // total:3} %  {done} of {total} cases"
    if done >= total:
        return f"{words}, {duration(seconds)}"
    if not done or seconds <= 0:
        return words
    left = (total - done) * seconds / done
    return f"{words}, {done / seconds:.0f} a second, {duration(left)} left"


def bar(done: int, total: int, seconds: float, *, columns: int) -> str:
    """The same after a bar, never as wide as the terminal, or a second line would begin."""
    words = told(done, total, seconds)
    width = min(LONGEST_BAR, columns - max(WORDS, len(words)) - 4)
    if width < 1:
        return words.strip()[: columns - 1]
    filled = width * done // total
    return f"[{'#' * filled}{'.' * (width - filled)}] {words}"


def duration(seconds: float) -> str:
    """Minutes and seconds, as one says them."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


class Progress:
    """Counts, and writes when there is something to tell."""

    def __init__(
        self, out: Output, total: int, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.done = 0
        self._out, self._total, self._seconds = out, total, seconds
        self._began = seconds()
        self._drawn = 0.0  # when, on a terminal
        self._length = 0
        self._step = 0

    def advance(self) -> None:
        """One more is done."""
        self.done += 1
        if self._out.isatty():
            self._draw()
        elif (step := 100 * self.done // self._total // STEP) > self._step:
            self._step = step
            self._out.write(told(self.done, self._total, self._passed()), ending="\n")
            self._out.flush()

    def end(self) -> None:
        """Leave the rewritten line, so that what follows begins a new one."""
        if self._out.isatty():
            self._out.write("", ending="\n")

    def _passed(self) -> float:
        return self._seconds() - self._began

    def _draw(self) -> None:
        now = self._seconds()
        if now - self._drawn < BETWEEN and self.done < self._total:
            return
        columns = shutil.get_terminal_size().columns
        line = bar(self.done, self._total, self._passed(), columns=columns)
        self._out.write("\r" + line.ljust(self._length), ending="")
        self._out.flush()
        self._drawn, self._length = now, len(line)

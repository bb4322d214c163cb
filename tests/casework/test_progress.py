"""Whoever waits for a large demonstration sees how far it is, on a terminal and in a file."""

from io import StringIO

import pytest

from casework.management.demo.progress import Progress, bar
from casework.management.demo.size import NotASize, size


class Screen(StringIO):
    """What a command writes to, with somebody before it or nobody."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def write(self, msg: str, *, ending: str) -> int:
        return super().write(msg + ending)

    def isatty(self) -> bool:
        return self.terminal


class Seconds:
    """A clock that goes on by as much each time it is asked."""

    def __init__(self, each: float) -> None:
        self.now, self.each = 0.0, each

    def __call__(self) -> float:
        self.now += self.each
        return self.now


def test_the_bar_tells_share_count_rate_and_time_left():
    line = bar(2500, 10_000, 100, columns=120)
    assert line == f"[{'#' * 7}{'.' * 23}]  25 %  2500 of 10000 cases, 25 a second, 5 min 0 s left"


def test_the_bar_grows_from_empty_to_full():
    assert bar(0, 40, 0, columns=90) == f"[{'.' * 30}]   0 %  0 of 40 cases"
    assert bar(40, 40, 3, columns=90).startswith("[##############################] 100 %")
    filled = [bar(done, 40, 10, columns=120).count("#") for done in range(41)]
    assert filled == sorted(filled)


def test_the_bar_keeps_its_length_while_the_words_change():
    ends = {bar(done, 3000, done * 0.24, columns=80).index("]") for done in range(3001)}
    assert len(ends) == 1


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 200])
def test_the_bar_never_begins_a_second_line(columns: int):
    for done in range(10_001):
        assert len(bar(done, 10_000, done * 3600.0, columns=columns)) < columns


def test_a_terminal_has_one_line_that_is_rewritten():
    screen = Screen(terminal=True)
    progress = Progress(screen, 50, seconds=Seconds(1))
    for _ in range(50):
        progress.advance()
    progress.end()
    drawn = screen.getvalue().split("\r")
    assert drawn[0] == ""
    assert len(drawn) == 51
    assert screen.getvalue().count("\n") == 1
    assert "100 %  50 of 50 cases" in drawn[-1]


def test_a_terminal_is_not_written_to_more_often_than_one_can_read():
    screen = Screen(terminal=True)
    progress = Progress(screen, 1000, seconds=Seconds(0.001))
    for _ in range(1000):
        progress.advance()
    assert 2 <= screen.getvalue().count("\r") < 50
    assert "100 %" in screen.getvalue().split("\r")[-1]


@pytest.mark.parametrize(("total", "lines"), [(10_000, 20), (100, 20), (12, 12)])
def test_a_file_has_a_plain_line_every_five_per_cent(total: int, lines: int):
    screen = Screen(terminal=False)
    progress = Progress(screen, total, seconds=Seconds(1))
    for _ in range(total):
        progress.advance()
    progress.end()
    assert "\r" not in screen.getvalue()
    assert screen.getvalue().count("\n") == lines
    assert f"100 %  {total} of {total} cases" in screen.getvalue()


@pytest.mark.parametrize(
    "text", ["abc", "0", "-1", "10**9", "1000000000", "11", "1e4", "१२३", "9" * 5000]
)
def test_what_is_no_number_of_cases_is_refused_in_one_sentence(text: str):
    with pytest.raises(NotASize, match=r"^CASES must be a number between 12 and 100000\.$"):
        size(text)


def test_a_number_of_cases_is_taken_and_none_means_the_sketches():
    assert [size(text) for text in ("", " ", "12", "10000", "100000")] == [
        12,
        12,
        12,
        10_000,
        100_000,
    ]

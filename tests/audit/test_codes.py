"""What may stand in an entry: ids, instants and codes, each written in one way."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest

from audit.codes import CODE, code, instant, long, printable, request_id, short, stamp


def test_an_id_has_22_characters_and_comes_back() -> None:
    for found in (uuid4(), UUID(int=0), UUID(int=2**128 - 1)):
        assert len(short(found)) == 22
        assert long(short(found)) == found
    assert (short(None), long("")) == ("", None)


@pytest.mark.parametrize(
    "text",
    ["A", "A" * 21, "A" * 23, "A" * 21 + "B", "A" * 20 + "!!", "å" * 22, "A" * 20 + "=="],
)
def test_an_id_written_in_another_way_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"id|ASCII|UUID|padded|bytes"):
        long(text)


def test_an_instant_is_utc_to_the_microsecond() -> None:
    at = datetime(2026, 3, 29, 3, 30, 0, 42, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(at) == "2026-03-29T01:30:00.000042Z"
    assert instant(stamp(at)) == at
    assert instant(stamp(at)).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    ["2026-03-29T01:30:00Z", "2026-03-29T01:30:00.1Z", "2026-3-29T01:30:00.000001Z", "yesterday"],
)
def test_an_instant_written_in_another_way_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"instant|match"):
        instant(text)


def test_what_somebody_typed_is_kept_printable_and_short() -> None:
    assert printable("a\x00b\n<script>å\u202e") == "a?b?<script>??"
    assert printable(" ~\x7f\x1b[2J") == "?~??[2J"
    assert len(printable("x" * 900)) == 64


@pytest.mark.parametrize("text", ["Elias Alm", "åäö", "A", "x" * 65, "a b", "a\n"])
def test_text_does_not_slip_in_as_a_code(text: str) -> None:
    assert not CODE.fullmatch(text)
    with pytest.raises(ValueError, match="codes"):
        code(text)


@pytest.mark.parametrize("text", ["x" * 23, "å", "a b", "a\n", "<b>"])
def test_text_does_not_slip_in_as_the_id_of_a_request(text: str) -> None:
    assert request_id("aB_-9" + "x" * 17)
    with pytest.raises(ValueError, match="22"):
        request_id(text)

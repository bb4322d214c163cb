"""The throw-away server runs for its block, writes down statements, and is gone afterwards."""

from pathlib import Path

import psycopg
import pytest

from tools.postgres import throw_away_server

pytestmark = pytest.mark.sqlite  # once a run is enough


def test_it_serves_writes_down_statements_and_goes():
    with throw_away_server() as server:
        with psycopg.connect(server.address) as session:
            assert session.execute("SELECT 'a statement'").fetchone() == ("a statement",)
        assert "SELECT 'a statement'" in server.log.read_text()
    assert not server.log.parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.address, connect_timeout=2)


def test_it_listens_on_loopback_and_wants_a_password():
    with throw_away_server() as server, psycopg.connect(server.address) as session:
        assert session.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
        without = psycopg.conninfo.make_conninfo(server.address, password="wrong")
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(without)


def test_it_goes_also_when_the_tests_break_off():
    folder = Path()
    with pytest.raises(KeyboardInterrupt), throw_away_server() as server:
        folder = server.log.parent
        raise KeyboardInterrupt
    assert not folder.exists()

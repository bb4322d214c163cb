"""The locked lists name packages, versions and hashes; no host, and nothing without a hash."""

import re
import tomllib

import pytest

from tests.house.code import ROOT, files

LINE = re.compile(
    r"[a-zA-Z0-9._-]+(\[[a-z,]+\])?==[^\s;]+( ; [^\\/]+)?( \\)?"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
    r"|    # via( [\w\[\]() .-]+)?"
    r"|    #   [\w\[\]() .-]+"
)
HOSTED_LOCKS = ("uv.lock", "package-lock.json", "poetry.lock", "Pipfile.lock", "yarn.lock")


def strange_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not LINE.fullmatch(line)]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_locked_list_holds_names_versions_and_hashes_alone(name: str):
    text = (ROOT / name).read_text()
    assert strange_lines(text) == []
    assert text.count("==") <= text.count("--hash=")


def test_a_host_in_a_locked_list_is_seen():
    bad = "--index-url https://index.example/simple\nx @ https://index.example/x.whl\nx>=1"
    assert len(strange_lines(bad)) == 3


def test_no_lock_that_names_hosts_is_kept():
    assert [path for path in files() if path.endswith(HOSTED_LOCKS)] == []


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for name, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["optional-dependencies"]["dev"]),
    ):
        locked = {line.split("==")[0] for line in (ROOT / name).read_text().splitlines()}
        assert {re.split(r"[\[<>=]", need)[0] for need in wanted} <= locked


def untold(wanted: list[str], table: str) -> set[str]:
    """Dependencies that have no line of their own in the table."""
    told = set(re.findall(r"^\| ([a-z][\w-]*)", table, re.MULTILINE))
    return {re.split(r"[\[<>=]", need)[0] for need in wanted} - told


def test_every_dependency_has_a_line_that_says_why():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert untold(wanted, (ROOT / "docs" / "dependencies.md").read_text()) == set()
    assert untold(["django>=5", "leftpad"], "| django 5 | why |") == {"leftpad"}

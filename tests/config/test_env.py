"""What is missing or wrong in the environment is said in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env


def test_a_missing_value_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("VARSAM_SECRET_KEY", raising=False)
    with pytest.raises(env.NotConfigured, match=r"^Set VARSAM_SECRET_KEY, or VARSAM_SECRET_KEY_"):
        env.required("VARSAM_SECRET_KEY")


def test_an_empty_value_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VARSAM_SECRET_KEY", "")
    with pytest.raises(env.NotConfigured):
        env.required("VARSAM_SECRET_KEY")


def test_a_value_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    file = tmp_path / "key"
    file.touch(mode=0o600)
    file.write_text("hidden\n")
    monkeypatch.delenv("VARSAM_SECRET_KEY", raising=False)
    monkeypatch.setenv("VARSAM_SECRET_KEY_FILE", str(file))
    assert env.secret("VARSAM_SECRET_KEY") == "hidden"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_secret_in_a_file_that_others_may_open_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int
):
    file = tmp_path / "key"
    file.write_text("hidden")
    file.chmod(mode)
    monkeypatch.delenv("VARSAM_SECRET_KEY", raising=False)
    monkeypatch.setenv("VARSAM_SECRET_KEY_FILE", str(file))
    with pytest.raises(env.NotConfigured, match="other users") as refused:
        env.secret("VARSAM_SECRET_KEY")
    assert "hidden" not in str(refused.value)


def test_a_file_that_is_not_there_is_named_by_its_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delenv("VARSAM_SECRET_KEY", raising=False)
    monkeypatch.setenv("VARSAM_SECRET_KEY_FILE", str(tmp_path / "nothing"))
    with pytest.raises(env.NotConfigured, match=r"^VARSAM_SECRET_KEY_FILE names a file"):
        env.secret("VARSAM_SECRET_KEY")


def test_a_value_and_a_file_at_once_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("VARSAM_HOSTS", "a")
    monkeypatch.setenv("VARSAM_HOSTS_FILE", str(tmp_path))
    with pytest.raises(env.NotConfigured, match="not both"):
        env.optional("VARSAM_HOSTS")


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("1", True), ("no", False), ("", False)]
)
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, text: str, value: bool):
    monkeypatch.setenv("VARSAM_DEMO", text)
    assert env.flag("VARSAM_DEMO", default=not value) is value


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VARSAM_DEMO", "maybe")
    with pytest.raises(env.NotConfigured, match="yes or no"):
        env.flag("VARSAM_DEMO")


def test_manage_says_what_is_missing_in_one_sentence():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VARSAM_")}
    environment = kept | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], env=environment, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert done.stderr.startswith("Set VARSAM_SECRET_KEY")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("names", ["*", "varsam.example.se,*", ".example.se"])
def test_a_name_that_means_every_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    monkeypatch.setenv("VARSAM_HOSTS", names)
    with pytest.raises(env.NotConfigured, match="in full"):
        env.hosts("VARSAM_HOSTS", default=env.LOOPBACK)


def test_what_is_for_this_machine_alone_is_refused_where_others_reach_the_site() -> None:
    flags = {"VARSAM_DEBUG": False, "VARSAM_PLAIN_HTTP": True}
    env.refuse_openness(flags, ["127.0.0.1", "localhost"])
    env.refuse_openness({"VARSAM_PLAIN_HTTP": False}, ["varsam.example.se"])
    with pytest.raises(env.NotConfigured, match=r"^VARSAM_PLAIN_HTTP is for a site"):
        env.refuse_openness(flags, ["127.0.0.1", "varsam.example.se"])

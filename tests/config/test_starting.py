"""The site does not start without its key, and says why in one sentence."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEY = base64.b64encode(bytes(32)).decode()


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VARSAM_")}
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VARSAM_SECRET_KEY": "a test's own",
        "VARSAM_DATABASE": "sqlite:///never.sqlite3",
        "VARSAM_STATIC_ROOT": str(Path(__file__).parent),
    }
    return subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        env=kept | settings | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def key_file(folder: Path, text: str, mode: int = 0o600) -> str:
    file = folder / "key"
    file.touch(mode=0o600)
    file.write_text(text)
    file.chmod(mode)
    return str(file)


def gave_up(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == 3 and done.stderr.count("\n") == 1 and KEY not in done.stderr


def test_it_starts_with_its_key(tmp_path: Path):
    done = start(VARSAM_KEY_FILE=key_file(tmp_path, KEY))
    assert (done.returncode, done.stderr) == (0, "")


def test_it_does_not_start_without_a_key():
    assert gave_up(start())


def test_it_does_not_start_without_its_key_file(tmp_path: Path):
    assert gave_up(start(VARSAM_KEY_FILE=str(tmp_path / "nothing")))


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o666])
def test_it_does_not_start_with_a_key_file_that_others_may_open(tmp_path: Path, mode: int):
    assert gave_up(start(VARSAM_KEY_FILE=key_file(tmp_path, KEY, mode)))


@pytest.mark.parametrize("text", ["", "short", KEY[:-4], KEY + KEY, "å" * 44])
def test_it_does_not_start_with_a_wrong_key(tmp_path: Path, text: str):
    assert gave_up(start(VARSAM_KEY_FILE=key_file(tmp_path, text)))

"""Where skipping is forbidden, a skipped test counts as failed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NO_SKIPS
from tests.house.code import ROOT

SKIPPED = """
import pytest

def test_that_needs_what_is_not_there():
    pytest.skip("Chromium is missing.")
"""


@pytest.mark.sqlite  # the engine does not matter
@pytest.mark.parametrize(
    ("forbidden", "code", "said"), [("", 0, "1 skipped"), ("1", 1, "1 failed")]
)
def test_a_skipped_test_fails_where_skipping_is_forbidden(
    tmp_path: Path, forbidden: str, code: int, said: str
) -> None:
    (tmp_path / "test_skipped.py").write_text(SKIPPED)
    own = f"--basetemp={tmp_path / 'own'}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-c", "pyproject.toml"]
    done = subprocess.run(
        [*command, own, str(tmp_path / "test_skipped.py")],
        cwd=ROOT,
        env={**os.environ, NO_SKIPS: forbidden},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout

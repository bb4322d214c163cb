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
MODULE_SKIPPED = """
import pytest

pytest.skip("Chromium is missing.", allow_module_level=True)

def test_that_needs_what_is_not_there(): pass
"""


@pytest.mark.sqlite  # the engine does not matter
@pytest.mark.parametrize(
    ("text", "forbidden", "code", "said"),
    [
        (SKIPPED, "", pytest.ExitCode.OK, "1 skipped"),
        (SKIPPED, "1", pytest.ExitCode.TESTS_FAILED, "1 failed"),
        (MODULE_SKIPPED, "", pytest.ExitCode.NO_TESTS_COLLECTED, "1 skipped"),
        (MODULE_SKIPPED, "1", pytest.ExitCode.INTERRUPTED, "forbids it"),
    ],
    ids=["test allowed", "test forbidden", "module allowed", "module forbidden"],
)
def test_what_is_skipped_fails_where_skipping_is_forbidden(
    tmp_path: Path, text: str, forbidden: str, code: pytest.ExitCode, said: str
) -> None:
    (tmp_path / "test_skipped.py").write_text(text)
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

"""The import contracts hold, and each of them breaks where a deliberate breach is written."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.code import AROUND, ROOT, product

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
NAMES = {contract["id"]: contract["name"] for contract in CONFIG["contracts"]}
# One line for each contract, added to a module that may not hold it.
BREACHES = {
    "rooms": ("access/roles.py", "import agencies.models"),
    "opening": ("casework/reading/__init__.py", "import vault.opening"),
    "searching": ("casework/reading/__init__.py", "import vault.index"),
    "receipts": ("consent/relation.py", "import vault.receipts"),
    "ciphers": ("consent/relation.py", "import vault.keys"),
    "log-rows": ("agencies/middleware.py", "import audit.models"),
    "gate": ("casework/urls.py", "import consent.gate"),
    "views": ("review/views.py", "import consent.models"),
    "pure": ("consent/rules.py", "import django.utils.timezone"),
    "casework": ("casework/utils.py", "x = 1"),
}


def broken(folder: Path) -> set[str]:
    """The ids of the contracts that do not hold for the packages in a folder."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    verdicts = {name: f"{title} BROKEN" in done.stdout for name, title in NAMES.items()}
    assert done.stdout.count(" KEPT") + sum(verdicts.values()) == len(NAMES), done.stdout
    return {name for name, is_broken in verdicts.items() if is_broken}


def copy_packages(folder: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module in product():
        target = folder / module.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(module.text)


def test_every_contract_holds():
    assert broken(ROOT) == set()


def test_every_contract_breaks_where_it_is_breached(tmp_path: Path):
    copy_packages(tmp_path)
    for path, line in BREACHES.values():
        target = tmp_path / path
        before = target.read_text() if target.exists() else ""
        target.write_text(f"{before}\n{line}\n")
    assert broken(tmp_path) == set(BREACHES) == set(NAMES)


def test_every_package_stands_under_the_contracts():
    packages = {module.package for module in product()}
    assert packages == set(CONFIG["root_packages"])
    assert not packages & AROUND

"""Where the house tests look: the files of the repository and their syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Top-level packages that are not the product itself.
AROUND = frozenset({"tests", "tools", "benchmarks"})


@dataclass(frozen=True)
class Module:
    """One Python file: its path in the repository and its text."""

    path: str
    text: str

    @property
    def package(self) -> str:
        return self.path.split("/")[0]

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


@cache
def files() -> tuple[str, ...]:
    """Every file that is, or would be, committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return tuple(sorted(path for path in listed.stdout.splitlines() if (ROOT / path).is_file()))


@cache
def modules() -> tuple[Module, ...]:
    """Every Python module but migrations, which are generated."""
    paths = [path for path in files() if path.endswith(".py") and "/migrations/" not in path]
    return tuple(Module(path, (ROOT / path).read_text(encoding="utf-8")) for path in paths)


@cache
def product() -> tuple[Module, ...]:
    """The modules of the product's own packages."""
    return tuple(m for m in modules() if "/" in m.path and m.package not in AROUND)


def templates() -> Iterator[tuple[str, str]]:
    """Path and text of every template."""
    for path in files():
        if path.endswith((".html", ".txt")) and "templates/" in path:
            yield path, (ROOT / path).read_text(encoding="utf-8")


def imported(module: Module) -> set[str]:
    """Full names of what a module imports; of `from a import b` both a and a.b."""
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names

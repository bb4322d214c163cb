"""The tally of observed levels is written in one place, and nothing is scored anywhere."""

import ast
import re
from collections.abc import Iterator

from tests.house.code import ROOT, Module, product, templates

# Where the table is defined, and the one module of verbs that moves it.
WRITES = {"casework/writing/tallying.py"}
DEFINES = {"casework/models/__init__.py"}
# Who calls that: the verbs that seal a level.
SEALS = {"casework/writing/observing.py"}
SCORED = re.compile(r"score|risk_(?:level|value|sum|points)|risk(?:poäng|nivå)", re.IGNORECASE)


def names_of(module: Module) -> set[str]:
    """What a module imports or mentions by name, and the tables in its strings."""
    found = set()
    for node in ast.walk(ast.parse(module.text)):
        if isinstance(node, ast.ImportFrom):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(re.findall(r"\bcasework_tally\b", node.value))
    return found


def mentioning(*names: str) -> set[str]:
    return {
        module.path
        for module in product()
        if "/migrations/" not in module.path and names_of(module) & set(names)
    }


def identifiers() -> Iterator[tuple[str, str]]:
    """Every name that the product gives to something."""
    for module in product():
        for node in ast.walk(ast.parse(module.text)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield module.path, node.name
            elif isinstance(node, ast.arg):
                yield module.path, node.arg
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield module.path, node.id


def test_one_module_writes_the_tally_and_the_verbs_that_seal_a_level_call_it() -> None:
    assert mentioning("Tally", "casework_tally") == WRITES | DEFINES
    assert mentioning("move_tally") == SEALS


def test_a_level_is_sealed_where_the_tally_moves_and_nowhere_else() -> None:
    writers = {
        module.path
        for module in product()
        if re.search(r"\bObservation(?:\.objects\.(?:create|bulk_create))?\(", module.text)
        and "/migrations/" not in module.path
    }
    assert writers == SEALS | {"casework/models/observation.py"}


def test_nothing_is_called_a_score_and_no_page_shows_one() -> None:
    assert [(path, name) for path, name in identifiers() if SCORED.search(name)] == []
    shown = [path for path, text in templates() if SCORED.search(text)]
    assert shown == []
    assert SCORED.search("risk_score")
    assert (ROOT / "casework" / "models" / "observation.py").exists()

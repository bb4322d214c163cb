"""Some things are done in one place alone: moving the clock, asking guardian, passing by."""

import ast

from tests.house.code import Module, imported, product

ASKS_GUARDIAN = frozenset({"consent/relation.py", "consent/models/seats.py"})
SWITCHES = ("skip", "force", "override", "bypass", "unsafe", "no_check", "without_check")


def moves_the_clock(module: Module) -> bool:
    if module.path == "access/clock.py" or "demo" in module.path:
        return False
    uses = {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    return "moved_to" in uses or "access.clock.moved_to" in imported(module)


def asks_guardian(module: Module) -> bool:
    return any(name.split(".")[0] == "guardian" for name in imported(module))


def switches(module: Module) -> list[str]:
    """Parameters by which a caller could switch a check off."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            names = [argument.arg for argument in arguments]
            found += [f"{node.name}({name})" for name in names if name.startswith(SWITCHES)]
    return found


def test_only_the_demo_and_the_tests_move_the_clock():
    assert [m.path for m in product() if moves_the_clock(m)] == []
    assert moves_the_clock(Module("consent/rules.py", "from access.clock import moved_to"))
    assert moves_the_clock(Module("a/b.py", "from access import clock\nclock.moved_to(1)"))


def test_guardian_is_asked_in_one_place():
    asking = [m.path for m in product() if asks_guardian(m)]
    assert set(asking) <= ASKS_GUARDIAN
    assert asks_guardian(Module("a/b.py", "from guardian.shortcuts import get_perms"))
    assert not asks_guardian(Module("a/b.py", "from consent.models import ConsentGiver"))


def test_no_function_takes_an_argument_that_switches_a_check_off():
    assert {m.path: switches(m) for m in product() if switches(m)} == {}
    bad = "def record_note(case_id, *, by, skip_log=False, force=False): ..."
    assert switches(Module("a.py", bad)) == ["record_note(skip_log)", "record_note(force)"]

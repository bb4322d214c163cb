"""No file grows without end, and each module's name says its job."""

from tests.house.code import Module, modules, product, templates

MODULE_LINES = 300
TEMPLATE_LINES = 150
SAY_NOTHING = frozenset(
    "utils util helpers helper common core base manager managers service services misc".split()
)


def too_long(texts: list[tuple[str, str]], limit: int) -> list[str]:
    return [path for path, text in texts if len(text.splitlines()) > limit]


def says_nothing(module: Module) -> bool:
    parts = module.path.removesuffix(".py").split("/")
    return any(part.removeprefix("test_") in SAY_NOTHING for part in parts)


def says_no_purpose(module: Module) -> bool:
    """Whether a module with code lacks a docstring that tells what it is for."""
    tree = module.tree
    first = tree.body[0] if tree.body else None
    return first is not None and not getattr(getattr(first, "value", None), "value", None)


def test_no_module_is_longer_than_the_limit():
    assert too_long([(m.path, m.text) for m in modules()], MODULE_LINES) == []
    assert too_long([("a.py", "x = 1\n" * 301)], MODULE_LINES) == ["a.py"]


def test_no_template_is_longer_than_the_limit():
    assert too_long(list(templates()), TEMPLATE_LINES) == []
    assert too_long([("a.html", "<p>\n" * 151)], TEMPLATE_LINES) == ["a.html"]


def test_no_module_has_a_name_that_says_nothing():
    assert [m.path for m in modules() if says_nothing(m)] == []
    assert says_nothing(Module("casework/utils.py", ""))
    assert says_nothing(Module("consent/services/ask.py", ""))
    assert not says_nothing(Module("consent/gate.py", ""))


def test_every_module_says_what_it_is_for():
    assert [m.path for m in product() if says_no_purpose(m)] == []
    assert says_no_purpose(Module("a.py", "import os\n"))
    assert not says_no_purpose(Module("a.py", '"""Why."""\nimport os\n'))
    assert not says_no_purpose(Module("__init__.py", ""))

"""HTML is always escaped, every form protected, and no page holds code or style of its own."""

import ast
import re

import pytest

from tests.house.code import Module, product, templates

FORBIDDEN_NAMES = frozenset({"mark_safe", "SafeString", "SafeText", "csrf_exempt", "html_safe"})
FORBIDDEN_MARKUP = {
    "escaping switched off": re.compile(r"\|\s*(safe|safeseq)\b|autoescape\s+off"),
    "inline style": re.compile(r"<style\b|<[^>]*\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[^=\s]*)\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign address": re.compile(r"(src|href|action)\s*=\s*[\"'](https?:)?//", re.IGNORECASE),
}


def unescaped(module: Module) -> set[str]:
    """The forbidden names that a module imports or uses."""
    names = {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(module.tree) if isinstance(node, ast.alias)}
    return names & FORBIDDEN_NAMES


def breaches(markup: str) -> list[str]:
    return [what for what, pattern in FORBIDDEN_MARKUP.items() if pattern.search(markup)]


def test_no_code_switches_escaping_or_form_protection_off():
    assert {m.path: unescaped(m) for m in product() if unescaped(m)} == {}
    bad = "from django.utils.safestring import mark_safe\n@decorators.csrf_exempt\ndef a(): ..."
    assert unescaped(Module("a.py", bad)) == {"mark_safe", "csrf_exempt"}


def test_no_template_switches_escaping_off_or_holds_code():
    assert {path: breaches(text) for path, text in templates() if breaches(text)} == {}


@pytest.mark.parametrize(
    ("markup", "breach"),
    [
        ("{{ note|safe }}", "escaping switched off"),
        ("{{ notes | safeseq }}", "escaping switched off"),
        ("{% autoescape off %}", "escaping switched off"),
        ('<p class="a" style="color: red">', "inline style"),
        ("<style>", "inline style"),
        ("<script>alert(1)</script>", "inline script"),
        ('<button onclick="go()">', "inline handler"),
        ('<form hx-on:submit="go()">', "inline handler"),
        ('<a href="javascript:go()">', "script address"),
        ('<img src="//elsewhere.example/x.png">', "foreign address"),
    ],
)
def test_a_breach_is_seen(markup: str, breach: str):
    assert breaches(markup) == [breach]


def test_plain_markup_is_no_breach():
    assert breaches('<script src="{% static "site.js" %}" defer></script><p lang="sv">') == []

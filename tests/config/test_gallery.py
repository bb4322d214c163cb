"""The gallery shows every component, and exists in development and in tests alone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from config.gallery.views import ROOMS

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = TEMPLATES / "components"
INCLUDED = re.compile(r"{% include \"components/([a-z_]+)\.html\"")
# What no page uses yet, and what it waits for.
WAITING = {
    "chart": "the figures of the follow-up, for which a later step counts",
    "dialog": "the questions that a later step asks on the page itself",
    "print_form": "the consent form on paper, with the letters of a later step",
    "task_list": "the reminders and due answers of a later step",
}
WHERE = """
import django; django.setup()
from access.declare import every_url, refuse_undeclared_urls
refuse_undeclared_urls()
print("components/" in {route for route, _view in every_url()})
"""


def not_shown(files: set[str]) -> set[str]:
    return files - {sample.template for room in ROOMS for sample in room.samples}


def included(folder: Path) -> dict[str, set[str]]:
    """What each template includes of the components; the gallery includes none by name."""
    return {
        str(path.relative_to(folder)): set(INCLUDED.findall(path.read_text()))
        for path in folder.rglob("*.html")
    }


def on_a_page(includes: dict[str, set[str]]) -> set[str]:
    """The components that a page uses, by itself or inside another one."""
    pages = (found for name, found in includes.items() if not name.startswith("components/"))
    used: set[str] = set()
    new = set().union(*pages)
    while new:
        used |= new
        new = set().union(*(includes[f"components/{name}.html"] for name in new)) - used
    return used


def has_gallery(**environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VARSAM_")}
    given = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VARSAM_SECRET_KEY": "a test's own",
        "VARSAM_KEY": "a test's own",
        "VARSAM_DATABASE": "sqlite:///never.sqlite3",
    }
    done = subprocess.run(
        [sys.executable, "-c", WHERE],
        env=kept | given | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_every_component_hangs_in_the_gallery() -> None:
    files = {f"components/{path.name}" for path in COMPONENTS.glob("*.html")}

    assert len(files) > 30
    assert not_shown(files) == set()


def test_each_component_is_on_a_page_or_waits_for_a_step_that_is_named() -> None:
    components = {path.stem for path in COMPONENTS.glob("*.html")}

    assert components - on_a_page(included(TEMPLATES)) == set(WAITING)


def test_a_component_that_another_one_alone_uses_is_on_no_page() -> None:
    includes = {
        "a.html": {"bar"},
        "components/bar.html": {"icon"},
        "components/lamp.html": {"wick"},
    }

    assert on_a_page({**includes, "components/icon.html": set()}) == {"bar", "icon"}


def test_a_component_that_is_not_shown_is_missed() -> None:
    assert not_shown({"components/lamp.html"}) == {"components/lamp.html"}


def test_each_component_tells_what_it_takes_and_each_variant_has_a_name(client: Client) -> None:
    page = client.get("/components/")

    for _title, components in page.context["rooms"]:
        for component in components:
            assert component.told, component.name
            names = [variant for variant, _markup in component.variants]
            assert len(set(names)) == len(names), component.name


def test_a_component_hangs_in_one_place(client: Client) -> None:
    page = client.get("/components/")
    names = [one.name for _title, components in page.context["rooms"] for one in components]

    assert len(set(names)) == len(names)


def test_no_two_things_in_the_gallery_have_the_same_id(client: Client) -> None:
    ids = [
        part.split('"')[0] for part in client.get("/components/").content.decode().split(' id="')
    ]

    assert sorted({one for one in ids[1:] if ids.count(one) > 1}) == []


def test_there_is_no_gallery_in_production() -> None:
    assert has_gallery() == "False"
    assert has_gallery(VARSAM_DEMO="yes") == "False"


@pytest.mark.parametrize("flag", ["yes"])
def test_there_is_one_in_development(flag: str) -> None:
    assert has_gallery(VARSAM_DEBUG=flag) == "True"

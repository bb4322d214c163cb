"""The gallery shows every component, and exists in development and in tests alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from config.gallery.views import ROOMS

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
WHERE = """
import django; django.setup()
from access.declare import every_url, refuse_undeclared_urls
refuse_undeclared_urls()
print("components/" in {route for route, _view in every_url()})
"""


def not_shown(files: set[str]) -> set[str]:
    return files - {sample.template for room in ROOMS for sample in room.samples}


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

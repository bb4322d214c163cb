"""A component's variants as values, and how they are drawn for the gallery."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template

TOLD = re.compile(r"{% comment %}\n?(.*?){% endcomment %}", re.DOTALL)
FOLDER = "components/"


@dataclass(frozen=True, slots=True)
class Sample:
    """One variant of a component; `component` is a template's name without folder and ending."""

    component: str
    variant: str
    context: Mapping[str, Any] = field(default_factory=dict)
    folder: str = FOLDER

    @property
    def template(self) -> str:
        return f"{self.folder}{self.component}.html"


@dataclass(frozen=True, slots=True)
class Room:
    """Components that belong together."""

    title: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A component as the gallery shows it: what it says of itself, and (variant, markup) pairs."""

    name: str
    told: str
    variants: tuple[tuple[str, str], ...]

    @property
    def inline(self) -> bool:
        """Whether its variants are small enough to stand side by side."""
        return all(
            markup.lstrip().startswith(("<span", "<svg")) for _variant, markup in self.variants
        )


def hung(room: Room, request: HttpRequest) -> tuple[str, list[Drawn]]:
    """The title of a room and its components, drawn; variants of one component stand together."""
    return room.title, [
        _drawn(list(variants), request)
        for _name, variants in groupby(room.samples, key=lambda sample: sample.template)
    ]


def _drawn(variants: list[Sample], request: HttpRequest) -> Drawn:
    return Drawn(
        variants[0].component,
        _told(variants[0].template),
        tuple((one.variant, _draw(one, request)) for one in variants),
    )


def _draw(sample: Sample, request: HttpRequest) -> str:
    return get_template(sample.template).render(dict(sample.context), request)


def _told(template: str) -> str:
    found = TOLD.search(get_template(template).template.source)
    return found.group(1).strip() if found else ""

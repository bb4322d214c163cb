"""Each view names its act once; a walk over all URLs refuses a view that does not."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver

from access.acts import Act

View = Callable[..., Any]


def allows(act: Act) -> Callable[[View], View]:
    """Mark a view with the act it performs; agencies.middleware asks the policy before it runs."""

    def declared(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return view(*args, **kwargs)

        wrapper.act = act  # type: ignore[attr-defined]
        return wrapper

    return declared


def act_of(view: View) -> Act | None:
    """The act a view declares, or None."""
    act = getattr(view, "act", None)
    return act if isinstance(act, Act) else None


def every_url(
    patterns: Iterable[Any] | None = None, prefix: str = ""
) -> Iterator[tuple[str, View]]:
    """Every route of the site with its view, included URL configurations unfolded."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_url(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def refuse_undeclared_urls() -> None:
    """Raise ImproperlyConfigured if some URL leads to a view without an act."""
    undeclared = [route for route, view in every_url() if act_of(view) is None]
    if undeclared:
        raise ImproperlyConfigured(f"These URLs declare no act: {', '.join(undeclared)}.")

"""What an address asks for beside its path."""

from django.http import HttpRequest

LAST_PAGE = 10_000


def page_asked(request: HttpRequest) -> int:
    """The number of the page in the address; the first for anything that is no number."""
    number = request.GET.get("page", "1")[:6]
    whole = number.isascii() and number.isdigit() and int(number)
    return min(int(number), LAST_PAGE) if whole else 1

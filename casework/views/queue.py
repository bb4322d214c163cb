"""The first page of whoever works with cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from access.acts import Act
from access.declare import allows
from agencies.queue import shown
from casework.reading.queue import read_queue


@allows(Act.READ_QUEUE)
@require_GET
def show_queue(request: HttpRequest) -> HttpResponse:
    """What waits for the member and why; with `part` in the address one section alone, whole."""
    page = read_queue(by=request.member)
    return render(
        request, "agencies/queue.html", {**shown(page, request.GET.get("part", "")), "work": True}
    )

"""Views of the reviewer's desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from access.acts import Act
from access.blocked import Blocked
from access.declare import allows
from agencies.queue import shown
from review import disclosures, queue, reading, writing
from review.forms import PROTECTED, FilterForm
from review.pages import EntryList

# The queue without what has been reviewed, in its address.
UNREVIEWED = "unreviewed"


@allows(Act.READ_REVIEW_QUEUE)
@require_GET
def show_queue(request: HttpRequest) -> HttpResponse:
    """What waits for the reviewer; with `part` in the address one section alone, whole."""
    page = queue.read_review_queue(by=request.member)
    return render(request, "agencies/queue.html", shown(page, request.GET.get("part", "")))


@allows(Act.REVIEW_LOG)
@require_GET
def list_entries(request: HttpRequest) -> HttpResponse:
    """The log of one's own agency, filtered and paged."""
    form = FilterForm(request.GET)
    form.offer(*reading.people_to_choose(request.member))
    page, status = EntryList(lines=(), older=None), 422
    if form.is_valid():
        page, status = _entries(form, request), 200
    address = request.GET.copy()
    address.pop("before", None)
    context = {"form": form, "page": page, "filters": address.urlencode(), "chips": form.chips()}
    return render(request, "review/list.html", context, status=status)


def _entries(form: FilterForm, request: HttpRequest) -> EntryList:
    data = form.cleaned_data
    from_at, until_at = form.times()
    wanted = reading.Wanted(
        member=data["member"],
        agency=data["agency"],
        number=data["number"],
        act=data["act"],
        outcome=data["outcome"],
        where=data["where"],
        protected=data["identity"] == PROTECTED,
        request=data["request"],
        from_at=from_at,
        until_at=until_at,
    )
    return reading.list_entries(wanted, by=request.member, before=data["before"])


@allows(Act.REVIEW_LOG)
@require_GET
def show_entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry with everything it holds."""
    page = reading.read_entry(index, by=request.member)
    return render(request, "review/entry.html", {"page": page})


@allows(Act.REVIEW_DISCLOSURES)
@require_GET
def list_disclosures(request: HttpRequest) -> HttpResponse:
    """What one's own agency has told on a provision of law."""
    try:
        before = UUID(request.GET.get("before", ""))
    except ValueError:
        before = None
    unreviewed = request.GET.get("show") == UNREVIEWED
    page = disclosures.list_disclosures(by=request.member, before=before, unreviewed=unreviewed)
    return render(request, "review/disclosures.html", {"page": page})


@allows(Act.MARK_REVIEWED)
@require_POST
def mark_reviewed(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """A disclosure has been reviewed."""
    try:
        writing.mark_reviewed(decision_id, by=request.member)
    except Blocked as blocked:
        messages.error(request, str(blocked.reason))
    else:
        messages.success(request, _("Utlämnandet är markerat som granskat."))
    return _to_queue(request)


@allows(Act.UNMARK_REVIEWED)
@require_POST
def unmark_reviewed(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """It has not, after all."""
    writing.unmark_reviewed(decision_id, by=request.member)
    messages.success(request, _("Markeringen är borttagen. Loggen har kvar båda händelserna."))
    return _to_queue(request)


def _to_queue(request: HttpRequest) -> HttpResponse:
    """Back to the list as it was shown: all, or what is not reviewed."""
    kept = f"?show={UNREVIEWED}" if request.POST.get("show") == UNREVIEWED else ""
    return redirect(reverse("review_disclosures") + kept)

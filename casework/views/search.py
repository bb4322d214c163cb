"""Search for a person among one's own cases, and the notice before a second case begins."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from access.acts import Act
from access.declare import allows
from access.policy import may_search_by_name
from agencies.submitting import sent
from casework.forms import SearchForm
from casework.pages import SearchPage, SecondCase
from casework.reading import search as reading
from casework.views.checking import to_check


@allows(Act.SEARCH_PERSON)
@require_http_methods(["GET", "POST"])
def search_person(request: HttpRequest) -> HttpResponse:
    """The terms come by POST alone; they stand in no address, session or title."""
    form = SearchForm(request.POST or None)
    done = sent(form, reading.search_person, by=request.member)
    by_name = may_search_by_name(request.member.kind)
    page = SearchPage(by_name=by_name, lines=done.made if done else None)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, "casework/search.html", context, status=status)


def warned_of(
    request: HttpRequest,
    form: Form,
    *,
    step: Act,
    besides: UUID | None = None,
    unchanged: UUID | None = None,
) -> SecondCase | None:
    """What is to be read before a form with a youth's number is sent; None if there is nothing."""
    if not to_check(request, form) or not form.cleaned_data["personnummer"]:
        return None
    found = reading.second_case(
        form.cleaned_data["personnummer"],
        by=request.member,
        step=step,
        sending=form.cleaned_data["sending"],
        besides=besides,
        unchanged=unchanged,
    )
    return found if found != SecondCase() else None


def goes_on(request: HttpRequest, second: SecondCase | None) -> bool:
    """Whether the form is to be sent: there is nothing to read first, and nothing to change."""
    return second is None and request.POST.get("checked") != "change"

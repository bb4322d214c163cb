"""Log-in, log-out, password, one-time link, start page, language, and for whom one acts.

allauth's own views, listed one by one, each with its act.
"""

from typing import Any

from allauth.account import views as account
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language as django_set_language

from access.acts import Act
from access.clock import now
from access.declare import allows
from access.policy import may_ever
from agencies.forms import LinkForm, MailForm, MembershipForm
from agencies.limits import seconds_left
from agencies.logins import LOGGED_IN_AT, MEMBERSHIP, SEEN_AT, record
from agencies.submitting import SWITCH, submitted
from agencies.writing.choosing import choose_mail, choose_membership, choose_shortcuts
from audit.entries import Outcome

# What a form holds in which nothing is typed.
EMPTY = {"csrfmiddlewaretoken", "acting_for", SWITCH}

_log_in = account.LoginView.as_view()
_change_password = account.PasswordChangeView.as_view(success_url=reverse_lazy("start"))


class _SetPassword(account.PasswordResetFromKeyView):
    """The one-time link; a deactivated user's does not open."""

    success_url = reverse_lazy("login")

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record(Act.SET_PASSWORD, Outcome.CHANGED, self.request, actor_id=self.reset_user.pk)
        messages.success(self.request, _("Lösenordet är sparat. Logga in."))
        return answer

    def get_form_class(self) -> Any:
        return LinkForm


_set_password = _SetPassword.as_view()


@allows(Act.LOG_IN)
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page."""
    answer: HttpResponse = _log_in(request)
    return answer


@allows(Act.LOG_OUT)
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    answer: HttpResponse = account.logout(request)
    return answer


@allows(Act.CHANGE_PASSWORD)
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Choose another password."""
    answer: HttpResponse = _change_password(request)
    if request.method == "POST" and answer.status_code == 302:
        record(Act.CHANGE_PASSWORD, Outcome.CHANGED, request, actor_id=request.user.pk)
        messages.success(request, _("Lösenordet är bytt."))
    return answer


@allows(Act.SET_PASSWORD)
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
    """Use the one-time link that an administrator handed over."""
    answer: HttpResponse = _set_password(request, uidb36=uidb36, key=key)
    return answer


@allows(Act.CHOOSE_LANGUAGE)
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Swedish or English, kept in a cookie, and back to where one was.

    A form that came along is sent on as it is (307), to be shown again: see agencies.submitting.
    """
    on = request.GET.get("next") or request.POST.get("next", "")
    carries = "next" in request.GET and bool(set(request.POST) - EMPTY)
    request.POST = QueryDict(urlencode({"language": request.POST.get(SWITCH, ""), "next": on}))
    answer: HttpResponse = django_set_language(request)
    if carries and answer.headers["Location"] == on:
        answer.status_code = 307
    return answer


@allows(Act.SET_SHORTCUTS)
@require_POST
def set_shortcuts(request: HttpRequest) -> HttpResponse:
    """Turn the keys that go somewhere on or off, for oneself."""
    choose_shortcuts(request.user.pk, on=request.POST.get("shortcuts") == "on")
    messages.success(request, _("Ditt val är sparat."))
    return redirect("help")


@allows(Act.CHOOSE_MAIL)
@require_http_methods(["GET", "POST"])
def choose_mail_page(request: HttpRequest) -> HttpResponse:
    """When one wants an e-mail that there is something new."""
    form = MailForm(request.POST or None, initial={"mail": request.user.mail})
    if submitted(form, choose_mail, request.user.pk):
        messages.success(request, _("Ditt val är sparat."))
        return redirect("start")
    return render(request, "agencies/mail.html", {"form": form})


@allows(Act.SEE_SESSION)
@require_GET
def remaining(request: HttpRequest) -> JsonResponse:
    """Seconds until the log-in ends; asking is no use of it, so it is not extended.

    `fixed` says that nothing can extend it; `token` is for a form that was open when somebody
    logged in anew in another tab.
    """
    if not request.user.is_authenticated or LOGGED_IN_AT not in request.session:
        return JsonResponse({"seconds": 0, "fixed": True})
    idle, whole = seconds_left(request.session)
    return JsonResponse(
        {
            "seconds": int(min(idle, whole)),
            "fixed": whole <= idle,
            "token": get_token(request),
        }
    )


@allows(Act.EXTEND_SESSION)
@require_POST
def extend(request: HttpRequest) -> HttpResponse:
    """Use the log-in once more, and go back to where one was."""
    request.session[SEEN_AT] = now().timestamp()
    on = request.POST.get("next", "")
    return redirect(on if url_has_allowed_host_and_scheme(on, allowed_hosts=None) else "start")


@allows(Act.START)
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The first page of one's role."""
    if request.member is None:
        return redirect("membership")
    for act, name in (
        (Act.READ_QUEUE, "queue"),
        (Act.READ_REVIEW_QUEUE, "review_queue"),
        (Act.READ_ACCOUNT_QUEUE, "account_queue"),
    ):
        if may_ever(request.member.role, act):
            return redirect(name)
    return redirect("membership")


@allows(Act.CHOOSE_MEMBERSHIP)
@require_http_methods(["GET", "POST"])
def membership(request: HttpRequest) -> HttpResponse:
    """Choose for which agency and in which role one acts."""
    if not request.memberships:
        return render(request, "agencies/no_membership.html", status=403)
    form = MembershipForm(request.POST or None, memberships=request.memberships)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["membership"]
        choose_membership(chosen, request=request.request_id)
        request.session[MEMBERSHIP] = str(chosen.pk)
        on = request.POST.get("next", "")
        ours = url_has_allowed_host_and_scheme(on, allowed_hosts=None)
        return redirect(on if ours else "start")
    on = request.POST.get("next") or request.GET.get("next", "")
    return render(request, "agencies/membership.html", {"form": form, "next": on})

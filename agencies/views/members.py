"""The administrator's pages of members."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from access.acts import Act
from access.declare import allows
from agencies import people, reading
from agencies.administering_forms import InviteForm, NameForm, NothingForm, RoleForm, TermForm
from agencies.answered import in_words
from agencies.submitting import submitted
from agencies.writing import guards
from agencies.writing import members as writing
from agencies.writing.meanwhile import mark_of


@allows(Act.LIST_MEMBERS)
@require_http_methods(["GET", "POST"])
def list_members(request: HttpRequest) -> HttpResponse:
    """The members by name; a name that is looked for is posted, so that no address holds it."""
    form = NameForm(request.POST or None)
    name = form.cleaned_data["name"] if form.is_bound and form.is_valid() else ""
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and int(number) else 1
    found = reading.list_members(by=request.member, page=min(page, 10_000), name=name)
    return render(request, "agencies/members.html", {"page": found, "search": form})


@allows(Act.INVITE_MEMBER)
@require_http_methods(["GET", "POST"])
def invite_member(request: HttpRequest) -> HttpResponse:
    """A new member, whose one-time link is shown once."""
    form = InviteForm(request.POST or None, agencies=_agencies(request))
    links: list[str] = []
    if submitted(form, _kept(writing.invite_member, links), by=request.member):
        return _show_link(request, links[0])
    return show_form(request, form, _("Bjud in en medlem"), _("Bjud in"))


@allows(Act.LIST_MEMBERS)
@require_GET
def show_member(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One member."""
    line = reading.read_member(user_id, by=request.member, act=Act.LIST_MEMBERS)
    return render(request, "agencies/member.html", {"line": line})


@allows(Act.ADD_MEMBERSHIP)
@require_http_methods(["GET", "POST"])
def add_membership(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One more membership for a member."""
    form = RoleForm(request.POST or None, agencies=_agencies(request))
    if submitted(form, writing.add_membership, user_id, by=request.member):
        return redirect("member", user_id)
    line = reading.read_member(user_id, by=request.member, act=Act.ADD_MEMBERSHIP)
    return show_form(request, form, _("Lägg till uppdrag"), _("Lägg till"), line=line)


@allows(Act.SET_TERM)
@require_http_methods(["GET", "POST"])
def set_term(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Change from and until when a membership counts."""
    form = TermForm(request.POST or None)
    if submitted(form, writing.set_term, membership_id, by=request.member):
        messages.success(request, _("Tiden är ändrad."))
        return redirect("members")
    line, term = reading.read_term(
        membership_id, by=request.member, act=Act.SET_TERM, guard=guards.may_change_term
    )
    days = {"from_date": term.from_date, "until_date": term.until_date}
    if not form.is_bound:
        form = TermForm(initial={**days, "opened": mark_of(days.values())})
    return show_form(
        request,
        form,
        _("Ändra uppdragets tid"),
        _("Spara"),
        line=line,
        term=term,
        saved=saved_meanwhile(form, days),
    )


@allows(Act.END_MEMBERSHIP)
@require_http_methods(["GET", "POST"])
def end_membership(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """End a membership, after a confirmation."""
    form = NothingForm(request.POST or None)
    if submitted(form, writing.end_membership, membership_id, by=request.member):
        messages.success(request, _("Uppdraget är avslutat."))
        return redirect("members")
    line, term = reading.read_term(
        membership_id, by=request.member, act=Act.END_MEMBERSHIP, guard=guards.may_be_ended
    )
    said = _(
        "Uppdraget upphör genast, och personen kopplas bort från sina ärenden. "
        "Det går inte att ångra."
    )
    return show_form(
        request, form, _("Avsluta uppdrag"), _("Avsluta"), line=line, term=term, said=said
    )


@allows(Act.DEACTIVATE_USER)
@require_http_methods(["GET", "POST"])
def deactivate_user(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Shut a user out, after a confirmation."""
    form = NothingForm(request.POST or None)
    if submitted(form, writing.deactivate_user, user_id, by=request.member):
        messages.success(request, _("Användaren är avstängd."))
        return redirect("members")
    line = reading.read_member(
        user_id, by=request.member, act=Act.DEACTIVATE_USER, guard=guards.has_use_of_shutting_out
    )
    said = _("Personen stängs ute vid nästa klick. Du kan öppna användaren igen.")
    return show_form(request, form, _("Stäng av användare"), _("Stäng av"), line=line, said=said)


@allows(Act.REACTIVATE_USER)
@require_http_methods(["GET", "POST"])
def reactivate_user(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Let a user in again, after a confirmation."""
    form = NothingForm(request.POST or None)
    if submitted(form, writing.reactivate_user, user_id, by=request.member):
        messages.success(request, _("Användaren kan logga in igen."))
        return redirect("members")
    line = reading.read_member(
        user_id, by=request.member, act=Act.REACTIVATE_USER, guard=guards.has_use_of_letting_in
    )
    return show_form(request, form, _("Öppna användare igen"), _("Öppna"), line=line)


@allows(Act.RENEW_LINK)
@require_http_methods(["GET", "POST"])
def renew_link(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """A new one-time link, after a confirmation."""
    form = NothingForm(request.POST or None)
    links: list[str] = []
    if submitted(form, _kept(writing.renew_link, links), user_id, by=request.member):
        return _show_link(request, links[0])
    line = reading.read_member(
        user_id, by=request.member, act=Act.RENEW_LINK, guard=guards.may_get_link
    )
    said = _("Det gamla lösenordet slutar gälla. Länken visas en gång och gäller i sju dagar.")
    return show_form(request, form, _("Gör ny engångslänk"), _("Gör länk"), line=line, said=said)


def _agencies(request: HttpRequest) -> list[tuple[UUID, str]]:
    lines = people.agencies_of(request.member.collaboration_id).values()
    return sorted(((one.id, one.name) for one in lines if one.is_active), key=lambda p: p[1])


def _kept(verb, links: list[str]):  # type: ignore[no-untyped-def]
    """The verb, with the link that it returns kept for the answer."""

    def keeping(*args: object, **kwargs: object) -> None:
        links.append(verb(*args, **kwargs))

    return keeping


def _show_link(request: HttpRequest, path: str) -> HttpResponse:
    return render(request, "agencies/link.html", {"link": request.build_absolute_uri(path)})


def saved_meanwhile(form: Form, columns: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of what somebody else has saved since the form was opened.

    The form then goes on from it: sent once more, what was typed counts.
    """
    now = mark_of(columns.values())
    if not form.is_bound or form["opened"].value() == now:
        return []
    form.data = form.data.copy()
    form.data["opened"] = now
    return [
        (str(form.fields[name].label), in_words(form.fields[name], value))
        for name, value in columns.items()
    ]


def show_form(
    request: HttpRequest, form: object, title: str, label: str, **more: object
) -> HttpResponse:
    """A form of the administrator's, with the way back to the list it belongs to."""
    bad = form.is_bound and form.errors  # type: ignore[attr-defined]
    context = {"form": form, "title": title, "label": label, "of": "members", **more}
    return render(request, "agencies/form.html", context, status=422 if bad else 200)
